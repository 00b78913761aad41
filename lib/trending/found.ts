/** What a search found in several places, as one list. Pure. */
import type { Paper } from '../paper/schema';
import { fold } from '../search/fold';
import type { FeedPick } from './picks';
import type { FeedEntry, FeedId, RemoteHit, TextPart } from './types';

/** Where a paper was found; `meaning`: it says the same in other words. */
export type Place = 'library' | 'lists' | 'remote' | 'meaning';

export interface FoundPick extends FeedPick {
  found: {
    places: Place[];
    /** What the service says of where its words are; absent for what was found here. */
    title?: TextPart[];
    summary?: TextPart[];
  };
}

/** Reciprocal rank fusion (Cormack and others, 2009): places far down differ little. */
const damping = 60;

interface Hit {
  place: Place;
  key: string;
  identifiers: readonly string[];
  entry: FeedEntry;
  paper?: Paper;
  remote?: RemoteHit;
}

/**
 * Papers found in several places, each once, best first: what stands high in several places comes
 * before what stands high in one.
 * @param library, @param lists, @param remote each best first.
 */
export function uniteFound(
  library: readonly Paper[],
  lists: readonly FeedEntry[],
  remote: readonly RemoteHit[],
): FoundPick[] {
  const hits: Hit[][] = [
    library.map((paper) => ({ place: 'library', ...hitOfPaper(paper) })),
    lists.map((entry) => ({ place: 'lists', key: entry.key, ...named(entry), entry })),
    remote.map((hit) => ({
      place: 'remote',
      key: hit.key,
      ...named(hit),
      entry: seenOnce(hit),
      remote: hit,
    })),
  ];
  const united: { score: number; hits: Hit[] }[] = [];
  const places = new Map<string, number>();
  for (const list of hits) {
    for (const [rank, hit] of list.entries()) {
      const names = [hit.key, ...hit.identifiers];
      const place = names.map((name) => places.get(name)).find((known) => known !== undefined);
      const at = place ?? united.push({ score: 0, hits: [] }) - 1;
      for (const name of names) if (!places.has(name)) places.set(name, at);
      const one = united[at];
      if (!one) continue;
      one.score += 1 / (damping + rank);
      one.hits.push(hit);
    }
  }
  return united
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ hits: own }, index) => pickOf(own, index + 1) ?? []);
}

/** What a search by meaning found: in the library, in a list, or in both. */
export interface NearHit {
  paper?: Paper;
  entry?: FeedEntry;
}

/**
 * What was found by words, with what was found by meaning below it, each paper once: nothing that
 * shows already moves. @param near best first.
 */
export function withNear(found: readonly FoundPick[], near: readonly NearHit[]): FoundPick[] {
  const all = [...found];
  const places = new Map<string, number>();
  all.forEach((pick, at) => {
    for (const name of namesOf(pick)) if (!places.has(name)) places.set(name, at);
  });
  for (const { paper, entry } of near) {
    const hits: Hit[] = [
      ...(paper ? [{ place: 'library' as const, ...hitOfPaper(paper) }] : []),
      ...(entry ? [{ place: 'lists' as const, key: entry.key, ...named(entry), entry }] : []),
    ];
    const names = hits.flatMap((hit) => [hit.key, ...hit.identifiers]);
    const at = names.map((name) => places.get(name)).find((known) => known !== undefined);
    const known = at === undefined ? undefined : all[at];
    if (at !== undefined && known) {
      // It shows already; only that it is saved may be news.
      if (paper && !known.paper) all[at] = { ...known, paper };
      continue;
    }
    const pick = pickOf(hits, all.length + 1);
    if (!pick) continue;
    const where: Place[] = [...pick.found.places, 'meaning'];
    for (const name of names) places.set(name, all.length);
    all.push({ ...pick, found: { places: where } });
  }
  return all;
}

const namesOf = ({ key, entry, paper }: FoundPick): string[] => [
  key,
  ...entry.record.identifiers,
  ...(paper?.identifiers ?? []),
];

const named = ({ record }: Pick<FeedEntry, 'record'>) => ({ identifiers: record.identifiers });

function pickOf(hits: readonly Hit[], rank: number): FoundPick | undefined {
  // What a feed knows of it is more than what the library keeps; its own words are the user's.
  const best = hits.find(({ place }) => place !== 'library') ?? hits[0];
  if (!best) return undefined;
  const paper = hits.find((hit) => hit.paper)?.paper;
  const remote = hits.find((hit) => hit.remote)?.remote;
  const { upvotes, comments, stars } = remote ?? {};
  const seenIn = Object.keys(best.entry.lists ?? {}) as FeedId[];
  return {
    key: best.key,
    rank,
    entry: best.entry,
    isNew: false,
    seen: false,
    seenIn: remote && seenIn.length === 0 ? ['hf:trending'] : seenIn,
    ...(paper && { paper }),
    ...(upvotes !== undefined && { upvotes }),
    ...(comments !== undefined && { comments }),
    ...(stars !== undefined && { stars }),
    found: {
      places: [...new Set(hits.map(({ place }) => place))],
      ...(remote && { title: remote.titleParts, summary: remote.summaryParts }),
    },
  };
}

const hitOfPaper = (paper: Paper): Omit<Hit, 'place'> => ({
  key: keyOf(paper),
  identifiers: paper.identifiers,
  entry: entryOfPaper(paper),
  paper,
});

const keyOf = ({ identifiers }: Paper): string =>
  identifiers.find((id) => id.startsWith('arxiv:')) ?? identifiers[0] ?? '';

function entryOfPaper(paper: Paper): FeedEntry {
  return {
    key: keyOf(paper),
    record: paper,
    keywords: [],
    firstSeenAt: paper.addedAt,
    lastSeenAt: paper.updatedAt,
  };
}

const seenOnce = (hit: RemoteHit): FeedEntry => ({ ...hit, firstSeenAt: 0, lastSeenAt: 0 });

/** Entries with their text as it is compared, made once for many searches. */
export interface Searchable {
  entry: FeedEntry;
  title: string;
  rest: string;
}

export function searchable(entry: FeedEntry): Searchable {
  const { title, abstract = '', authors } = entry.record;
  const names = authors.map((name) => [name.given, name.family, name.literal].join(' '));
  return {
    entry,
    title: ` ${fold(title)}`,
    rest: ` ${fold([abstract, ...names, ...entry.keywords].join(' '))}`,
  };
}

/**
 * Entries that have every word, as the beginning of one: those with more of them in the title first,
 * then those seen last.
 * @param words folded.
 */
export function findEntries(
  entries: readonly Searchable[],
  words: readonly string[],
  most: number,
): FeedEntry[] {
  const wanted = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}`, 'u'));
  if (wanted.length === 0) return [];
  return entries
    .flatMap(({ entry, title, rest }) => {
      const titled = wanted.filter((word) => word.test(title)).length;
      const all = wanted.every((word) => word.test(title) || word.test(rest));
      return all ? [{ entry, titled }] : [];
    })
    .sort((a, b) => b.titled - a.titled || b.entry.lastSeenAt - a.entry.lastSeenAt)
    .slice(0, most)
    .map(({ entry }) => entry);
}
