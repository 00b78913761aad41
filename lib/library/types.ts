/** Rows of the tables beside `papers`. docs/data-model.md explains each field. */
import { z } from 'zod';
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
  /** W3C selectors; their schema comes with highlights. */
  selectors: lenient(z.array(z.unknown())),
  colour: lenient(z.string()),
  tags: lenientList(tagSchema, 1000).default([]),
  /** Version of the paper it was made on. */
  version: lenient(z.int().positive()),
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

/** A saved query (the issue on the library page fills it). */
export interface View {
  id: string;
  name: string;
  query: string;
  rank: number;
}
