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
  /** The reader of the page's own site. */
  sources: Pick<Reader, 'identify' | 'sourceOf'>;
  /** Tells the user's events from those that the page made up. */
  trusted(event: Event): boolean;
  /** The extension was updated under the page. */
  outdated(): void;
}

export interface Listing {
  /** Take everything away: the page shows something else, or the user has turned badges off. */
  leave(): void;
}

export type StartListing = (host: ListingHost) => Listing;

/** Which pages are lists, and whether the user wants badges there. */
export interface ListPages {
  isList(url: URL): boolean;
  wanted(url: URL): Promise<boolean>;
  /** Hear of it when the user turns badges on or off. */
  watch(changed: () => void, signal: AbortSignal): void;
  sources: ListingHost['sources'];
  /** Fetches the badges' code from the extension, with all sites if the list leads to any. */
  load(url: URL): Promise<StartListing>;
}
