/** A paper as a link, for a message or a notebook. */
import { identifierUrl } from '../paper/identifiers';
import type { PaperRecord } from '../paper/schema';
import { webUrl } from '../paper/web-url';

type Linked = Pick<PaperRecord, 'title' | 'identifiers' | 'urls'>;

/** The page to send someone to: the one it was saved from, or where its identifier leads. */
export function pageUrl(paper: Pick<Linked, 'identifiers' | 'urls'>): string | undefined {
  const addresses = [
    paper.urls.page,
    ...paper.identifiers.map(identifierUrl),
    paper.urls.html,
    paper.urls.pdf,
  ];
  for (const address of addresses) {
    const url = webUrl(address);
    if (url !== undefined) return url;
  }
  return undefined;
}

/** `[title](url)`, with what Markdown would read as markup escaped. */
export function toMarkdown(paper: Linked): string {
  const title = paper.title.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&');
  const url = pageUrl(paper);
  if (url === undefined) return title;
  // A bracket that does not close would end the link.
  return `[${title}](${url.replace(/[()\s<>]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)})`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (char) => entities[char] ?? char);

/** The link as plain text and as HTML, for the clipboard. */
export function toLink(paper: Linked): { text: string; html: string } {
  const url = pageUrl(paper);
  const title = paper.title.replace(/\s+/g, ' ');
  if (url === undefined) return { text: title, html: escapeHtml(title) };
  return {
    text: `${title}\n${url}`,
    html: `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`,
  };
}
