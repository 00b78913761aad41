import { type Fit, fitWithin, known } from './compare';
import { acceptsEdited, acceptsHit, certainContext, margin, mayBe } from './gate';
import { apart, fitsOf } from './hits';
import { join, type Passage, passageOf } from './passage';
import { stretchAround, stretches } from './seeds';
import type { TextModel } from './text-model';
import { type TokenIndex, tokenIndex } from './tokens';
import type { Candidate, Resolution, Selector } from './types';
import { hitsOf } from './words';

const mostStretches = 3;
const mostCandidates = 12;

/**
 * Where a stored passage is on this page now, or that it is not there: see docs/annotations.md for
 * the order and the gate.
 */
export function resolve(model: TextModel, selectors: readonly Selector[]): Resolution {
  const index = tokenIndex(model);
  const passage = passageOf(selectors, index);
  if (!passage) return { state: 'lost', score: 0 };
  return unmoved(model, passage) ?? search(model, index, passage);
}

/** The whole page is as it was: positions are certain, even among repeats. */
function unmoved(model: TextModel, passage: Passage): Resolution | undefined {
  const { paper, position, exact } = passage;
  if (!paper || !position || paper.document !== model.hash) return undefined;
  if (model.textOf(position) !== exact) return undefined;
  return { state: 'exact', position: { start: position.start, end: position.end }, score: 1 };
}

function search(model: TextModel, index: TokenIndex, passage: Passage): Resolution {
  const places = hitsOf(model.text, passage);
  const hits = fitsOf(model, index, passage, places);
  const [best, second] = hits;
  // Between the very same neighbours, and nowhere else so: no need to look further.
  if (best && known(best) >= certainContext && margin(best, second) >= 0.2)
    return found(model, best, 'exact');
  const edits = edited(index, passage);
  if (best) {
    const around = within(index, passage, best);
    if (acceptsHit(passage, best, hits.length, around, edits)) {
      const chosen = apart(index, passage, hits, places);
      if (!chosen) return ambiguous(model, hits);
      return found(model, chosen, known(chosen) >= 1 ? 'exact' : 'moved');
    }
  }
  const [change, other] = edits.filter((fit) => !fit.closed);
  if (change && acceptsEdited(passage, change)) {
    if (other && acceptsEdited(passage, other) && margin(change, other) < 0.1) {
      return ambiguous(model, [change, other]);
    }
    return changed(model, passage, change);
  }
  const possible = edits.filter((fit) => mayBe(passage, fit));
  if (possible.length > 0) return ambiguous(model, possible);
  return {
    state: 'lost',
    score: best ? scoreOf(best) : 0,
    ...(hits.length > 0 && { candidates: candidates(model, hits) }),
  };
}

/** Places where much of the passage and its surroundings stands, best first. */
function edited(index: TokenIndex, passage: Passage): Fit[] {
  const stored = join(passage.wideBefore, passage.quote, passage.wideAfter);
  const fits: Fit[] = [];
  const chosen = stretches(stored, index, mostStretches);
  for (let at = 0; at < chosen.length; at += 1) {
    const stretch = chosen[at];
    const fit = stretch && fitWithin(passage, index, stretch.from, stretch.to);
    // Neighbouring stretches overlap, and show the same place.
    if (fit && !fits.some((each) => each.start < fit.end && fit.start < each.end)) fits.push(fit);
    const clear = (chosen[at + 1]?.votes ?? 0) < 0.5 * (stretch?.votes ?? 0);
    if (fit && clear && known(fit) >= 1) break;
  }
  return fits.sort((a, b) => scoreOf(b) - scoreOf(a));
}

/** The surroundings of a hit compared as a whole. */
function within(index: TokenIndex, passage: Passage, fit: Fit): Fit | undefined {
  const { from, to } = stretchAround(index, passage, fit.start);
  return fitWithin(passage, index, from, to);
}

function scoreOf(fit: Fit): number {
  return 0.5 * fit.quote + 0.25 * known(fit);
}

function changed(model: TextModel, passage: Passage, fit: Fit): Resolution {
  const text = model.text.slice(fit.start, fit.end);
  // Only its formulas are drawn otherwise, or a repeat was told apart by what is around it.
  if (text.replaceAll('$', '') === passage.exact.replaceAll('$', '')) {
    return found(model, fit, 'exact');
  }
  return { ...found(model, fit, 'changed'), diff: { old: passage.exact, new: text } };
}

function found(model: TextModel, fit: Fit, state: 'exact' | 'moved' | 'changed'): Resolution {
  const { start, end } = candidate(model, fit);
  return { state, score: scoreOf(fit), position: { start, end } };
}

function ambiguous(model: TextModel, fits: readonly Fit[]): Resolution {
  return {
    state: 'ambiguous',
    score: Math.max(...fits.map(scoreOf)),
    candidates: candidates(model, fits),
  };
}

function candidates(model: TextModel, fits: readonly Fit[]): Candidate[] {
  return fits.slice(0, mostCandidates).map((fit) => candidate(model, fit));
}

function candidate(model: TextModel, fit: Fit): Candidate {
  return {
    start: model.toPoints(fit.start),
    end: model.toPoints(fit.end),
    score: scoreOf(fit),
  };
}

/** What `resolve` decides from: for measuring and tests. */
export function examine(model: TextModel, selectors: readonly Selector[]) {
  const index = tokenIndex(model);
  const passage = passageOf(selectors, index);
  if (!passage) return undefined;
  const hits = fitsOf(model, index, passage, hitsOf(model.text, passage));
  const best = hits[0];
  return {
    hits,
    edits: edited(index, passage),
    atHit: best && within(index, passage, best),
    words: passage.quote.words.length,
  };
}
