/** An issue of the digest, as it is stored and as it is read: leniently, since backups hold it too. */
import { z } from 'zod';
import { identifierSchema, lenientList, recordSchema } from '../paper/schema';

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const name = z.string().min(1).max(500);
const count = z.number().nonnegative();

/** Why a paper is in it. */
export const reasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('topic'), text: name }),
  z.object({ kind: z.literal('query'), text: name }),
  /** It stands in this list, at this place from 1. */
  z.object({ kind: z.literal('feed'), feed: name, rank: count }),
  /** So many people voted for it. */
  z.object({ kind: z.literal('votes'), count }),
]);

export const itemSchema = z.object({
  /** Of the feed's entry: `arxiv:2607.12345`. */
  key: identifierSchema,
  record: recordSchema,
  reasons: lenientList(reasonSchema, 20),
});

export const sectionSchema = z.object({
  /** What its papers have in common. */
  kind: z.enum(['topic', 'query', 'feed']).catch('feed'),
  name,
  items: lenientList(itemSchema, 100),
});

const feedSchema = z.object({
  feed: name,
  /** `new`: asked for this issue, or not long before; `old`: the last list had to do; `none`: there is none. */
  state: z.enum(['new', 'old', 'none']).catch('none'),
  /** When its list was fetched (ms since the epoch). */
  fetchedAt: lenient(count),
});

export const issueDataSchema = z.object({
  /** The calendar day on which it was due, where the user was then. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  every: z.enum(['day', 'week']).catch('week'),
  madeAt: count,
  /** What came since then is in it; absent for the first one. */
  since: lenient(count),
  sections: lenientList(sectionSchema, 200),
  /** How many papers there would have been without the limit. */
  matched: count.catch(0),
  /** Earlier ones that were due while the browser was closed, and that it stands for. */
  missed: count.catch(0),
  feeds: lenientList(feedSchema, 50),
  readAt: lenient(count),
});

export type DigestReason = z.output<typeof reasonSchema>;
export type DigestItem = z.output<typeof itemSchema>;
export type DigestSection = z.output<typeof sectionSchema>;
export type DigestFeed = z.output<typeof feedSchema>;
export type IssueData = z.output<typeof issueDataSchema>;

export interface Issue extends IssueData {
  id: string;
  /** When it was due (ms since the epoch). */
  at: number;
}

/** There is one issue a day, whatever rings twice. @param day `2026-11-20`. */
export const issueId = (day: string): string => `digest-${day}`;

/** @returns undefined when it cannot be read; the row stays as it is. */
export function readIssue(row: { id: string; at: number; data?: unknown }): Issue | undefined {
  const parsed = issueDataSchema.safeParse(row.data);
  return parsed.success ? { ...parsed.data, id: row.id, at: row.at } : undefined;
}

/** All papers of an issue, in its order. */
export const itemsOf = ({ sections }: Pick<IssueData, 'sections'>): DigestItem[] =>
  sections.flatMap(({ items }) => items);
