/**
 * arXiv's query API (info.arxiv.org/help/api/user-manual): Atom over
 * https://export.arxiv.org/api/query. Elements are found by name; their order is not the manual's.
 */
import { XMLParser } from 'fast-xml-parser';
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

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  // Of entities only the five of XML and numbers, which cannot grow.
  processEntities: { enabled: true, maxTotalExpansions: 100_000, maxEntityCount: 5 },
  isArray: (name) => ['entry', 'author', 'link', 'category'].includes(name),
});

type Node = Record<string, unknown>;

/**
 * The papers of an answer. An entry that cannot be read (the API's own “Error” too) is left out.
 * @returns undefined when it is no feed.
 */
export function parseArxivFeed(xml: string): PaperRecord[] | undefined {
  let feed: Node | undefined;
  try {
    feed = (parser.parse(xml) as { feed?: Node }).feed;
  } catch {
    return undefined;
  }
  if (typeof feed !== 'object') return undefined;
  const entries = Array.isArray(feed.entry) ? (feed.entry as Node[]) : [];
  return entries.flatMap((entry) => {
    const record = recordOf(entry);
    return record ? [record] : [];
  });
}

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as Node)['#text'] ?? '')
    : String(value ?? '');

function recordOf(entry: Node): PaperRecord | undefined {
  const arxiv = parseArxiv(textOf(entry.id).replace(/^https?:\/\/arxiv\.org\/abs\//, ''));
  if (!arxiv) return undefined;
  const issued = parseDate(textOf(entry.published));
  const doi = textOf(entry.doi);
  const list = (key: string) => (Array.isArray(entry[key]) ? (entry[key] as Node[]) : []);
  const abstract = cleanText(textOf(entry.summary), 50_000);
  const parsed = recordSchema.safeParse({
    identifiers: [`arxiv:${arxiv.id}`, ...(doi ? [`doi:${doi.toLowerCase()}`] : [])],
    title: cleanText(textOf(entry.title)),
    authors: list('author').map((author) => parseName(textOf(author.name))),
    ...(abstract && { abstract }),
    ...(issued && { issued }),
    kind: 'article',
    urls: {
      page: `https://arxiv.org/abs/${arxiv.id}`,
      pdf: `https://arxiv.org/pdf/${arxiv.id}`,
    },
    version: arxiv.version,
    categories: list('category').map((category) => category['@term']),
    source: 'arxiv',
  });
  return parsed.success ? parsed.data : undefined;
}
