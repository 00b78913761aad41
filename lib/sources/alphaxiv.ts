import { parseArxiv } from '../paper/identifiers';
import { arxivIdentified } from './arxiv-id';
import { firstText, metasOf, pathOf, recordOf, webUrl } from './citation';
import { scholarlyArticle } from './json-ld';
import type { Source } from './types';

const faces =
  /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/(abs|overview|pdf|resources|html|audio|benchmarks)\/(.+?)(?:\.(?:pdf|md))?$/i;

/** alphaXiv: arXiv papers with a discussion, an overview and a reader. Last seen 2026-11. */
export const alphaxiv: Source = {
  id: 'alphaxiv',
  name: 'alphaXiv',
  hosts: ['alphaxiv.org', 'beta.alphaxiv.org'],
  // The start page too: the site moves from it to a paper without loading a page.
  matches: ['', 'abs/*', 'overview/*', '*/overview/*', 'resources/*'].map(
    (path) => `https://www.alphaxiv.org/${path}`,
  ),
  lists: ['', '?*', 'explore*'].map((path) => `https://www.alphaxiv.org/${path}`),
  trust: 2,

  identify(url) {
    const [, face, id] = faces.exec(pathOf(url)) ?? [];
    const parsed = parseArxiv(id ?? '');
    if (!parsed) return undefined;
    return {
      ...arxivIdentified(parsed, /^pdf$/i.test(face ?? '') ? 'pdf' : 'abstract'),
      page: `https://www.alphaxiv.org/abs/${parsed.id}`,
    };
  },

  extract(document, url) {
    const id = alphaxiv.identify(url)?.identifiers[0]?.slice('arxiv:'.length);
    const metas = metasOf(document);
    // After a change of pages the head may still be of the paper before.
    const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
    const data = document.querySelector('script[data-alphaxiv-id="json-ld-paper-detail-view"]');
    const named = (data?.textContent ?? '') || (canonical ?? metas.first('og:url') ?? '');
    const other = /\/(?:abs|overview|pdf)\/(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})/i.exec(named)?.[1];
    if (!id || (other && parseArxiv(other)?.id !== id)) return undefined;
    const article = scholarlyArticle(document, url);
    const told = (metas.first('og:title') ?? firstText(document, 'title')).replace(
      /\s*\|\s*alphaXiv\s*$/i,
      '',
    );
    const summary = /Abstract:\s*(.+)$/s.exec(
      metas.first('description', 'og:description') ?? '',
    )?.[1];
    const code = document.querySelector('a[href^="https://github.com/"][data-sentry-component]');
    return recordOf('alphaxiv', {
      ...article,
      title: article?.title || (other ? told : ''),
      abstract: article?.abstract || (summary ?? ''),
      identifiers: [],
      keywords: [],
      urls: { code: webUrl(code?.getAttribute('href'), url) },
      kind: 'article',
    });
  },
};
