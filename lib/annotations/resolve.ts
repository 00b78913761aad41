import { type Fit, fitWithin, known } from './compare';
import { resolveElement } from './elements';
import { acceptsEdited, acceptsHit, isClear, margin, mayBe, mostStretch } from './gate';
import { apart, fitsOf } from './hits';
import { type Passage, passageOf } from './passage';
import { stretchAround, stretches } from './seeds';
import type { TextModel } from './text-model';
import { type TokenIndex, tokenIndex } from './tokens';
import type { Candidate, ElementSelector, Resolution, Selector, TextQuoteSelector } from './types';
import { hitsOf } from './words';

const mostStretches = 3;
const mostCandidates = 12;
/** Context that is enough, in units, to know a passage by its very letters. */
const enoughAround = 16;
/** A longer quote is looked for by its ends. */
const longQuote = 12_000;
const longPart = 2_000;

/**
 * Where a stored passage is on this page now, or that it is not there: see docs/annotations.md for
 * the order and the gate.
 */
export function resolve(model: TextModel, selectors: readonly Selector[]): Resolution {
  const verbatim = resolveVerbatim(model, selectors);
  if (verbatim) return verbatim;
  const element = selectors.find(
    (each): each is ElementSelector => each.type === 'ElementSelector',
  );
  if (element) return resolveElement(model, element);
  const exact = selectors.find(isQuote)?.exact ?? '';
  if (exact.length > longQuote) return resolveLong(model, selectors, exact);
  const index = tokenIndex(model);
  const passage = passageOf(selectors, index);
  return passage ? search(model, index, passage) : { state: 'lost', score: 0 };
}

/**
 * The quick part: nothing on the page has changed, or the passage and its neighbours stand there
 * letter for letter, once. Needs no words, so a page full of highlights takes milliseconds.
 */
export function resolveVerbatim(
  model: TextModel,
  selectors: readonly Selector[],
): Resolution | undefined {
  const quote = selectors.find(isQuote);
  if (!quote?.exact || selectors.some((each) => each.type === 'ElementSelector')) return undefined;
  const position = selectors.find((each) => each.type === 'TextPositionSelector');
  const paper = selectors.find((each) => each.type === 'PaperSelector');
  // The same text as a whole: positions are certain, even among repeats.
  if (position && paper?.document === model.hash && model.textOf(position) === quote.exact) {
    return { state: 'exact', position: { start: position.start, end: position.end }, score: 1 };
  }
  const { prefix = '', suffix = '', exact } = quote;
  if (prefix.length < enoughAround || suffix.length < enoughAround) return undefined;
  const whole = `${prefix}${exact}${suffix}`;
  const at = model.text.indexOf(whole);
  if (at < 0 || model.text.indexOf(whole, at + 1) >= 0) return undefined;
  const start = at + prefix.length;
  const found = { start: model.toPoints(start), end: model.toPoints(start + exact.length) };
  return { state: 'exact', position: found, score: 1 };
}

function isQuote(selector: Selector): selector is TextQuoteSelector {
  return selector.type === 'TextQuoteSelector';
}

/**
 * A passage of many pages is looked for by its beginning and its end, which must come back in
 * their order and about as far apart.
 */
function resolveLong(model: TextModel, selectors: readonly Selector[], exact: string): Resolution {
  const quote = selectors.find(isQuote);
  const part = (piece: Partial<TextQuoteSelector>) =>
    resolve(model, [{ type: 'TextQuoteSelector', exact: '', ...piece }]).position;
  const head = part({
    exact: exact.slice(0, longPart),
    prefix: quote?.prefix ?? '',
    suffix: exact.slice(longPart, longPart + 64),
  });
  const tail = part({
    exact: exact.slice(-longPart),
    prefix: exact.slice(-longPart - 64, -longPart),
    suffix: quote?.suffix ?? '',
  });
  if (!head || !tail || tail.end <= head.start) return { state: 'lost', score: 0 };
  const position = { start: head.start, end: tail.end };
  const text = model.textOf(position);
  const stretch = text.length / exact.length;
  if (stretch > mostStretch || stretch < 1 / mostStretch) return { state: 'lost', score: 0 };
  if (text === exact) return { state: 'moved', position, score: 1 };
  return { state: 'changed', position, score: 0.75, diff: { old: exact, new: text } };
}

function search(model: TextModel, index: TokenIndex, passage: Passage): Resolution {
  const places = hitsOf(model.text, passage);
  const hits = fitsOf(model, index, passage, places);
  const [best, second] = hits;
  // Between the same neighbours, and nowhere else so: no need to look further.
  if (best && isClear(passage, best, second)) return found(model, best, 'exact');
  const edits = edited(index, passage);
  if (best) {
    const around = within(index, passage, best);
    if (acceptsHit(passage, best, hits.length, around, edits)) {
      const [chosen, ...others] = apart(index, passage, hits, places);
      if (!chosen || others.length > 0)
        return ambiguous(model, chosen ? [chosen, ...others] : hits);
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
  if (possible.length > 0) return ambiguous(model, distinct([...possible, ...hits]));
  return {
    state: 'lost',
    score: Math.max(0, ...[...hits, ...edits].map(scoreOf)),
    ...(hits.length > 0 && { candidates: candidates(model, hits) }),
  };
}

/** Places where much of the passage and its surroundings stands, best first. */
function edited(index: TokenIndex, passage: Passage): Fit[] {
  const fits: Fit[] = [];
  const chosen = stretches(passage.whole(), index, mostStretches);
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

/** Without those that overlap an earlier one. */
function distinct(fits: readonly Fit[]): Fit[] {
  const chosen: Fit[] = [];
  for (const fit of fits) {
    if (!chosen.some((each) => each.start < fit.end && fit.start < each.end)) chosen.push(fit);
  }
  return chosen;
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
