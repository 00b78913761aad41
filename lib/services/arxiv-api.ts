/**
 * arXiv's query API (info.arxiv.org/help/api/user-manual): Atom over
 * https://export.arxiv.org/api/query. Elements are found by name; their order is not the manual's. The
 * worker has linkedom already.
 */
import { DOMParser } from 'linkedom/worker';
import { parseArxiv } from '../paper/identifiers';
import { cleanText, parseDate, parseName } from '../paper/normalise';
import { type PaperRecord, recordSchema } from '../paper/schema';
import { serviceHosts } from './hosts';

/** Papers of one request by their ids; the API's own slices are far larger. */
export const arxivIdsAtOnce = 100;
/** Titles of one request: each is a phrase of the query, and addresses have an end. */
export const arxivTitlesAtOnce = 5;

const base = `${serviceHosts.arxiv}/api/query`;

/** @param ids bare arXiv ids, without versions. */
export const arxivIdsUrl = (ids: readonly string[]): string =>
  `${base}?${new URLSearchParams({ id_list: ids.join(','), max_results: String(ids.length) })}`;

/** Papers with one of these titles. */
export function arxivTitlesUrl(titles: readonly string[]): string {
  const phrases = titles.map((title) => {
    // Quotes, colons and brackets are the query's own signs; formulas are written in many ways.
    const words = title.replace(/\$[^$]*\$/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
    return `ti:"${words.slice(0, 20).join(' ')}"`;
  });
  const query = { search_query: phrases.join(' OR '), max_results: String(titles.length * 5) };
  return `${base}?${new URLSearchParams(query)}`;
}

/**
 * The papers of an answer. An entry that cannot be read (the API's own “Error” too) is left out.
 * @returns undefined when it is no feed.
 */
export function parseArxivFeed(xml: string): PaperRecord[] | undefined {
  let root: Element | null;
  try {
    const document = new DOMParser().parseFromString(xml, 'text/xml');
    root = (document as unknown as Document).documentElement;
  } catch {
    return undefined;
  }
  if (root?.localName !== 'feed') return undefined;
  return childrenOf(root, 'entry').flatMap((entry) => {
    const record = recordOf(entry);
    return record ? [record] : [];
  });
}

/** Elements right inside another, by their name without its prefix. */
const childrenOf = (element: Element, name: string): Element[] =>
  [...element.children].filter((child) => child.localName.replace(/^.*:/, '') === name);

const textOf = (element: Element, name: string): string =>
  childrenOf(element, name)[0]?.textContent ?? '';

function recordOf(entry: Element): PaperRecord | undefined {
  const arxiv = parseArxiv(textOf(entry, 'id').replace(/^https?:\/\/arxiv\.org\/abs\//, ''));
  if (!arxiv) return undefined;
  const issued = parseDate(textOf(entry, 'published'));
  const doi = textOf(entry, 'doi');
  const abstract = cleanText(textOf(entry, 'summary'), 50_000);
  const parsed = recordSchema.safeParse({
    identifiers: [`arxiv:${arxiv.id}`, ...(doi ? [`doi:${doi.toLowerCase()}`] : [])],
    title: cleanText(textOf(entry, 'title')),
    authors: childrenOf(entry, 'author').map((author) => parseName(textOf(author, 'name'))),
    ...(abstract && { abstract }),
    ...(issued && { issued }),
    kind: 'article',
    urls: {
      page: `https://arxiv.org/abs/${arxiv.id}`,
      pdf: `https://arxiv.org/pdf/${arxiv.id}`,
    },
    version: arxiv.version,
    categories: childrenOf(entry, 'category').map((category) => category.getAttribute('term')),
    source: 'arxiv',
  });
  return parsed.success ? parsed.data : undefined;
}
