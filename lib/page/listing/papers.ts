/** The papers of a list and what the library knows of them. Knows nothing of the document's shape. */
import type { ask as askWorker } from '../../messaging/ask';
import type { Listed } from '../../messaging/protocol';
import type { Failure } from '../../messaging/result';
import type { ListingItem } from '../../sources/types';
import type { Badge } from './badge';

/** One paper at one place of the page. */
export interface Entry {
  readonly item: ListingItem;
  /** `undefined` until the library has answered. */
  listed: Listed | null | undefined;
  saving: boolean;
  chosen: boolean;
  /** Saved from here, and so to be taken back from here. */
  savedHere: boolean;
  badge?: Badge;
  /** How often the page has thrown the badge away. */
  thrown: number;
}

/** Papers asked about in one message, and saved by one. */
const lookAtOnce = 500;
const saveAtOnce = 25;

export const entryOf = (item: ListingItem): Entry => ({
  item,
  listed: undefined,
  saving: false,
  chosen: false,
  savedHere: false,
  thrown: 0,
});

/** The same paper may stand in a list twice; this is how it is told. */
export const keyOf = ({ item }: Entry): string => item.identifiers[0] ?? '';

/**
 * Ask the library about papers and write down what it says.
 * @returns why it could not be asked.
 */
export async function lookUp(
  ask: typeof askWorker,
  entries: readonly Entry[],
): Promise<Failure | undefined> {
  for (let at = 0; at < entries.length; at += lookAtOnce) {
    const some = entries.slice(at, at + lookAtOnce);
    const identifiers = some.map(({ item }) => item.identifiers.slice(0, 20));
    const result = await ask('lookMany', { identifiers });
    if (!result.ok) return result.error;
    for (const [index, entry] of some.entries()) entry.listed = result.value[index] ?? null;
  }
  return undefined;
}

/**
 * Save papers, a few with each message.
 * @param each called after each message. @returns those that were new, and why it ended early.
 */
export async function saveAll(
  ask: typeof askWorker,
  entries: readonly Entry[],
  each: (done: number) => boolean,
): Promise<{ saved: Entry[]; failure?: Failure }> {
  const saved: Entry[] = [];
  for (let at = 0; at < entries.length; at += saveAtOnce) {
    const some = entries.slice(at, at + saveAtOnce);
    const result = await ask('saveListed', { records: some.map(({ item }) => item.record()) });
    if (!result.ok) return { saved, failure: result.error };
    for (const [index, entry] of some.entries()) {
      const answer = result.value[index];
      if (!answer) continue;
      entry.listed = answer.listed;
      if (answer.outcome === 'known') continue;
      entry.savedHere = true;
      saved.push(entry);
    }
    if (!each(at + some.length)) break;
  }
  return { saved };
}
