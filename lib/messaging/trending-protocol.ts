import type { FeedId, PaperLinks, RemoteHit } from '../trending/types';
import type { Result } from './result';

export interface FeedRefreshed {
  feed: FeedId;
  /**
   * `fetched` now; `fresh`: the last snapshot is young enough; `waiting`: too early to ask again;
   * `not-allowed`: its host must be allowed first (lib/platform/permissions).
   */
  outcome: 'fetched' | 'fresh' | 'waiting' | 'not-allowed';
  /** When it may be asked again (ms since the epoch). */
  nextAt: number;
}

export interface FeedMore {
  /** Papers that the page added to the list. */
  added: number;
  /** There may be more. */
  next: boolean;
}

export interface RemoteSearch {
  /** Who answered. */
  host: string;
  /** When (ms since the epoch); an answer of the last hour is not asked for again. */
  at: number;
  /** In the order of the service. */
  hits: RemoteHit[];
  /** Hits that could not be read. */
  dropped: number;
}

/** Messages about feeds. Only pages of ours may send them. */
export interface TrendingProtocol {
  /** Ask the feed's service unless the last snapshot is young or it is too early. */
  refreshFeed(data: { feed: FeedId; force?: boolean }): Result<FeedRefreshed>;
  /** The next page of the feed's newest list: the user reads on to its end. */
  moreOfFeed(data: { feed: FeedId }): Result<FeedMore>;
  /** "Not interested", and its undo. */
  hideEntry(data: { key: string; hidden: boolean }): Result<null>;
  /** These picks were before the user's eyes, or were opened (at most 500). */
  seePicks(data: { keys: string[]; opened?: boolean }): Result<null>;
  /**
   * Nothing of this kind in feeds: `topic:…`, `author:…` or `category:…` as the user sees it. The
   * answer is the key by which it is stored.
   */
  mute(data: { key: string }): Result<{ key: string }>;
  /** By its stored key or by what was muted. */
  unmute(data: { key: string }): Result<null>;
  /** Search Hugging Face's papers by meaning: only when the user asks. At most 250 letters. */
  searchRemote(data: { query: string }): Result<RemoteSearch>;
  /**
   * What Hugging Face has that cites a paper: only when the user looks at its details. Kept with the
   * entry. `null`: Hugging Face does not know the paper.
   */
  paperLinks(data: { key: string }): Result<PaperLinks | null>;
}
