import { z } from 'zod';
import { tagColours } from '../library/tag-colours';
import type { FieldName } from '../paper/edit';
import { identifierSchema, kinds, lenientList, nameSchema, tagSchema } from '../paper/schema';

const id = z.string().min(1).max(200);
const ids = z.array(id).min(1).max(100_000);

const text = (max: number) => z.string().trim().max(max).nullable().optional();
const webUrl = z
  .string()
  .trim()
  .max(4096)
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), 'expected an http(s) URL')
  .nullable()
  .optional();

/** A month needs its year, a day its month. What is typed is refused whole, not read leniently. */
const issued = z
  .object({
    year: z.int().min(1000).max(9999),
    month: z.int().min(1).max(12).optional(),
    day: z.int().min(1).max(31).optional(),
  })
  .refine(({ month, day }) => day === undefined || month !== undefined, 'a day needs its month')
  .transform(({ year, month, day }) => ({
    year,
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  }));

const words = lenientList(z.string().trim().min(1).max(500), 100).optional();

/** Fields that people may correct by hand. */
const changes = z.object({
  title: z.string().trim().min(1).max(2000).optional(),
  authors: z.array(nameSchema).max(5000).optional(),
  abstract: text(50_000),
  issued: issued.nullable().optional(),
  venue: text(1000),
  volume: text(500),
  issue: text(500),
  pages: text(500),
  kind: z.enum(kinds).optional(),
  version: z.int().positive().nullable().optional(),
  license: text(500),
  categories: words,
  keywords: words,
  urls: z
    .object({ page: webUrl, pdf: webUrl, html: webUrl, code: webUrl, project: webUrl })
    .optional(),
  identifiers: z
    .object({
      add: z.array(identifierSchema).max(20).optional(),
      remove: z.array(z.string().max(2048)).max(100).optional(),
    })
    .optional(),
});

/** A tag's whole name; the slashes at its ends nest nothing. */
const tagName = z
  .string()
  .max(1000)
  .transform((tag) =>
    tag
      .split('/')
      .map((part) => part.trim())
      .filter(Boolean)
      .join('/'),
  )
  .pipe(tagSchema);
/** The name of a tag that is there, however it is spelled. */
const known = z.string().min(1).max(1000);

export const operationsPayloads = {
  revert: z.object({ undoId: id }),
  rate: z.object({ paperIds: ids, rating: z.int().min(1).max(5).nullable() }),
  rank: z.object({
    paperIds: ids,
    place: z.union([
      z.object({ before: id }),
      z.object({ after: id }),
      z.object({ end: z.enum(['first', 'last']) }),
    ]),
  }),
  mergePapers: z.object({
    keepId: id,
    otherIds: z.array(id).min(1).max(1000),
    asKept: z.boolean().exactOptional(),
  }),
  editMetadata: z.object({
    paperIds: ids,
    changes: changes.optional(),
    takeSite: z
      .array(z.string().max(50))
      .max(50)
      .transform((names) => names as FieldName[])
      .optional(),
  }),
  viewSave: z.object({
    id,
    name: z.string().trim().min(1).max(200),
    query: z.string().trim().max(5000),
  }),
  viewRemove: z.object({ id }),
  viewMove: z.object({ id, before: id.nullable() }),
  tagRename: z.object({ from: known, to: tagName }),
  tagColour: z.object({ tag: known, colour: z.enum(tagColours).nullable() }),
  tagRemove: z.object({ tag: known }),
  purge: z.union([z.object({ paperIds: ids }), z.object({ all: z.literal(true) })]),
};
