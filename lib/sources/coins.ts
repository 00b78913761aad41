/** COinS: a citation as an OpenURL in the title of a `span.Z3988` (ocoins.info). */
import type { PaperKind } from '../paper/schema';
import { namesOf, pageRange, type Said } from './citation';

/** Genres and formats of OpenURL that are papers. */
const kinds: [RegExp, PaperKind][] = [
  [/^(?:proceeding|conference)$/, 'paper-conference'],
  [/^bookitem$/, 'chapter'],
  [/^book$/, 'book'],
  [/^(?:report|document)$/, 'report'],
  [/^preprint$/, 'article'],
  [/^article$/, 'article-journal'],
];

/**
 * The work of the page’s own span: pages with several cite others, and of one the title must be
 * that of the page.
 * @param isOwn whether a title is that of the page.
 */
export function coinsOf(document: Document, isOwn: (title: string) => boolean): Said | undefined {
  const titles = [...document.querySelectorAll('span.Z3988[title]')]
    .slice(0, 20)
    .map((span) => (span.getAttribute('title') ?? '').slice(0, 20_000));
  const [only, ...more] = [...new Set(titles)];
  if (!only || more.length > 0) return undefined;
  const fields = new URLSearchParams(only.replaceAll('&amp;', '&'));
  const get = (...names: string[]) =>
    names.map((name) => fields.get(`rft.${name}`)).find(Boolean) ?? undefined;
  const format = /:(journal|book|dissertation)$/.exec(fields.get('rft_val_fmt') ?? '')?.[1];
  const title = get('atitle') ?? (format === 'journal' ? undefined : get('btitle', 'title'));
  if (!format || !title || !isOwn(title)) return undefined;
  const journal = get('jtitle', 'stitle') ?? (get('atitle') ? get('btitle', 'title') : undefined);
  const genre = get('genre') ?? '';
  const [last, first] = [get('aulast'), get('aufirst', 'auinit')];
  const named = fields.getAll('rft.au');
  return {
    title,
    authors: namesOf(named.length > 0 || !last ? named : [first ? `${last}, ${first}` : last]),
    issued: get('date'),
    venue: journal ?? get('inst'),
    volume: get('volume'),
    issue: get('issue'),
    pages: pageRange(get('spage'), get('epage')) ?? get('pages'),
    kind:
      format === 'dissertation'
        ? 'thesis'
        : (kinds.find(([pattern]) => pattern.test(genre))?.[1] ??
          (format === 'journal' ? 'article-journal' : 'book')),
    identifiers: fields
      .getAll('rft_id')
      .slice(0, 20)
      .map((id) =>
        id
          .replace(/^info:(doi|pmid|hdl)\//i, '$1:')
          .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, 'doi:'),
      ),
  };
}
