import { type Fit, fitWithin } from './compare';
import { fitsOf, hitsOf } from './hits';
import { join, type Passage, passageOf } from './passage';
import { stretches } from './seeds';
import type { TextModel } from './text-model';
import { type TokenIndex, tokenIndex } from './tokens';
import type { Candidate, Resolution, Selector } from './types';

const mostStretches = 6;

/**
 * Where a stored passage is on this page now, or that it is not there: see docs/annotations.md for
 * the order and the gate.
 */
export function resolve(model: TextModel, selectors: readonly Selector[]): Resolution {
  const index = tokenIndex(model);
  const passage = passageOf(selectors, index);
  if (!passage) return { state: 'lost', score: 0 };
  const same = unmoved(model, passage);
  if (same) return same;
  const hits = fitsOf(model, index, passage, hitsOf(model, passage));
  const exact = chooseExact(model, passage, hits);
  if (exact) return exact;
  return chooseEdited(model, passage, edited(index, passage), hits);
}

/** The whole page is as it was: positions are certain, even among repeats. */
function unmoved(model: TextModel, passage: Passage): Resolution | undefined {
  const { paper, position, exact } = passage;
  if (!paper || !position || paper.document !== model.hash) return undefined;
  if (model.textOf(position) !== exact) return undefined;
  return { state: 'exact', position: { start: position.start, end: position.end }, score: 1 };
}

function edited(index: TokenIndex, passage: Passage): Fit[] {
  const stored = join(passage.before, passage.quote, passage.after);
  return stretches(stored, index, mostStretches)
    .map((each) => fitWithin(passage, index, each.from, each.to))
    .filter((fit) => fit !== undefined)
    .sort((a, b) => scoreOf(b) - scoreOf(a));
}

export function scoreOf(fit: Fit): number {
  return 0.5 * fit.quote + 0.25 * fit.before + 0.25 * fit.after;
}

function chooseExact(
  model: TextModel,
  passage: Passage,
  fits: readonly Fit[],
): Resolution | undefined {
  const [best, next] = fits;
  if (!best) return undefined;
  const known = best.before + best.after;
  const margin = known - (next ? next.before + next.after : 0);
  if (known >= 0.5) {
    if (next && margin < 0.1)
      return {
        state: 'ambiguous',
        score: scoreOf(best),
        candidates: fits.map((fit) => candidate(model, fit)),
      };
    return found(model, best, known >= 1 ? 'exact' : 'moved');
  }
  if (fits.length === 1 && passage.exact.length >= 30) return found(model, best, 'moved');
  return undefined;
}

function chooseEdited(
  model: TextModel,
  passage: Passage,
  fits: readonly Fit[],
  hits: readonly Fit[],
): Resolution {
  const [best] = fits;
  if (best && best.quote >= 0.6 && best.before + best.after >= 0.5 && best.stretch <= 1.8) {
    const resolution = found(model, best, 'changed');
    const text = model.text.slice(best.start, best.end);
    if (text === passage.exact) return { ...resolution, state: 'exact' };
    return { ...resolution, diff: { old: passage.exact, new: text } };
  }
  const near = [...hits, ...fits].slice(0, 3).map((fit) => candidate(model, fit));
  return {
    state: 'lost',
    score: best ? scoreOf(best) : 0,
    ...(near.length > 0 && { candidates: near }),
  };
}

function found(model: TextModel, fit: Fit, state: 'exact' | 'moved' | 'changed'): Resolution {
  return {
    state,
    score: scoreOf(fit),
    position: { start: model.toPoints(fit.start), end: model.toPoints(fit.end) },
  };
}

function candidate(model: TextModel, fit: Fit): Candidate {
  return { start: model.toPoints(fit.start), end: model.toPoints(fit.end), score: scoreOf(fit) };
}
