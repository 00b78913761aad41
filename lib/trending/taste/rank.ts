/**
 * The order of the picks: what is much liked by others, what is to the user's taste, what is new;
 * and among the first of them different topics and now and then something else. Pure: the same
 * candidates, options and seed give the same order.
 */
import { chanceFrom } from './chance';
import { Against, lengthOf, type Sparse } from './vectors';
import { hashOf } from './words';

const dayMs = 24 * 60 * 60_000;

export interface Candidate {
  key: string;
  vector: Sparse;
  /** What the model says of it; any number. */
  taste: number;
  upvotes?: number;
  /** When it was listed or first seen (ms since the epoch). */
  at: number;
  /** Read, hidden, muted or in the library: it never appears. */
  away?: boolean;
}

export interface RankOptions {
  /** How many papers are liked: the more, the more the taste counts. */
  likes: number;
  /** Share of picks that try something else: 0…0.5. */
  explore: number;
  /** Days after which a paper counts half. */
  recency: number;
  /** The order is the same for the same seed: one a day. */
  seed: number;
  /** Ms since the epoch. */
  now: number;
}

export interface Ranked {
  key: string;
  /** It is here to try something else. */
  explored: boolean;
}

/** How fast votes grow old, and how much less each further one says (services of this kind: 1.2, 0.8). */
const gravity = 1.2;
const voteExponent = 0.8;
/** The taste counts so many times as much as the votes when there are many likes… */
const mostTaste = 4;
/** …and half of that with so many. */
const halfTasteLikes = 3;
/** The first so many are to be of different topics. */
const diverse = 10;
/** How much being like one that is shown costs, in standard deviations for the very same paper. */
const likeness = 1.5;
/** Candidates that are looked at for each of the first places. */
const looked = 100;
/** The first places are never given to something else. */
const untouched = 2;

/** Votes that grow old: `(U + 1)^0.8 / (days + 1)^1.2`, after Hacker News, for papers that live days. */
export function hot(upvotes: number, days: number): number {
  return (Math.max(0, upvotes) + 1) ** voteExponent / (Math.max(0, days) + 1) ** gravity;
}

/** How much the taste counts beside the votes; grows with the likes, and is 0 without any. */
export const tasteWeight = (likes: number): number =>
  likes > 0 ? (mostTaste * likes) / (likes + halfTasteLikes) : 0;

/**
 * Candidates in order.
 * More votes never move a paper down, and the same paper a day older never stands higher: places in
 * the order of votes are compared (normal scores, van der Waerden 1952), because deviations from a
 * mean would move with every vote.
 */
export function rank(candidates: readonly Candidate[], options: RankOptions): Ranked[] {
  const scored = score(
    candidates.filter(({ away }) => !away),
    options,
  );
  const first = different(scored);
  const chosen = new Set(first);
  const main = [...first, ...scored.filter((each) => !chosen.has(each))];
  return mixed(main, options).map(({ candidate, explored }) => ({ key: candidate.key, explored }));
}

interface Scored {
  candidate: Candidate;
  score: number;
  /** By votes and age alone. */
  popular: number;
}

/** Best first. */
function score(candidates: readonly Candidate[], { likes, recency, now }: RankOptions): Scored[] {
  const days = candidates.map(({ at }) => Math.max(0, now - at) / dayMs);
  const hots = normalScores(candidates.map(({ upvotes = 0 }, at) => hot(upvotes, days[at] ?? 0)));
  const tastes = deviations(candidates.map(({ taste }) => taste));
  const weight = tasteWeight(likes);
  return candidates
    .map((candidate, at): Scored => {
      const age = (Math.LN2 * (days[at] ?? 0)) / recency;
      const popular = (hots[at] ?? 0) - age;
      return { candidate, popular, score: popular + weight * (tastes[at] ?? 0) };
    })
    .sort((a, b) => b.score - a.score || (a.candidate.key < b.candidate.key ? -1 : 1));
}

/** Numbers by their place: -3…3, equal ones have the same. */
export function normalScores(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const scores = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    const score = quantile((from + to) / 2 / order.length);
    for (const at of order.slice(from, to)) scores[at] = score;
    from = to;
  }
  return scores;
}

/** The value below which a standard normal number is with this probability (Tukey's lambda). */
const quantile = (p: number) => (p ** 0.135 - (1 - p) ** 0.135) / 0.1975;

function deviations(values: readonly number[]): number[] {
  const mean = values.reduce((sum, each) => sum + each, 0) / (values.length || 1);
  const square = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length || 1);
  const deviation = Math.sqrt(square);
  return values.map((each) => (deviation > 1e-9 ? (each - mean) / deviation : 0));
}

/**
 * The first ones, each chosen for its score and for being unlike those before it: maximal marginal
 * relevance (Carbonell, Goldstein 1998).
 */
function different(scored: readonly Scored[]): Scored[] {
  const left = scored
    .slice(0, looked)
    .map((each) => ({ each, like: 0, length: lengthOf(each.candidate.vector) }));
  const taken: Scored[] = [];
  const against = new Against();
  while (taken.length < diverse && left.length > 0) {
    let best = 0;
    left.forEach(({ each, like }, at) => {
      const other = left[best];
      if (other && each.score - likeness * like > other.each.score - likeness * other.like)
        best = at;
    });
    const [next] = left.splice(best, 1);
    if (!next) break;
    taken.push(next.each);
    against.lay(next.each.candidate.vector);
    for (const other of left) {
      const product = against.dot(other.each.candidate.vector);
      other.like = Math.max(other.like, product / (next.length * other.length || 1));
    }
  }
  return taken;
}

/** Some places given to popular papers of which the taste says nothing good. */
function mixed(
  main: readonly Scored[],
  { explore, seed, likes }: RankOptions,
): { candidate: Candidate; explored: boolean }[] {
  // Without a taste there is nothing that would be something else.
  if (explore <= 0 || likes === 0) {
    return main.map(({ candidate }) => ({ candidate, explored: false }));
  }
  const rest = main.slice(diverse);
  const lot = ({ candidate: { key } }: Scored) => chanceFrom(seed ^ hashOf(key))();
  const others = rest
    .map((each) => ({ each, draw: each.popular - Math.log(-Math.log(Math.max(lot(each), 1e-9))) }))
    .sort((a, b) => b.draw - a.draw || (a.each.candidate.key < b.each.candidate.key ? -1 : 1))
    .map(({ each }) => each);
  const chance = chanceFrom(seed);
  const given = new Set<Scored>();
  const out: { candidate: Candidate; explored: boolean }[] = [];
  let nextMain = 0;
  let nextOther = 0;
  const take = (list: readonly Scored[], from: number) => {
    let at = from;
    while (at < list.length && given.has(list[at] as Scored)) at += 1;
    return at;
  };
  while (out.length < main.length) {
    nextMain = take(main, nextMain);
    nextOther = take(others, nextOther);
    const tries = out.length >= untouched && chance() < explore;
    const other = tries ? others[nextOther] : undefined;
    const each = other ?? main[nextMain];
    if (!each) break;
    given.add(each);
    // What comes next anyway is nothing else.
    out.push({
      candidate: each.candidate,
      explored: other !== undefined && other !== main[nextMain],
    });
  }
  return out;
}

/** The seed of a day (local time). @param now ms since the epoch. */
export function daySeed(now: number): number {
  const date = new Date(now);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}
