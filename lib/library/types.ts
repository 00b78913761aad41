/** Rows of the tables beside `papers`. docs/data-model.md explains each field. */
import { z } from 'zod';
import { parseLaterPositions } from '../annotations/schema';
import { lenientList, tagSchema } from '../paper/schema';

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** A note (on the paper) or a highlight (a W3C Web Annotation with selectors). */
export const annotationSchema = z.object({
  id: z.string().min(1),
  paperId: z.string().min(1),
  kind: z.enum(['note', 'highlight']),
  /** Markdown. */
  body: z.string().max(1_000_000),
  quote: lenient(z.string()),
  /** Where it was when it was made; lib/annotations/schema reads them. Never overwritten. */
  selectors: lenient(z.array(z.unknown())),
  /** Where it was found on later versions. */
  later: lenient(z.array(z.unknown()).transform(parseLaterPositions)),
  colour: lenient(z.string()),
  tags: lenientList(tagSchema, 1000).default([]),
  /** Version of the paper it was made on. */
  version: lenient(z.int().positive()),
  /** Address of the page it was made on, without the fragment. */
  page: lenient(z.string().max(2000)),
  /** Name of the change that was merged last (lib/library/notes `markOf`): told twice it is made once. */
  mergedFrom: lenient(z.string().max(100)),
  createdAt: z.number(),
  updatedAt: z.number(),
  deletedAt: lenient(z.number()),
});

export type Annotation = z.output<typeof annotationSchema>;

export const activityKinds = ['saved', 'opened', 'finished', 'annotated', 'united'] as const;

/** Append-only. The id is made of what happened, so that a repeated message counts once. */
export interface Activity {
  id: string;
  paperId: string;
  kind: (typeof activityKinds)[number];
  at: number;
  /** For `united`: the record that was taken in, whole. */
  data?: unknown;
}

/** Work that must survive the worker. */
export interface OutboxJob {
  id: string;
  /** Ask the paper's own site for its metadata. */
  kind: 'fetch-metadata';
  paperId: string;
  /** The page to ask. */
  url: string;
  attempts: number;
  /** Earliest time of the next attempt (ms since the epoch). */
  notBefore: number;
  createdAt: number;
  lastError?: import('../messaging/result').Failure;
}

/** A saved query, shown in the side bar of the library page. */
export interface View {
  id: string;
  name: string;
  /** In the query language of lib/search. */
  query: string;
  /** Place in the side bar; lower comes first. */
  rank: number;
}

/** What a tag has beside its name. Tags without any have no row. */
export interface TagStyle {
  /** The whole name, `nlp/parsing`. */
  name: string;
  /** One of the palette of components/ui (its name, not a value). */
  colour?: string;
  updatedAt: number;
}

/** Tables whose rows an undo can put back. */
export type UndoTable = 'papers' | 'annotations' | 'activity' | 'outbox' | 'tags' | 'views';

/** What one action did to one row. */
export interface UndoRow {
  table: UndoTable;
  id: string;
  /** The fields that changed, as they were; absent: there was none. `null`: the row was made. */
  before: object | null;
  /**
   * The same fields as the action left them, to tell what was changed since. `null`: the row was
   * deleted, and `before` is the whole of it. Of a row that was made, its `updatedAt` is enough.
   */
  after: object | null;
}

/** How to take one action back as a whole, however many rows it changed. */
export interface UndoStep {
  /** Of a long action the further pieces are `id/2`, `id/3`…, so that no row grows too large. */
  id: string;
  at: number;
  /** Name of the action: `tag`, `status`, `remove`, `import`… */
  kind: string;
  /** How many papers, tags or views the action changed. */
  count: number;
  /** How many rows this piece holds. */
  size: number;
  rows: UndoRow[];
  /** Set when it was taken back; the rows are gone then. */
  undoneAt?: number;
}

/** An import under way or done; its rows are in `importItems`, so that it goes on after a stop. */
export interface ImportJob {
  id: string;
  /** Which format: see lib/exchange/import/types. */
  format: string;
  /** Name of the file, or empty for what was pasted. */
  name: string;
  /**
   * `reading`: items are still coming; `preview`: the user looks at them; `resolving`: services are
   * asked for what lacks details; `writing`; `undoing`: it is taken back, and is `outcome` afterwards.
   */
  state:
    | 'reading'
    | 'preview'
    | 'resolving'
    | 'writing'
    | 'undoing'
    | 'done'
    | 'cancelled'
    | 'failed'
    | 'undone';
  outcome?: 'cancelled' | 'failed' | 'undone';
  startedAt: number;
  updatedAt: number;
  /** How many items there are. */
  total: number;
  /** How each item stands, a letter an item: see lib/exchange/import/items. */
  states?: string;
  /** Something about a whole file: it is cut off, its encoding is odd, there is too much of it. */
  problems?: { code: string; args: (string | number)[] }[];
  /** Services that the user lets be asked for this import. */
  services?: string[];
  /** Why it waits or failed, and when it goes on (ms since the epoch). */
  trouble?: { failure: import('../messaging/result').Failure; attempts: number; retryAt?: number };
  /** How many items are to be written, and how many are. */
  toWrite?: number;
  written?: number;
  /** When each service was asked last (ms since the epoch). */
  askedAt?: Record<string, number>;
}

export const importItemStates = [
  /** A paper that is not in the library. */
  'new',
  /** One that is, and would get something. */
  'adds',
  /** One that is, and has it all. */
  'same',
  /** The same paper comes earlier in the import. */
  'double',
  /** Probably a paper of the library, though no identifier says so. */
  'likely',
  /** Only an identifier or a title: a service could tell the rest. */
  'find',
  /** A service has told, and the user has the say. */
  'match',
  /** It cannot be read. */
  'problem',
  'written',
] as const;

/** Items of an import that follow one another, as they are stored. */
export interface ImportPack {
  importId: string;
  /** Place of the first, from 0. */
  index: number;
  /** What each carries: the import's own; see lib/exchange/import/types. */
  items: unknown[];
}

/** One item of an import. Earlier versions stored each as a row. */
export interface ImportItem {
  importId: string;
  /** Place in the import, from 0. */
  index: number;
  state: (typeof importItemStates)[number];
  /** 1: it will be written, or was. */
  chosen: 0 | 1;
  /** Everything else is the import's own; see lib/exchange/import/types. */
  data: unknown;
}
