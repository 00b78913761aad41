/**
 * The card's code comes from a file of its own, imported into the content script's world when it is
 * first wanted. An import of a plain script has no exports, so it leaves its function in a place
 * that only this world sees.
 */
import { browser } from 'wxt/browser';
import type { StartCard } from '../page/card-port';

const shelf = globalThis as { offprintCard?: StartCard };

/** Called by the card's file. */
export function offerCard(start: StartCard): void {
  shelf.offprintCard = start;
}

/** The card's code; rejects when the extension was updated under the page. */
export async function loadCard(): Promise<StartCard> {
  if (!shelf.offprintCard) await import(/* @vite-ignore */ browser.runtime.getURL('/card.js'));
  if (!shelf.offprintCard) throw new Error('the card did not load');
  return shelf.offprintCard;
}
