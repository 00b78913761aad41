/** How much a proposed paper looks like what was asked for. Pure. */
import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import { titleKey } from '../../paper/duplicates';
import { nameText } from '../../paper/normalise';
import type { PaperRecord } from '../../paper/schema';
import type { Lookup } from './types';

/** From here on a proposal is taken unless the user says otherwise. */
export const takenFrom = 0.9;
/** Below this a proposal is another paper, and not shown. */
export const shownFrom = 0.5;

const wordsOf = (title: string): string[] =>
  title
    .split(/[^\p{L}\p{N}]+/u)
    .map(titleKey)
    .filter(Boolean);

/**
 * Likeness of two titles from 0 to 1: half by their words (which may stand in another order), half by
 * their letters (which may be mistyped). 1 when they differ in case, accents and punctuation only.
 */
export function titleLikeness(a: string, b: string): number {
  const [left, right] = [titleKey(a), titleKey(b)];
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  return (byWords(wordsOf(a), wordsOf(b)) + byLetters(left, right)) / 2;
}

/** Sørensen–Dice over words, each counted as often as it stands there. */
function byWords(a: string[], b: string[]): number {
  const rest = new Map<string, number>();
  for (const word of b) rest.set(word, (rest.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of a) {
    const left = rest.get(word) ?? 0;
    if (left === 0) continue;
    common += 1;
    rest.set(word, left - 1);
  }
  return (2 * common) / Math.max(1, a.length + b.length);
}

function byLetters(a: string, b: string): number {
  const differ = new DiffMatchPatch();
  // Titles are short; half a minute on a hostile pair would not be.
  differ.Diff_Timeout = 0.1;
  const [left, right] = [a.slice(0, 500), b.slice(0, 500)];
  const distance = differ.diff_levenshtein(differ.diff_main(left, right, false));
  return 1 - distance / Math.max(left.length, right.length);
}

/** Likeness of a proposal, with authors and years where both are known. */
export function similarity(lookup: Lookup, record: PaperRecord): number {
  if (lookup.title === undefined) return 0;
  let score = titleLikeness(lookup.title, record.title);
  const author = titleKey(lookup.author ?? '');
  if (author && record.authors.length > 0) {
    const named = record.authors.some((name) => titleKey(nameText(name)).includes(author));
    if (!named) score -= 0.15;
  }
  if (lookup.year !== undefined && record.issued) {
    // A preprint and its publication are a year or two apart.
    if (Math.abs(lookup.year - record.issued.year) > 2) score -= 0.1;
  }
  return Math.max(0, Math.round(score * 100) / 100);
}
