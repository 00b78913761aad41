/** What each message must carry, parsed by the worker before anything else looks at it. */
import { z } from 'zod';
import {
  identifierSchema,
  lenientList,
  recordSchema,
  statusSchema,
  tagSchema,
} from '../paper/schema';
import { annotatePayloads, newHighlight } from './annotate-payloads';
import type { Question } from './ask';
import { backupPayloads } from './backup-payloads';
import { digestPayloads } from './digest-payloads';
import { erasePayloads } from './erase-payloads';
import { exchangePayloads } from './exchange-payloads';
import { healthPayloads } from './health-payloads';
import { importPayloads } from './import-payloads';
import { linkedPayloads } from './linked-payloads';
import { operationsPayloads } from './operations-payloads';
import { tastePayloads } from './taste-payloads';
import { trendingPayloads } from './trending-payloads';

const id = z.string().min(1).max(200);
const ids = z.array(id).min(1).max(100_000);
/** Longer than any note should be, short enough that a page cannot fill the disk with one. */
const noteText = z.string().max(1_000_000);

/** The identifiers of one paper of a list: not its address alone, which would tell of any page. */
const named = lenientList(
  identifierSchema.refine((id) => !id.startsWith('url:')),
  20,
);
const lists = { look: 500, save: 50 };

export const payloads = {
  ...annotatePayloads,
  ...backupPayloads,
  ...digestPayloads,
  ...erasePayloads,
  ...healthPayloads,
  ...importPayloads,
  ...exchangePayloads,
  ...operationsPayloads,
  ...linkedPayloads,
  ...tastePayloads,
  ...trendingPayloads,
  look: z.object({ identifiers: lenientList(identifierSchema, 50) }),
  save: z.object({ record: recordSchema, highlight: newHighlight.optional() }),
  add: z.object({
    text: z.string().trim().min(1).max(4096),
    title: z.string().max(2000).optional(),
  }),
  opened: z.object({
    paperId: id,
    version: recordSchema.shape.version,
    latest: recordSchema.shape.latest,
    url: z.string().max(4096).optional(),
  }),
  seen: z.object({ paperId: id, version: z.int().positive() }),
  tag: z.object({
    paperIds: ids,
    add: lenientList(tagSchema, 1000),
    remove: lenientList(z.string(), 1000),
  }),
  status: z.object({ paperIds: ids, status: statusSchema }),
  note: z.object({ paperId: id, noteId: id, body: noteText, base: noteText }),
  pin: z.object({ paperIds: ids, pinned: z.boolean() }),
  unite: z.object({ paperId: id, otherId: id }),
  separate: z.object({ paperId: id, otherId: id }),
  notSame: z.object({ paperId: id, otherId: id, undo: z.boolean().optional() }),
  remove: z.object({ paperIds: ids }),
  restore: z.object({ paperIds: ids }),
  part: z.object({
    name: z.enum(['everywhere', 'card', 'badges-any', 'annotate', 'passage', 'panel', 'preview']),
  }),
  everywhere: z.object({ on: z.boolean(), links: z.boolean().optional() }),
  fetchDetails: z.object({ paperId: id }),
  lookMany: z.object({ identifiers: z.array(named).max(lists.look) }),
  saveListed: z.object({ records: z.array(recordSchema).min(1).max(lists.save) }),
  undoListed: z.object({ identifiers: z.array(named).max(lists.save) }),
  statusListed: z.object({ identifiers: named, status: statusSchema }),
} satisfies Record<Question, z.ZodType>;

export type Payload<K extends Question> = z.output<(typeof payloads)[K]>;
