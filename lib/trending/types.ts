/** What a feed says and when. A snapshot keeps the numbers of a moment, an entry the paper. */
import type { NetworkFailure } from '../messaging/result';
import type { Identifier, PaperRecord } from '../paper/schema';

/**
 * Names a list. `hf:trending`; `hf:day` (the newest) and `hf:day:2026-07-31`; `hf:week` and
 * `hf:week:2026-W31`; `hf:month` and `hf:month:2026-07`; `hf:by:AK` (a submitter); `arxiv:cs.CL`
 * (new submissions of a category); `rising`; `continue`; `forgotten`; `foryou` and `foryou:tag`.
 * ./feeds parses it.
 */
export type FeedId =
  | `hf:${string}`
  | `arxiv:${string}`
  | 'rising'
  | 'continue'
  | 'forgotten'
  | 'foryou'
  | `foryou:${string}`;

/** How arXiv announces a paper in a category. */
export const announceTypes = ['new', 'cross', 'replace', 'replace-cross'] as const;
export type AnnounceType = (typeof announceTypes)[number];

/** One place of a list at one moment. A number that the source does not tell is absent. */
export interface SnapshotItem {
  /** Key of the entry. */
  key: Identifier;
  upvotes?: number;
  comments?: number;
  /** GitHub stars, when the paper names a repository. */
  stars?: number;
  /** For arXiv's lists: is it new there, listed from another category, or a new version? */
  announce?: AnnounceType;
  /** For rising papers: votes and stars gained an hour (lib/trending/rising). */
  pace?: { upvotes?: number; stars?: number };
}

/** One answer of a feed, or one attempt to get it. */
export interface FeedSnapshot {
  id: string;
  feed: FeedId;
  /** What was asked for: `trending`, a day `2026-07-31`, a week `2026-W31`, a month `2026-07`. */
  period: string;
  /** `pending` is a lease: an attempt whose worker died is void after `leaseMs`. */
  state: 'pending' | 'ok' | 'failed';
  attemptedAt: number;
  /** The user wished it: does not count among the requests that we make by ourselves. */
  byUser?: true;
  fetchedAt?: number;
  /** In the order of the list; empty unless `ok`. */
  items: SnapshotItem[];
  /** Number of the next page, when the source has one: absent at the end of the list. */
  next?: number;
  /** Items of the answer that could not be read. */
  dropped?: number;
  /** Why an empty list is right: arXiv announces nothing on these days. */
  quiet?: 'weekend' | 'no-announcement';
  failure?: NetworkFailure;
  /** Earliest time to ask again after a failure. */
  retryAt?: number;
}

/** Things on Hugging Face that cite a paper; `items` holds the first of them. */
export interface Linked {
  total: number;
  items: { id: string; url: string; likes?: number }[];
}

/** Asked only when the user looks at a paper's details. */
export interface PaperLinks {
  models: Linked;
  datasets: Linked;
  spaces: Linked;
  /** When Hugging Face said so (ms since the epoch). */
  at: number;
}

/** What one item of an answer says of its paper. */
export interface FeedPaper {
  /** `arxiv:2607.12345`. */
  key: Identifier;
  record: PaperRecord;
  /** Midnight UTC of the day whose list shows it (ms since the epoch). */
  listedAt?: number;
  submittedBy?: string;
  organization?: string;
  /** Words by a model, as the feed marks them. */
  keywords: string[];
  /** Summary by a model, as the feed marks it. */
  aiSummary?: string;
  /** Name of that model, if the feed tells. */
  aiModel?: string;
  /** Taken back by its authors. */
  withdrawn?: boolean;
  thumbnail?: string;
}

/** The same with the numbers of the moment. */
export type FeedItem = FeedPaper & SnapshotItem;

/** A paper that a feed has shown, with what the feed alone knows of it. */
export interface FeedEntry extends FeedPaper {
  firstSeenAt: number;
  lastSeenAt: number;
  /** When each list held it last (ms since the epoch). */
  lists?: Partial<Record<FeedId, number>>;
  /** When it was first before the user's eyes in the new tab. */
  seenAt?: number;
  /** When the user opened it from there. */
  openedAt?: number;
  links?: PaperLinks;
}

/** "Not interested": the user's own word, so it is kept beside the entries and in backups. */
export interface Hidden {
  /** Key of the entry. */
  key: Identifier;
  at: number;
  /** The paper as it was then, to learn from and to show in the options. */
  record: PaperRecord;
}

export const muteKinds = ['topic', 'author', 'category'] as const;
export type MuteKind = (typeof muteKinds)[number];

/** A topic, author or category that never shows in feeds. */
export interface Mute {
  /** Kind and text in the form in which they are compared (lib/trending/mutes): `author:ada example`. */
  key: string;
  /** The text as the user saw it. */
  label: string;
  at: number;
}

/** An issue of the digest; `data` is lib/digest's own. */
export interface DigestIssue {
  id: string;
  at: number;
  data: unknown;
}

/** A model of what the user likes; `data` is lib/trending/taste's own. Can always be made again. */
export interface TasteModel {
  id: string;
  at: number;
  data: unknown;
}

/** An answer that a service lets us ask for again by its ETag, or one that said "not there". */
export interface CachedAnswer {
  url: string;
  /** When it was last confirmed (ms since the epoch). */
  at: number;
  status: number;
  etag?: string;
  lastModified?: string;
  body?: string;
  /** The header that names further pages. */
  link?: string;
  /** Until when it is taken as it is, without asking. */
  until?: number;
}

/** How a host is to be treated; survives the worker. */
export interface HostState {
  /** A host, or the name of several that share a queue (lib/services/politeness). */
  host: string;
  /** When the last request was or will be begun (ms since the epoch). */
  lastAt: number;
  /** Refusals in a row. */
  failures?: number;
  /** No request before: the host said so. */
  pausedUntil?: number;
}

/** Text with the parts that a search found. */
export type TextPart = { text: string; found: boolean };

/** A paper that Hugging Face's search found. */
export interface RemoteHit extends FeedItem {
  titleParts: TextPart[];
  summaryParts: TextPart[];
}
