/** The colours of highlights as a content script sees them: their names, and the last one used. */
import { browser } from 'wxt/browser';
import { colourOf, type HighlightColour } from '../annotations/colours';
import { namesOfColours } from '../settings/colours';

const settingsKey = 'settings';
const lastKey = 'highlight:colour';

export interface ColourPrefs {
  names: Partial<Record<HighlightColour, string>>;
  last: HighlightColour;
}

/** What is chosen now; when storage does not answer, as Offprint starts with. */
export async function readColours(): Promise<ColourPrefs> {
  try {
    const stored = await browser.storage.local.get([settingsKey, lastKey]);
    return { names: namesOfColours(stored[settingsKey]), last: colourOf(stored[lastKey]) };
  } catch {
    return { names: {}, last: colourOf(undefined) };
  }
}

/** The next highlight by key gets this colour. */
export async function keepLastColour(colour: HighlightColour): Promise<void> {
  try {
    await browser.storage.local.set({ [lastKey]: colour });
  } catch {
    // Only a convenience is lost.
  }
}
