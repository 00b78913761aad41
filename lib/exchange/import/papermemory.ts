/**
 * PaperMemory's export: one object of papers by their key (`Arxiv-2401.00001`), beside
 * `__dataVersion`. Fields by its source (src/shared/js/utils/data.js): authors as one text with
 * “ and ”, times as ISO dates or milliseconds, links under `pdfLink` and `codeLink`; no abstracts.
 */
import { z } from 'zod';
import { parseName } from '../../paper/normalise';
import { draftOf } from './draft';
import { itemsOf } from './json-items';
import { readTex } from './tex';
import { labelOf } from './text';
import type { Draft, Reading, ReadOptions } from './types';

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = lenient(z.union([z.string(), z.number()]).transform((value) => String(value).trim()));

const paperSchema = z.object({
  id: text,
  title: text,
  author: text,
  addDate: text,
  lastOpenDate: text,
  bibtex: text,
  code: z.object({ link: text }).optional().catch(undefined),
  codeLink: text,
  doi: text,
  favorite: lenient(z.boolean()),
  key: text,
  note: text,
  pdfLink: text,
  source: text,
  tags: z.array(z.unknown()).catch([]),
  venue: text,
  year: text,
});

/** Reads PaperMemory's JSON. */
export function* readPaperMemory(source: string, { progress }: ReadOptions = {}): Reading {
  const items = itemsOf(source);
  for (const { key = '', value, line, at } of items.each()) {
    // Its own records: the version of its data.
    if (key.startsWith('__')) continue;
    progress?.(at);
    yield { ...draftFrom(key, value), ...(line !== undefined && { line }) };
  }
  return items.problems();
}

function draftFrom(key: string, value: unknown): Draft {
  const parsed = paperSchema.safeParse(value);
  if (!parsed.success || !(parsed.data.title || parsed.data.id)) {
    return { label: labelOf(key), problem: { code: 'bad-item', args: [] } };
  }
  const paper = parsed.data;
  const arxiv = /^arxiv-(.+)$/i.exec(paper.id ?? key)?.[1]?.replace('_', '/');
  // What stands in place of a venue is where the paper was found.
  const venue = /^(?:arxiv|url|website|none)?$/i.test(paper.venue ?? '') ? undefined : paper.venue;
  const eprint = /\beprint\s*=\s*[{"]([^}"]+)/i.exec(paper.bibtex ?? '')?.[1];
  return draftOf({
    title: readTex(paper.title ?? ''),
    authors: readTex(paper.author ?? '')
      .split(/\s+and\s+/)
      .map(parseName),
    issued: /^\d{4}$/.test(paper.year ?? '') ? { year: Number(paper.year) } : undefined,
    venue,
    doi: paper.doi ?? /\bdoi\s*=\s*[{"]([^}"]+)/i.exec(paper.bibtex ?? '')?.[1],
    arxiv: arxiv ?? eprint,
    urls: [paper.pdfLink],
    pdf: paper.pdfLink,
    code: paper.codeLink ?? paper.code?.link,
    mine: {
      tags: paper.tags.filter((tag) => typeof tag === 'string'),
      notes: paper.note ? [{ text: paper.note }] : [],
      ...(paper.favorite && { pinned: true }),
      ...timeIn('addedAt', paper.addDate),
      ...timeIn('openedAt', paper.lastOpenDate),
    },
  });
}

/** A time as an ISO date or in milliseconds. */
function timeIn<K extends string>(key: K, value: string | undefined): { [k in K]?: number } {
  const at = /^\d{11,14}$/.test(value ?? '') ? Number(value) : Date.parse(value ?? '');
  return (Number.isFinite(at) && at > 0 ? { [key]: at } : {}) as { [k in K]?: number };
}
