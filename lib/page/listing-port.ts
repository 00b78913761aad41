/**
 * The border between the script that is on every page of a site and the badges of its lists, which
 * are loaded on lists only.
 */
import type { ask as askWorker } from '../messaging/ask';
import type { Reader } from '../sources/reader';
import type { Guard } from './guard';

/** What the badges get from the page part. */
export interface ListingHost {
  window: Window;
  guard: Guard;
  tokens: string;
  ask: typeof askWorker;
  url: URL;
  /** The reader of the list's own site. */
  sources?: Pick<Reader, 'identify' | 'sourceOf'>;
  /** Tells the user's events from those that the page made up. */
  trusted(event: Event): boolean;
  /** The extension was updated under the page. */
  outdated(): void;
  /** Set where the page is no list: its links to papers are somebody's text or references. */
  linked?: LinkedHost;
}

/** What is different beside links on a page that is no list. */
export interface LinkedHost {
  /** Identifiers of the page's own paper, whose links get no badge. */
  own: readonly string[];
  /** Is there room for a tab at the edge? A paper's page has one already. */
  tab: boolean;
  /**
   * The host is not known, so the page may not change the status of a paper. Elsewhere there are
   * many references and few worth a look: papers that are not saved show nothing.
   */
  unknown: boolean;
  /** Tells how many papers the page links to, and how many are saved. */
  counted(counts: LinkedCounts): void;
}

export interface LinkedCounts {
  papers: number;
  saved: number;
}

export interface Listing {
  /** Let the user choose several to save. */
  choose(): void;
  /** Take everything away: the page shows something else, or the user has turned badges off. */
  leave(): void;
}

export type StartListing = (host: ListingHost) => Listing;

/** The badges beside links on pages that are no list. */
export interface LinkPages {
  /** Does the user want them on this page? */
  wanted(): Promise<boolean>;
  /** Hear of it when the user turns badges on or off. */
  watch(changed: () => void, signal: AbortSignal): void;
  /** Hear of changes of the library. */
  watchLibrary(changed: () => void, signal: AbortSignal): void;
  /** The host is not known: its pages get badges though they show no paper, and change nothing. */
  unknown?: true;
  load(): Promise<StartListing>;
}

/** Which pages are lists, and whether the user wants badges there. */
export interface ListPages {
  isList(url: URL): boolean;
  wanted(url: URL): Promise<boolean>;
  /** Hear of it when the user turns badges on or off. */
  watch(changed: () => void, signal: AbortSignal): void;
  sources: Pick<Reader, 'identify' | 'sourceOf'>;
  /** Fetches the badges' code from the extension, with all sites if the list leads to any. */
  load(url: URL): Promise<StartListing>;
}
