/**
 * Where the items of an import are. What they carry lies in packs, because a row and its entries in
 * indexes cost the database as much for one item as for fifty; how each stands is one letter of a text
 * in the import's own row, so that counting, filtering and choosing touch nothing else.
 */
import type { LibraryDatabase } from '../../library/database';
import {
  type ImportItem,
  type ImportJob,
  type ImportPack,
  importItemStates,
} from '../../library/types';
import type { ItemData } from './types';

type State = ImportItem['state'];

/** Items of a pack: so many are read for a few that are on the screen. */
const packSize = 50;

/** Capital: it is chosen. */
const letters: Record<State, string> = {
  new: 'n',
  adds: 'a',
  same: 's',
  double: 'd',
  likely: 'l',
  find: 'f',
  match: 'm',
  problem: 'p',
  written: 'w',
};
/** Written, and was in the library before. */
const known = 'K';
/** Not staged yet. */
const gap = '-';

const stateOf = new Map(
  importItemStates.flatMap((state): [string, State][] => [
    [letters[state], state],
    [letters[state].toUpperCase(), state],
  ]),
).set(known, 'written');

export function letterOf(item: Pick<ImportItem, 'state' | 'chosen' | 'data'>): string {
  const { state, chosen, data } = item;
  if (state === 'written' && (data as ItemData).outcome === 'known') return known;
  return chosen === 1 ? letters[state].toUpperCase() : letters[state];
}

/** Letters of items in some states. @param chosen only those that are, or are not. */
export function lettersOf(states: readonly State[], chosen?: boolean): string {
  const some = states.map((state) => letters[state]).join('');
  if (chosen === undefined) return some + some.toUpperCase() + (some.includes('w') ? known : '');
  return chosen ? some.toUpperCase() : some;
}

/** How many items there are of each state, and how many of those are chosen. */
export type Counts = Record<State, { all: number; chosen: number }>;

/** @param states of an import, a letter an item. */
export function countsOf(states: string): Counts {
  const counts = Object.fromEntries(
    importItemStates.map((state) => [state, { all: 0, chosen: 0 }]),
  ) as Counts;
  for (const letter of states) {
    const state = stateOf.get(letter);
    if (!state) continue;
    counts[state].all += 1;
    if (letter < 'a') counts[state].chosen += 1;
  }
  return counts;
}

/** How many written items were in the library before. */
export const countKnown = (states: string): number => states.split(known).length - 1;

/** Places of the first items that have one of some letters. */
export function placesOf(
  states: string,
  wanted: string,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const places: number[] = [];
  for (let at = 0; at < states.length && places.length < most; at += 1) {
    if (wanted.includes(states[at] ?? gap)) places.push(at);
  }
  return places;
}

const isPack = (row: ImportPack | ImportItem): row is ImportPack => 'items' in row;

/** How the items of an import stand. One that an earlier version staged has a row for each. */
export async function statesOf(db: LibraryDatabase, job: ImportJob): Promise<string> {
  if (job.states !== undefined) return job.states;
  let states = '';
  await db.importItems
    .where('[importId+index]')
    .between([job.id, 0], [job.id, Number.POSITIVE_INFINITY])
    .each((row) => {
      if (!isPack(row)) states = withStates(states, [row]);
    });
  return states;
}

/** The text with the letters of some items in it. */
export function withStates(
  states: string,
  items: readonly Pick<ImportItem, 'index' | 'state' | 'chosen' | 'data'>[],
): string {
  const all = [...states];
  for (const item of items) {
    while (all.length < item.index) all.push(gap);
    all[item.index] = letterOf(item);
  }
  return all.join('');
}

/** An item as its letter and its pack tell of it. */
export function itemAt(
  importId: string,
  states: string,
  index: number,
  data: unknown,
): ImportItem | undefined {
  const letter = states[index] ?? gap;
  const state = stateOf.get(letter);
  if (!state) return undefined;
  return { importId, index, state, chosen: letter < 'a' ? 1 : 0, data };
}

/** What the items at some places (ascending) carry, in that order; none where there is no item. */
export async function readData(
  db: LibraryDatabase,
  id: string,
  places: readonly number[],
): Promise<Map<number, ItemData>> {
  return dataIn(await readPacks(db, id, places), places);
}

function dataIn(packs: readonly ImportPack[], places: readonly number[]): Map<number, ItemData> {
  const found = new Map<number, ItemData>();
  for (const place of places) {
    const pack = packAt(packs, place);
    const data = pack?.items[place - pack.index];
    if (data !== undefined) found.set(place, data as ItemData);
  }
  return found;
}

/** The items at some places (ascending). @param packs those that hold them, if they are known. */
export async function readItems(
  db: LibraryDatabase,
  job: ImportJob,
  places: readonly number[],
  packs?: readonly ImportPack[],
): Promise<ImportItem[]> {
  const states = await statesOf(db, job);
  const data = dataIn(packs ?? (await readPacks(db, job.id, places)), places);
  return places.flatMap((place) => itemAt(job.id, states, place, data.get(place)) ?? []);
}

/** The packs that hold some places (ascending), in their order. */
export async function readPacks(
  db: LibraryDatabase,
  id: string,
  places: readonly number[],
): Promise<ImportPack[]> {
  const keys = await db.importItems.where('importId').equals(id).primaryKeys();
  const starts = keys.map(([, start]) => start).sort((a, b) => a - b);
  const wanted: number[] = [];
  let at = 0;
  for (const place of places) {
    while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= place) at += 1;
    const start = starts[at];
    if (start !== undefined && start <= place && wanted.at(-1) !== start) wanted.push(start);
  }
  const rows = await db.importItems.bulkGet(wanted.map((start): [string, number] => [id, start]));
  return rows.flatMap((row) => {
    if (!row) return [];
    return isPack(row) ? row : { importId: id, index: row.index, items: [row.data] };
  });
}

function packAt(packs: readonly ImportPack[], place: number): ImportPack | undefined {
  let [low, high] = [0, packs.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((packs[middle]?.index ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return packs[low];
}

/** Lays items down from a place on. The same again are the same. @returns how all now stand. */
export async function stageItems(
  db: LibraryDatabase,
  job: ImportJob,
  from: number,
  items: readonly Pick<ImportItem, 'state' | 'chosen' | 'data'>[],
): Promise<string> {
  const packs: ImportPack[] = [];
  for (let start = 0; start < items.length; start += packSize) {
    const some = items.slice(start, start + packSize).map(({ data }) => data);
    packs.push({ importId: job.id, index: from + start, items: some });
  }
  await db.importItems.bulkPut(packs);
  return withStates(
    job.states ?? '',
    items.map((item, at) => ({ ...item, index: from + at })),
  );
}

/**
 * Puts items (ascending) in the place of what they were. Call it in the transaction that read them.
 * @param known the packs that hold them, if they have been read. @returns how all now stand, for the
 * import's row.
 */
export async function writeItems(
  db: LibraryDatabase,
  job: ImportJob,
  items: readonly ImportItem[],
  known?: ImportPack[],
): Promise<string> {
  const places = items.map(({ index }) => index);
  const packs = known ?? (await readPacks(db, job.id, places));
  for (const { index, data } of items) {
    const pack = packAt(packs, index);
    if (pack) pack.items[index - pack.index] = data;
  }
  await db.importItems.bulkPut(packs);
  return withStates(await statesOf(db, job), items);
}
