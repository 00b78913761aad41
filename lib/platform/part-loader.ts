/**
 * Code that sites share, or that a page seldom needs, comes from files of its own, imported into the content script's
 * world when first wanted. An import of a plain script has no exports, so it leaves its function in
 * a place that only this world sees.
 */
import { browser } from 'wxt/browser';
import type { PassageLink, RenderNote, StartAnnotate, StartPanel } from '../page/annotate/port';
import type { StartCard } from '../page/card-port';
import type { StartListing } from '../page/listing-port';
import type { startPage } from '../page/page';

/** The functions that parts offer, by the name of their file. */
export interface Parts {
  page: typeof startPage;
  card: StartCard;
  annotate: StartAnnotate;
  passage: PassageLink;
  panel: StartPanel;
  preview: RenderNote;
  badges: StartListing;
  'badges-any': StartListing;
}

const shelf = globalThis as {
  offprintParts?: { [K in keyof Parts]?: { version: string; start: Parts[K] } };
};

const version = () => browser.runtime.getManifest().version;

function offer<K extends keyof Parts>(name: K, start: Parts[K]): void {
  shelf.offprintParts = { ...shelf.offprintParts, [name]: { version: version(), start } };
}

/**
 * A part's function.
 * @param bring puts the part's file into this world; by default it is imported.
 */
export async function loadPart<K extends keyof Parts>(
  name: K,
  bring: (file: string) => Promise<unknown> = (file) => import(/* @vite-ignore */ file),
): Promise<Parts[K]> {
  // A page may still hold the part of the version before an update.
  const wanted = version();
  if (shelf.offprintParts?.[name]?.version !== wanted) {
    await bring(`${browser.runtime.getURL(`/${name}.js` as '/page.js')}?${wanted}`);
  }
  const part = shelf.offprintParts?.[name];
  if (part?.version !== wanted) throw new Error(`the ${name} did not load`);
  return part.start;
}

/** Called by the file of the page part. */
export const offerPage = (start: typeof startPage): void => offer('page', start);

/** The code that all sites' pages share; rejects when the extension was updated under the page. */
export const loadPage = (): Promise<typeof startPage> => loadPart('page');

/** Called by the card's file. */
export const offerCard = (start: StartCard): void => offer('card', start);

/** The card's code; rejects when the extension was updated under the page. */
export const loadCard = (): Promise<StartCard> => loadPart('card');

/** Called by the file of the highlights. */
export const offerAnnotate = (start: StartAnnotate): void => offer('annotate', start);

/** The code of the highlights; rejects when the extension was updated under the page. */
const loadAnnotate = (): Promise<StartAnnotate> => loadPart('annotate');

/** Called by the file that makes links to passages. */
export const offerPassage = (link: PassageLink): void => offer('passage', link);

/** What makes links to passages, with the library it needs; wanted seldom. */
const loadPassage = (): Promise<PassageLink> => loadPart('passage');

/** Called by the panel's file. */
export const offerPanel = (start: StartPanel): void => offer('panel', start);

/** Called by the file that draws notes as they look. */
export const offerPreview = (render: RenderNote): void => offer('preview', render);

/** Called by the file of the badges; `any` by the one that holds every site. */
export const offerListing = (start: StartListing, any: boolean): void =>
  offer(any ? 'badges-any' : 'badges', start);

/**
 * The code of the badges; rejects when the extension was updated under the page.
 * @param any with every site, for lists that lead to papers anywhere.
 */
export const loadListing = (any: boolean): Promise<StartListing> =>
  loadPart(any ? 'badges-any' : 'badges');

/** What a page of a known site loads when it is wanted. */
export const parts = {
  loadCard,
  highlights: {
    load: loadAnnotate,
    loadPassage,
    loadPanel: () => loadPart('panel'),
    loadPreview: () => loadPart('preview'),
  },
};
