/**
 * What a paper is. Field names follow CSL-JSON and schema.org; see docs/data-model.md.
 * Everything that comes from outside is parsed leniently: a bad optional field is left out, a bad
 * item of a list is dropped, and only a record without a title or an identifier is refused.
 */
import { z } from 'zod';
import { type Status, statuses } from './status';

/** `scheme:value` in normal form; made and compared by ./identifiers. */
export const identifierSchema = z
  .string()
  .max(2048)
  .regex(/^[a-z0-9]+:\S/, 'expected scheme:value');

const text = (max: number) => z.string().max(max);
const short = text(500);

/** A list of which bad items are dropped, and no more than `max` are kept. */
export function lenientList<T extends z.ZodType>(item: T, max: number) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.slice(0, max).flatMap((value): z.output<T>[] => {
        const parsed = item.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

/** An optional field whose bad value counts as absent. */
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Only web addresses: a `javascript:` or `file:` link from a page is never kept. */
export const webUrlSchema = z
  .string()
  .max(4096)
  .refine((value) => {
    try {
      return ['http:', 'https:'].includes(new URL(value).protocol);
    } catch {
      return false;
    }
  }, 'expected an http(s) URL');

/** A CSL-JSON name: `family`/`given`/`suffix`, or `literal` when it cannot be split. */
export const nameSchema = z
  .object({
    given: lenient(short),
    family: lenient(short),
    suffix: lenient(short),
    literal: lenient(short),
  })
  .refine((name) => Boolean(name.family ?? name.literal ?? name.given), 'expected a name');

/** A date as precise as the source gives it. Months and days count from 1. */
export const dateSchema = z
  .object({
    year: z.int().min(1000).max(9999),
    month: lenient(z.int().min(1).max(12)),
    day: lenient(z.int().min(1).max(31)),
  })
  .transform(({ year, month, day }) => ({
    year,
    ...(month !== undefined && { month }),
    ...(month !== undefined && day !== undefined && { day }),
  }));

export const urlsSchema = z.object({
  page: lenient(webUrlSchema),
  pdf: lenient(webUrlSchema),
  html: lenient(webUrlSchema),
  code: lenient(webUrlSchema),
  project: lenient(webUrlSchema),
});

/** CSL-JSON item types that a page can be. `article` is CSL's word for a preprint. */
export const kinds = [
  'article',
  'article-journal',
  'paper-conference',
  'chapter',
  'book',
  'thesis',
  'report',
  'webpage',
] as const;

/** What a page, a feed or an import says of a paper: metadata without anything of the user's. */
export const recordSchema = z.object({
  identifiers: lenientList(identifierSchema, 20).refine((ids) => ids.length > 0, 'no identifier'),
  title: z.string().trim().min(1).max(2000),
  authors: lenientList(nameSchema, 5000).default([]),
  abstract: lenient(text(50_000)),
  issued: lenient(dateSchema),
  venue: lenient(text(1000)),
  volume: lenient(short),
  issue: lenient(short),
  pages: lenient(short),
  kind: z.enum(kinds).catch('article'),
  urls: urlsSchema.catch({}).default({}),
  version: lenient(z.int().positive()),
  /** The newest version that the page tells of, where it shows an older one. Not kept in papers. */
  latest: lenient(z.int().positive()),
  /** A web address of the licence (without language or `deed`), or its name: `CC-BY-4.0`. */
  license: lenient(short),
  categories: lenientList(short, 100).default([]),
  keywords: lenientList(short, 100).default([]),
  /** Which source said it: the id of a site in lib/sources, `generic`, or `user`. */
  source: z.string().min(1).max(100),
  /** True when the title only stands in until the real one is known (a PDF tab, a pasted id). */
  provisional: lenient(z.boolean()),
});

export { type Status, statuses };
export const statusSchema = z.enum(statuses);

/** One tag: any script, inner spaces kept, `/` nests. */
export const tagSchema = z
  .string()
  .transform((tag) => tag.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1).max(200));

/** What a paper is cited by: no space, and nothing that BibTeX, TeX or Markdown reads as a sign. */
export const citekeySchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\s"#$%&'(),;<=>@[\\\]^`{|}~]+$/u, 'expected a citation key');

/** Where a field came from and when (milliseconds since the epoch). */
export const provenanceSchema = z.record(
  z.string(),
  z.object({ source: z.string(), at: z.number() }),
);

/** What the sites say of fields that the user typed over, to be taken again at will. */
export const toldSchema = z.record(
  z.string(),
  z.object({ value: z.unknown(), source: z.string(), at: z.number() }),
);

/** Milliseconds since the epoch. */
const timestamp = z.number().nonnegative();

/** A paper as the library keeps it. */
export const paperSchema = recordSchema.extend({
  id: z.string().min(1),
  tags: lenientList(tagSchema, 1000).default([]),
  status: statusSchema.catch('unread'),
  /** Manual order of the reading queue; lower comes first. */
  rank: lenient(z.number()),
  /** 0 or 1: IndexedDB has no index over booleans. */
  pinned: z.union([z.literal(0), z.literal(1)]).catch(0),
  rating: lenient(z.int().min(1).max(5)),
  /** What it is cited by, once it was exported or copied: it never changes by itself. */
  citekey: lenient(citekeySchema),
  /** Addresses on unknown hosts from which the user saved it: those pages may show it. */
  savedFrom: z.array(z.string().max(4096)).optional().catch(undefined),
  /** Under which titles it is filed, to find what may be the same paper (./duplicates). */
  titleKeys: z.array(z.string()).optional().catch(undefined),
  /** Ids of papers that the user says are others. */
  notSame: z.array(z.string()).optional().catch(undefined),
  /** The version that the user saved or read last; `version` may be ahead of it (./versions). */
  savedVersion: lenient(z.int().positive()),
  addedAt: timestamp,
  openedAt: lenient(timestamp),
  statusAt: lenient(timestamp),
  updatedAt: timestamp,
  /** Set while the paper is in the bin. */
  deletedAt: lenient(timestamp),
  provenance: provenanceSchema.catch({}).default({}),
  told: lenient(toldSchema),
});

export type Identifier = string;
export type Name = z.output<typeof nameSchema>;
export type PaperDate = z.output<typeof dateSchema>;
export type PaperUrls = z.output<typeof urlsSchema>;
export type PaperKind = (typeof kinds)[number];
export type PaperRecord = z.output<typeof recordSchema>;
export type Paper = z.output<typeof paperSchema>;
export type Told = z.output<typeof toldSchema>;
export type Provenance = z.output<typeof provenanceSchema>;
