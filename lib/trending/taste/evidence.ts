/** What the user's doings say of a paper. Pure. */
import type { Paper } from '../../paper/schema';
import type { FeedEntry } from '../types';
import type { Evidence } from './model';

/** What is read of a paper of the library. */
export type Kept = Pick<
  Paper,
  'id' | 'status' | 'rating' | 'tags' | 'pinned' | 'openedAt' | 'deletedAt'
> & {
  /** Notes and highlights. */
  notes: number;
};

/** A paper with a rating up to this one is not liked. */
const poor = 2;
/** "Not interested" is said on purpose: it says as much as three papers that were passed over. */
const hidden = 3;
const seen = 1;
/** It was not seen yet, so it may well be liked. */
const unseen = 0.25;
/** Of another tag, when one tag is asked for. */
const elsewhere = 0.5;

/** Does a paper have this tag, or one below it? */
const hasTag = (tags: readonly string[], tag: string) =>
  tags.some((each) => each === tag || each.startsWith(`${tag}/`));

/**
 * What a paper of the library says: 1 that it was saved, more for what was done with it since.
 * @param tag only papers with this tag are liked; others are what it is not.
 * @returns undefined when it says nothing.
 */
export function evidenceOf(paper: Kept, tag?: string): Evidence | undefined {
  if (paper.deletedAt !== undefined) return undefined;
  const { id, status, rating } = paper;
  if (tag !== undefined && !hasTag(paper.tags, tag)) return { id, label: -1, weight: elsewhere };
  if (rating !== undefined && rating <= poor) return { id, label: -1, weight: 1 };
  const weight =
    1 +
    (status === 'read' ? 1 : status === 'reading' ? 0.5 : 0) +
    (paper.tags.length > 0 ? 0.25 : 0) +
    (paper.pinned ? 0.5 : 0) +
    (rating === undefined ? 0 : (rating - poor) / 3) +
    Math.min(1, paper.notes / 4);
  return { id, label: 1, weight };
}

/** "Not interested". @param key of the feed entry. */
export const hiddenEvidence = (key: string): Evidence => ({ id: key, label: -1, weight: hidden });

/** A paper of a feed that was not saved: weakly not, more so when it was before the user's eyes. */
export const passedOver = ({ key, seenAt, openedAt }: FeedEntry): Evidence | undefined =>
  // Opened and not saved can mean either.
  openedAt === undefined
    ? { id: key, label: -1, weight: seenAt === undefined ? unseen : seen }
    : undefined;

/** What was chosen in the settings counts as a saved paper each. */
export const chosen = (id: string): Evidence => ({ id, label: 1, weight: 1 });
