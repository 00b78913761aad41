/** What runs in the browser for `score:anchoring`: the product's code on two versions of a paper. */
import { describe } from '../../lib/annotations/describe';
import { textModel } from '../../lib/annotations/model-cache';
import { examine, resolve } from '../../lib/annotations/resolve';
import { tokenIndex } from '../../lib/annotations/tokens';
import type { Selector } from '../../lib/annotations/types';
import { goldPosition, goldRange, goldText } from './gold-text';

export interface GoldCase {
  id: string;
  cat: string;
  kind: 'kept' | 'edited' | 'moved' | 'deleted';
  exact: string;
  prefix: string;
  suffix: string;
  aStartFrac: number;
  gold: null | { text: string; before: string; after: string; startFrac: number };
}

export interface CaseResult {
  id: string;
  kind: GoldCase['kind'];
  outcome: 'right' | 'wrong' | 'missed' | 'orphan' | 'false' | 'undescribed';
  state: string;
  score: number;
  ms: number;
  exact: string;
  examined?: unknown;
  found?: string;
  gold?: string;
}

export interface PairResult {
  cases: CaseResult[];
  /** Milliseconds that the models of both pages took, and the words of the second. */
  models: number[];
}

/** Describes on the old page, resolves on the new one, both parsed from HTML. */
export function scorePair(
  oldHtml: string,
  newHtml: string,
  cases: readonly GoldCase[],
): PairResult {
  const before = page(oldHtml);
  const models: number[] = [];
  const model = timed(models, () => textModel(before));
  const gold = goldText(before.body);
  const described = cases.map((each) => {
    const start = placeOf(gold.text, each.exact, each.aStartFrac, each.prefix, each.suffix);
    const range = start < 0 ? undefined : goldRange(gold, start, start + each.exact.length);
    return range ? describe(model, range) : [];
  });
  const after = page(newHtml);
  const target = timed(models, () => textModel(after));
  timed(models, () => tokenIndex(target));
  const goldAfter = goldText(after.body);
  const results = cases.map((each, at) => score(each, described[at] ?? [], target, goldAfter));
  return { cases: results, models };
}

function score(
  each: GoldCase,
  // What is stored goes through JSON, as in the database.
  selectors: Selector[],
  target: ReturnType<typeof textModel>,
  gold: ReturnType<typeof goldText>,
): CaseResult {
  const stored = JSON.parse(JSON.stringify(selectors)) as Selector[];
  const from = performance.now();
  const resolution = resolve(target, stored);
  const ms = performance.now() - from;
  const { position } = resolution;
  const range = position && target.rangeOf(position.start, position.end);
  const found = range && goldPosition(gold, range);
  const base = {
    id: each.id,
    kind: each.kind,
    state: resolution.state,
    score: resolution.score,
    ms,
    exact: each.exact,
    examined: examine(target, stored),
    ...(position && { found: target.textOf(position) }),
    ...(each.gold && { gold: each.gold.text }),
  };
  if (stored.length === 0) return { ...base, outcome: 'undescribed' };
  if (!each.gold) return { ...base, outcome: found ? 'false' : 'orphan' };
  if (!found) return { ...base, outcome: 'missed' };
  const { text, before, after, startFrac } = each.gold;
  const start = placeOf(gold.text, text, startFrac, before, after);
  return {
    ...base,
    outcome: overlap(found, start, start + text.length) >= 0.6 ? 'right' : 'wrong',
  };
}

/** The occurrence nearest to where the gold file says, among those between the same neighbours. */
function placeOf(
  text: string,
  exact: string,
  share: number,
  before: string,
  after: string,
): number {
  const aim = share * text.length;
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const same = text.slice(0, at).endsWith(before) && text.startsWith(after, at + exact.length);
    const cost = Math.abs(at - aim) + (same ? 0 : text.length);
    if (cost < bestCost) {
      best = at;
      bestCost = cost;
    }
  }
  return best;
}

function overlap(found: { start: number; end: number }, start: number, end: number): number {
  const both = Math.min(found.end, end) - Math.max(found.start, start);
  return both <= 0 ? 0 : both / (Math.max(found.end, end) - Math.min(found.start, start));
}

function page(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function timed<T>(times: number[], run: () => T): T {
  const from = performance.now();
  const result = run();
  times.push(performance.now() - from);
  return result;
}
