/** The list “for you” as it shows: what was computed last, joined with what is true now. */
import type { LibraryDatabase } from '../../library/database';
import type { ReadOptions } from '../read';
import { readFeed } from '../read';
import { readRanking } from './stored';
import type { ForYouPick } from './types';

export interface ForYouView {
  picks: ForYouPick[];
  likes: number;
  /** When the order was computed (ms since the epoch), and from what (./basis). */
  rankedAt?: number;
  basis?: string;
}

/** Reads the kept list: two rows and the papers of the list. Hidden, muted and read ones are away. */
export async function readForYou(
  db: LibraryDatabase,
  tag: string | undefined,
  options: ReadOptions = {},
): Promise<ForYouView> {
  const stored = await readRanking(db, tag);
  if (!stored) return { picks: [], likes: 0 };
  const feed = tag === undefined ? 'foryou' : (`foryou:${tag}` as const);
  const view = await readFeed(db, feed, undefined, undefined, options);
  const { ranking, at } = stored;
  const reasons = new Map(ranking.items.map((item) => [item.key, item.reasons]));
  return {
    picks: view.picks.flatMap((pick): ForYouPick[] => {
      const why = reasons.get(pick.key);
      if (!why) return [];
      const { like, terms, authors, explored } = why;
      return [{ ...pick, reasons: { like, terms, authors, ...(explored && { explored }) } }];
    }),
    likes: ranking.likes,
    rankedAt: at,
    basis: ranking.basis,
  };
}
