/**
 * Hugging Face's daily papers: GET https://huggingface.co/api/daily_papers. Shapes by its OpenAPI
 * 0.0.1 and recorded answers of 2025 and 2026; the answers carry more and less than the spec says,
 * so each item is read on its own and only an item without id or title is dropped.
 */
import { z } from 'zod';
import { parseArxiv } from '../paper/identifiers';
import { parseName } from '../paper/normalise';
import { type Identifier, type Name, recordSchema } from '../paper/schema';
import { newYorkDay } from '../trending/feeds/daily-papers';
import type { FeedItem } from '../trending/types';

const base = 'https://huggingface.co';
/** Thumbnails come from this host alone: it is the only one that the manifest lets pages load. */
const thumbnailHost = 'cdn-thumbnails.huggingface.co';
const dayMs = 24 * 60 * 60_000;

/** The page of a paper on Hugging Face. @param key `arxiv:…`. */
export function paperPage(key: Identifier): string {
  return `${base}/papers/${key.slice('arxiv:'.length)}`;
}

/**
 * The items of an answer, in its order.
 * @returns `dropped` counts those that could not be read; `undefined` when it is no list at all.
 */
export function parseDailyPapers(
  json: unknown,
): { entries: FeedItem[]; dropped: number } | undefined {
  if (!Array.isArray(json)) return undefined;
  const entries = new Map<Identifier, FeedItem>();
  let dropped = 0;
  for (const item of json) {
    const entry = readDailyItem(item);
    if (!entry) dropped += 1;
    else if (!entries.has(entry.key)) entries.set(entry.key, entry);
  }
  return { entries: [...entries.values()], dropped };
}

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const spaced = z
  .string()
  .transform((text) => text.replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1));
/** Counts have come as numbers only, but a count written as a text is still a count. */
const count = z
  .union([z.number(), z.string().trim().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().finite().nonnegative())
  .transform(Math.round);
const moment = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number().nonnegative());
const address = z
  .string()
  .min(1)
  .transform((text) => resolve(text))
  .pipe(z.string());
const user = optional(
  // `name` is missing in 2025 and until March 2026, where `user` holds the account's name.
  z.looseObject({ fullname: optional(spaced), name: optional(spaced), user: optional(spaced) }),
);
const organization = optional(
  z.looseObject({ fullname: optional(spaced), name: optional(spaced) }),
);

const paperShape = z.looseObject({
  id: z.string(),
  title: optional(spaced),
  summary: optional(spaced),
  authors: z.array(z.unknown()).catch([]),
  publishedAt: optional(moment),
  submittedOnDailyAt: optional(moment),
  submittedOnDailyBy: user,
  upvotes: optional(count),
  withdrawnAt: z.unknown().optional(),
  githubRepo: optional(address),
  githubStars: optional(count),
  projectPage: optional(address),
  organization,
  ai_summary: optional(spaced),
  ai_summary_model: optional(spaced),
  ai_keywords: z.array(z.unknown()).catch([]),
});

const itemShape = z.looseObject({
  paper: paperShape,
  title: optional(spaced),
  summary: optional(spaced),
  thumbnail: optional(address),
  numComments: optional(count),
  submittedBy: user,
  organization,
});

const authorShape = z.looseObject({ name: spaced, hidden: z.boolean().catch(false) });

/** One item of an answer, or `undefined` when it cannot be read. */
export function readDailyItem(item: unknown): FeedItem | undefined {
  const parsed = itemShape.safeParse(item);
  if (!parsed.success) return undefined;
  const { paper, ...entry } = parsed.data;
  const arxiv = parseArxiv(paper.id);
  if (!arxiv) return undefined;
  const abstract = paper.summary ?? entry.summary;
  const record = recordSchema.safeParse({
    identifiers: [`arxiv:${arxiv.id}`],
    title: paper.title ?? entry.title,
    authors: paper.authors.flatMap(authorName),
    ...(abstract && { abstract }),
    // entry.publishedAt is the same moment shifted by New York's offset: never used.
    ...(paper.publishedAt !== undefined && { issued: dateOf(paper.publishedAt) }),
    kind: 'article',
    urls: {
      page: `https://arxiv.org/abs/${arxiv.id}`,
      pdf: `https://arxiv.org/pdf/${arxiv.id}`,
      ...(paper.githubRepo && { code: paper.githubRepo }),
      ...(paper.projectPage && { project: paper.projectPage }),
    },
    source: 'huggingface',
  });
  if (!record.success) return undefined;
  const submittedBy = nameOf(paper.submittedOnDailyBy) ?? nameOf(entry.submittedBy);
  const org = nameOf(paper.organization) ?? nameOf(entry.organization);
  return {
    key: `arxiv:${arxiv.id}`,
    record: record.data,
    ...(paper.submittedOnDailyAt !== undefined && { listedAt: feedDay(paper.submittedOnDailyAt) }),
    ...(submittedBy && { submittedBy }),
    ...(org && { organization: org }),
    keywords: keywordsOf(paper.ai_keywords),
    ...(paper.ai_summary && { aiSummary: paper.ai_summary }),
    ...(paper.ai_summary_model && { aiModel: paper.ai_summary_model }),
    ...(entry.thumbnail && isThumbnail(entry.thumbnail) && { thumbnail: entry.thumbnail }),
    ...(Boolean(paper.withdrawnAt) && { withdrawn: true }),
    ...(paper.upvotes !== undefined && { upvotes: paper.upvotes }),
    ...(entry.numComments !== undefined && { comments: entry.numComments }),
    ...(paper.githubRepo && paper.githubStars !== undefined && { stars: paper.githubStars }),
  };
}

function authorName(author: unknown): Name[] {
  const { data } = authorShape.safeParse(author);
  const name = data && !data.hidden ? parseName(data.name) : undefined;
  return name ? [name] : [];
}

const nameOf = (who: z.output<typeof user>): string | undefined =>
  who?.fullname ?? who?.name ?? (typeof who?.user === 'string' ? who.user : undefined);

function keywordsOf(words: readonly unknown[]): string[] {
  return [...new Set(words.flatMap((word) => spaced.safeParse(word).data ?? []))].slice(0, 50);
}

function dateOf(at: number) {
  const date = new Date(at);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * The day whose list shows the item. Since spring 2026 the field holds that day at midnight UTC;
 * before, it held the moment, whose day is New York's.
 */
function feedDay(at: number): number {
  return at % dayMs === 0 ? at : Date.parse(`${newYorkDay(at)}T00:00:00Z`);
}

/** Addresses inside answers may be relative to the site. Only http(s) is kept. */
function resolve(text: string): string | undefined {
  try {
    const url = new URL(text.trim(), base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function isThumbnail(address: string): boolean {
  const url = new URL(address);
  return url.protocol === 'https:' && url.host === thumbnailHost;
}

/** Letters that the search takes. */
const longestQuery = 250;

/** Search by words: GET /api/papers/search; its items are those of the daily papers. */
export function paperSearchUrl(words: string, limit = 5): string {
  const q = [...words.trim()].slice(0, longestQuery).join('');
  return `${base}/api/papers/search?${new URLSearchParams({ q, limit: String(limit) })}`;
}
