/** CSL-JSON (docs.citationstyles.org, 1.0.2), as Zotero, Mendeley, Pandoc and others write it. */
import { z } from 'zod';
import { parseDate, parseName } from '../../paper/normalise';
import { kinds, lenientList, type Name, type PaperDate, type PaperKind } from '../../paper/schema';
import { draftOf, type Found } from './draft';
import { itemsOf } from './json-items';
import { labelOf, splitTags } from './text';
import type { Draft, Problem, Reading, ReadOptions } from './types';

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
/** Numbers stand where texts should, and texts where numbers should. */
const text = lenient(z.union([z.string(), z.number()]).transform((value) => String(value).trim()));
const name = z.object({
  family: text,
  given: text,
  suffix: text,
  literal: text,
  'dropping-particle': text,
  'non-dropping-particle': text,
});
const date = lenient(
  z.object({
    'date-parts': lenient(z.array(z.array(z.union([z.string(), z.number()])))),
    raw: text,
    literal: text,
  }),
);

const itemSchema = z.object({
  id: text,
  type: text,
  title: text,
  author: lenientList(name, 5000),
  editor: lenientList(name, 5000),
  issued: date,
  abstract: text,
  'container-title': text,
  publisher: text,
  volume: text,
  issue: text,
  page: text,
  DOI: text,
  PMID: text,
  PMCID: text,
  URL: text,
  archive: text,
  archive_location: text,
  number: text,
  note: text,
  annote: text,
  keyword: text,
  // Better BibTeX and Zotero write what CSL has no word for.
  keywords: text,
  custom: z.unknown().optional(),
});
export type CslSource = z.output<typeof itemSchema>;

/** CSL's types that a paper of ours can have under another name. */
const others = new Map(
  Object.entries<PaperKind>({
    'article-magazine': 'article-journal',
    'article-newspaper': 'article-journal',
    review: 'article-journal',
    'entry-encyclopedia': 'chapter',
    'entry-dictionary': 'chapter',
    manuscript: 'article',
    speech: 'paper-conference',
    post: 'webpage',
    'post-weblog': 'webpage',
  }),
);

/** Reads a CSL-JSON file: an array of items, or an object with `items`. */
export function* readCsl(source: string, { progress }: ReadOptions = {}): Reading {
  const items = itemsOf(source);
  for (const { value, line, at } of items.each()) {
    progress?.(at);
    const parsed = itemSchema.safeParse(value);
    const draft: Draft = parsed.success
      ? draftOf(foundIn(parsed.data))
      : { label: labelOf(JSON.stringify(value)), problem: { code: 'bad-item', args: [] } };
    yield { ...draft, ...(line !== undefined && { line }) };
  }
  return items.problems() satisfies Problem[];
}

/** The fields of a CSL item. @param item parsed, of any tool. */
export function foundIn(item: CslSource): Found & Required<Pick<Found, 'authors'>> {
  const arxiv = arxivOf(item);
  const kind = kindOf(item.type);
  const own =
    item.annote ?? (item.note && !/^[\w .-]{1,30}:/.test(item.note) ? item.note : undefined);
  const keyword = item.keyword ?? item.keywords;
  const extra = (key: string) =>
    new RegExp(`^\\s*${key}:\\s*(\\S+)`, 'im').exec(item.note ?? '')?.[1];
  return {
    title: item.title,
    authors: (item.author.length > 0 ? item.author : item.editor).map(nameOf),
    abstract: item.abstract,
    issued: dateOf(item.issued),
    venue:
      arxiv && /^arxiv/i.test(item['container-title'] ?? '') ? undefined : item['container-title'],
    volume: item.volume,
    issue: item.issue,
    pages: item.page,
    kind,
    doi: item.DOI ?? extra('doi'),
    arxiv,
    pmid: item.PMID ?? extra('pmid'),
    pmcid: item.PMCID ?? extra('pmcid'),
    urls: [item.URL],
    keywords: keyword ? splitTags(keyword) : [],
    mine: {
      tags: keyword ? splitTags(keyword) : [],
      notes: own ? [{ text: own }] : [],
    },
  };
}

export const parseCslItem = (value: unknown): CslSource | undefined =>
  itemSchema.safeParse(value).data;

function kindOf(type: string | undefined): PaperKind | undefined {
  if (type === undefined) return undefined;
  return kinds.find((kind) => kind === type) ?? others.get(type);
}

function arxivOf(item: CslSource): string | undefined {
  if (/arxiv/i.test(item.archive ?? '') && item.archive_location) return item.archive_location;
  const said = /arxiv:\s*([\w./-]+)/i.exec(`${item.number ?? ''} ${item.note ?? ''}`);
  return said?.[1];
}

function nameOf(source: z.output<typeof name>): Name | undefined {
  const particles = [source['dropping-particle'], source['non-dropping-particle']];
  const family = [...particles, source.family].filter(Boolean).join(' ');
  if (source.literal) return { literal: source.literal };
  if (!family) return parseName(source.given ?? '');
  return {
    family,
    ...(source.given && { given: source.given }),
    ...(source.suffix && { suffix: source.suffix }),
  };
}

function dateOf(source: z.output<typeof date>): PaperDate | undefined {
  const [year, month, day] = (source?.['date-parts']?.[0] ?? []).map(Number);
  if (year) return parseDate([year, month, day].filter(Boolean).join('-'));
  const said = source?.raw ?? source?.literal;
  return said ? parseDate(said) : undefined;
}
