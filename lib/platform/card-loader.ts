/**
 * The card's code comes from a file of its own, imported into the content script's world when it is
 * first wanted. An import of a plain script has no exports, so it leaves its function in a place
 * that only this world sees.
 */
import { browser } from 'wxt/browser';
import type { StartCard } from '../page/card-port';

const shelf = globalThis as { offprintCard?: { version: string; start: StartCard } };

const version = () => browser.runtime.getManifest().version;

/** Called by the card's file. */
export function offerCard(start: StartCard): void {
  shelf.offprintCard = { version: version(), start };
}

/** The card's code; rejects when the extension was updated under the page. */
export async function loadCard(): Promise<StartCard> {
  // A page may still hold the card of the version before an update.
  const wanted = version();
  if (shelf.offprintCard?.version !== wanted) {
    const url = `${browser.runtime.getURL('/card.js')}?${wanted}`;
    await import(/* @vite-ignore */ url);
  }
  const card = shelf.offprintCard;
  if (card?.version !== wanted) throw new Error('the card did not load');
  return card.start;
}
