/** What a digest holds: papers of lists in, sections with reasons out. Pure. */
import type { Paper, PaperRecord } from '../paper/schema';
import type { DigestReason, DigestSection } from './issue';
import type { DigestPlan } from './plan';
import { type Wish, wishesOf, wishTest } from './wishes';

/** A paper of a list: a pick of a feed, without those that are read, hidden or muted. */
export interface DigestPick {
  key: string;
  /** Place in the list, from 1. */
  rank: number;
  upvotes?: number;
  entry: { record: PaperRecord; keywords: readonly string[] };
  /** As the library has it. */
  paper?: Paper;
}

export interface DigestList {
  feed: string;
  picks: readonly DigestPick[];
}

export interface Composed {
  sections: DigestSection[];
  /** How many papers there would be without the limit. */
  matched: number;
  /** How many papers each topic and each query finds in the lists, by `wishKey`. */
  counts: Map<string, number>;
  /** Papers of the lists, each counted once, before they are chosen from. */
  looked: number;
}

export const wishKey = ({ kind, text }: Wish): string => `${kind}:${text}`;

/** The first places of a list differ less than the first and the last. */
const flatness = 10;
/** A further topic that a paper speaks of is worth a quarter of the paper. */
const perWish = 0.25;
const mostReasons = 3;

interface Candidate {
  key: string;
  record: PaperRecord;
  keywords: readonly string[];
  paper?: Paper;
  /** In the order of the plan's feeds. */
  places: { feed: string; rank: number }[];
  upvotes?: number;
}

/** Each paper once, with every list it stands in. Papers that share an identifier are one. */
function unite(lists: readonly DigestList[]): Candidate[] {
  const united: Candidate[] = [];
  const known = new Map<string, Candidate>();
  for (const { feed, picks } of lists) {
    for (const { key, rank, upvotes, entry, paper } of picks) {
      const names = [key, ...entry.record.identifiers];
      let candidate = names.map((name) => known.get(name)).find(Boolean);
      if (!candidate) {
        const { record, keywords } = entry;
        candidate = { key, record, keywords, places: [], ...(paper && { paper }) };
        united.push(candidate);
      }
      for (const name of names) known.set(name, candidate);
      if (!candidate.places.some((place) => place.feed === feed))
        candidate.places.push({ feed, rank });
      if (upvotes !== undefined) candidate.upvotes = Math.max(candidate.upvotes ?? 0, upvotes);
      if (paper) candidate.paper ??= paper;
    }
  }
  return united;
}

/** The higher in the more lists, and the more wishes it fulfils, the better. */
function scoreOf({ places }: Candidate, wishes: number): number {
  const inLists = places.reduce((sum, { rank }) => sum + 1 / (flatness + rank), 0);
  return inLists * (1 + perWish * Math.max(0, wishes - 1));
}

const bestPlace = ({ places }: Candidate) =>
  places.reduce((best, place) => (place.rank < best.rank ? place : best));

function reasonsOf({ places, upvotes }: Candidate, wishes: readonly Wish[]): DigestReason[] {
  return [
    ...wishes.slice(0, mostReasons),
    ...places.slice(0, mostReasons).map((place) => ({ kind: 'feed' as const, ...place })),
    ...(upvotes ? [{ kind: 'votes' as const, count: upvotes }] : []),
  ];
}

/**
 * Chooses papers, and says why. With topics or queries there is a section for each, and a paper is
 * in the first that it fulfils; without, there is one for each list, and a paper is where it stands
 * highest. When there are more than wanted, the sections take turns, best first.
 * @param lists in the order of the plan, newest snapshots first; @param told identifiers of papers
 * of earlier issues, which are not repeated; @param now ms since the epoch.
 */
export function composeDigest(
  plan: DigestPlan,
  lists: readonly DigestList[],
  told: ReadonlySet<string>,
  now: number,
): Composed {
  const wishes = wishesOf(plan);
  const fulfilled = wishTest(wishes, now);
  const counts = new Map(wishes.map((wish) => [wishKey(wish), 0]));
  const sections = new Map<string, { section: DigestSection; scored: Scored[] }>();
  const open = (kind: DigestSection['kind'], name: string) =>
    sections.set(`${kind}:${name}`, { section: { kind, name, items: [] }, scored: [] });
  if (wishes.length > 0) for (const wish of wishes) open(wish.kind, wish.text);
  else for (const { feed } of lists) open('feed', feed);

  const candidates = unite(lists);
  let matched = 0;
  for (const candidate of candidates) {
    const found = fulfilled(candidate);
    for (const wish of found) counts.set(wishKey(wish), (counts.get(wishKey(wish)) ?? 0) + 1);
    const names = [candidate.key, ...candidate.record.identifiers];
    if (names.some((name) => told.has(name))) continue;
    if (wishes.length > 0 && found.length === 0) continue;
    matched += 1;
    const [first] = found;
    const place = first ? wishKey(first) : `feed:${bestPlace(candidate).feed}`;
    const reasons = reasonsOf(candidate, found);
    const item = { key: candidate.key, record: candidate.record, reasons };
    sections.get(place)?.scored.push({ item, score: scoreOf(candidate, found.length) });
  }
  const all = [...sections.values()];
  takeTurns(all, plan.count);
  return {
    sections: all.map(({ section }) => section).filter(({ items }) => items.length > 0),
    matched,
    counts,
    looked: candidates.length,
  };
}

interface Scored {
  item: DigestSection['items'][number];
  score: number;
}

/** Each section gives its best paper in turn, until there are enough. */
function takeTurns(
  sections: readonly { section: DigestSection; scored: Scored[] }[],
  count: number,
): void {
  // Equals stay in the order in which the lists have them.
  const queues = sections.map(({ section, scored }) => ({
    section,
    waiting: scored.toSorted((a, b) => b.score - a.score),
  }));
  let taken = 0;
  for (let turn = 0; taken < count; turn += 1) {
    const before = taken;
    for (const { section, waiting } of queues) {
      const next = waiting[turn];
      if (!next || taken >= count) continue;
      section.items.push(next.item);
      taken += 1;
    }
    if (taken === before) return;
  }
}
