/** What an import is made of: what a reader finds in a file, and what is staged of it. */
import { z } from 'zod';
import { parseLaterPositions } from '../../annotations/schema';
import {
  citekeySchema,
  identifierSchema,
  lenientList,
  type PaperRecord,
  recordSchema,
  statusSchema,
  tagSchema,
} from '../../paper/schema';
import type { ServiceId } from '../../services/hosts';

export const formatIds = [
  'offprint',
  'papermemory',
  'bibtex',
  'ris',
  'csl',
  'zotero-rdf',
  'csv',
  'bookmarks',
  'text',
  'annotations',
  'hypothesis',
] as const;
export type FormatId = (typeof formatIds)[number];

/** Services that can tell the details of a paper. */
export const serviceIds = [
  'huggingface',
  'arxiv',
  'crossref',
  'datacite',
] as const satisfies ServiceId[];
export type { ServiceId };

/** What is wrong with a file or an item; the interface has a sentence for each (`import_problem_…`). */
export const problemCodes = [
  'syntax',
  'unclosed',
  'no-title',
  'bad-item',
  'truncated',
  'encoding',
  'too-large',
  'too-many',
  'unknown-format',
  'empty',
  'not-written',
  'newer',
  'not-annotation',
  'damaged',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const problemSchema = z.object({
  code: z.enum(problemCodes),
  args: z.array(z.union([z.string().max(500), z.number()])).max(4),
});
export type Problem = z.output<typeof problemSchema>;

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const time = z.number().nonnegative().max(8.64e15);

export const importedNoteSchema = z.object({
  /** Markdown; a highlight may have none. */
  text: z.string().max(1_000_000),
  at: lenient(time),
  tags: lenientList(tagSchema, 1000).optional(),
  changedAt: lenient(time),
  /** Version of the paper it was made on, and the page. */
  version: lenient(z.int().positive()),
  page: lenient(z.string().max(2000)),
  highlight: lenient(
    z.object({
      quote: lenient(z.string()),
      selectors: lenient(z.array(z.unknown())),
      later: lenient(z.array(z.unknown()).transform(parseLaterPositions)),
      colour: lenient(z.string()),
      version: lenient(z.int().positive()),
    }),
  ),
});

/** What the file knows of the user's own: never put over what is in the library. */
export const mineSchema = z.object({
  tags: lenientList(tagSchema, 1000).default([]),
  status: lenient(statusSchema),
  statusAt: lenient(time),
  pinned: lenient(z.boolean()),
  rating: lenient(z.int().min(1).max(5)),
  rank: lenient(z.number()),
  addedAt: lenient(time),
  openedAt: lenient(time),
  /** What a paper of a .bib file is cited by. */
  citekey: lenient(citekeySchema),
  notes: lenientList(importedNoteSchema, 10_000).default([]),
  /** Fields that the user typed: no site may overwrite them. */
  typed: lenient(z.array(z.string().max(100)).max(100)),
});
export type Mine = z.output<typeof mineSchema>;

/** What a service could be asked. */
export const lookupSchema = z.object({
  identifiers: lenientList(identifierSchema, 20).default([]),
  title: lenient(z.string().min(1).max(2000)),
  author: lenient(z.string().max(500)),
  year: lenient(z.int()),
});
export type Lookup = z.output<typeof lookupSchema>;

/** One thing that a reader found, readable or not. */
export const draftSchema = z.object({
  /** What the report calls it: its title, or the beginning of its text. */
  label: z.string().max(500),
  /** Name of its file where there are several. */
  file: lenient(z.string().max(500)),
  /** Line in the file, from 1. */
  line: lenient(z.int().positive()),
  record: lenient(recordSchema),
  mine: lenient(mineSchema),
  lookup: lenient(lookupSchema),
  problem: lenient(problemSchema),
  /** Place of the earlier item that is the same paper. */
  doubleOf: lenient(z.int().nonnegative()),
});
export type Draft = z.output<typeof draftSchema>;

/** A paper that a service proposes for an item. */
export interface Match {
  service: ServiceId;
  /** From 0 to 1; 1 also where the identifier was asked for. */
  similarity: number;
  record: PaperRecord;
}

/** What the database keeps of an item beside its state. */
export interface ItemData extends Draft {
  /** What a paper of the library would get. */
  adds?: string[];
  /** Id of the paper of the library that it is, or probably is. */
  paperId?: string;
  matches?: Match[];
  /** Which of the matches the user takes. */
  picked?: number;
  /** Services that were asked. */
  asked?: ServiceId[];
  /** What became of it when it was written. */
  outcome?: 'new' | 'restored' | 'known';
}

/** What a reader is given beside the text. */
export interface ReadOptions {
  /** Told now and then how far the reader is, from 0 to 1. */
  progress?(done: number): void;
}

/** One file read to its end: the items one after the other, and what is wrong with the whole. */
export type Reading = Generator<Draft, Problem[] | undefined, void>;
