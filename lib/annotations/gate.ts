import { type Fit, known } from './compare';
import type { Passage } from './passage';

/**
 * The gate: what must agree before a place is taken for a passage. A wrong place is worse than
 * none, because nobody looks for a highlight where it never was. Each rule names its reason; the
 * numbers are few and round, and docs/annotations.md says on what they were checked.
 */

/** More than half of a passage must have stayed for it to be the same one. */
const enoughKept = 0.6;
/** Of a short one, less than a third may be new: one other word makes another phrase. */
const enoughKeptShort = 0.7;
/** An edited passage may become longer, but not twice as long. */
export const mostStretch = 1.8;
/** Of both sides together (0 to 2) this much must be there. */
const someContext = 0.5;
/** A short passage proves little by itself: one whole side, or half of both. */
const goodContext = 1;
/** Most of both sides. */
const mostContext = 1.4;
/** Both sides, but for a word. */
const certainContext = 1.9;
const shortPassage = 12;
/** So many characters do not come twice by chance. */
const tellingLength = 30;

/** A quarter of the paper away from where it was, a place has to be certain by itself. */
const far = 0.25;

/** How much better the first place fits than the second, by their neighbours: 0 to 2. */
export function margin(best: Fit, second: Fit | undefined): number {
  return known(best) - (second ? known(second) : 0);
}

/** Whether the best place with the very words stands alone, and between the neighbours it had. */
export function isClear(passage: Passage, best: Fit, second: Fit | undefined): boolean {
  if (margin(best, second) < 0.2) return false;
  return known(best) >= (isFar(passage, best) ? certainContext : mostContext);
}

/** Whether a place with the very words of a passage is that passage. */
export function acceptsHit(
  passage: Passage,
  hit: Fit,
  hits: number,
  around: Fit | undefined,
  edits: readonly Fit[],
): boolean {
  // Moved as a whole: too long to stand somewhere else by chance.
  const telling = passage.exact.length >= tellingLength;
  if (hits === 1 && telling) return true;
  // Nothing is known of where it was: wherever it stands may be it.
  if (passage.wideBefore.ids.length + passage.wideAfter.ids.length === 0) return true;
  // Its neighbours stand side by side elsewhere, so it was taken out there; this is a look-alike.
  const gap = edits.find((fit) => fit.closed);
  if (gap && known(gap) > known(hit) + 0.3) return false;
  if (!telling && isFar(passage, hit)) return known(hit) >= certainContext;
  // One side is word for word what it was.
  if (Math.max(hit.before, hit.after) >= 0.95) return true;
  if (known(hit) >= mostContext) return true;
  return known(hit) >= someContext && (around?.kept ?? 0) >= enoughKept;
}

/** Whether a stretch that is not word for word the passage is what became of it. */
export function acceptsEdited(passage: Passage, fit: Fit): boolean {
  const short = passage.quote.ids.length < shortPassage;
  if (fit.closed || fit.kept < (short ? enoughKeptShort : enoughKept)) return false;
  // Rewritten and carried elsewhere is too much at once to be sure of.
  if (fit.stretch > mostStretch || isFar(passage, fit)) return false;
  return known(fit) >= (short ? goodContext : someContext);
}

/** Not enough to decide, but worth showing: the user may know. */
export function mayBe(passage: Passage, fit: Fit): boolean {
  const short = passage.quote.ids.length < shortPassage;
  return (
    !fit.closed && fit.quote >= enoughKept && known(fit) >= (short ? goodContext : someContext)
  );
}

/** Whether a place is far from where the passage was, as a share of the paper. */
export function isFar(passage: Passage, fit: Fit): boolean {
  return Math.abs(fit.share - (passage.share ?? fit.share)) > far;
}
