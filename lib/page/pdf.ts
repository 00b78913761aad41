/** Tabs that show a PDF: in Chromium the browser's viewer lies in a document of the page's own. */
import type { PaperRecord } from '../paper/schema';
import type { Sources } from './recogniser';

/** Is this document the frame around the browser's viewer? It has no text and nothing to select. */
export const isViewer = (document: Document): boolean => document.contentType === 'application/pdf';

/**
 * The paper of a PDF, from its address alone. The worker asks the paper's own page for the rest when it
 * is saved.
 */
export function recordOfPdf(sources: Sources, url: URL): PaperRecord | undefined {
  const found = sources.identify(url);
  const [id = ''] = found?.identifiers ?? [];
  if (!found || !id) return undefined;
  const { identifiers, version, page, pdf = url.href, html } = found;
  return {
    identifiers,
    title: id.slice(id.indexOf(':') + 1),
    authors: [],
    kind: 'article',
    urls: { page, pdf, ...(html && { html }) },
    categories: [],
    keywords: [],
    source: 'generic',
    provisional: true,
    ...(version && { version }),
  };
}
