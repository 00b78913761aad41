/** Papers that the user says are one, are two after all, or are not the same. */
import { type Duplicate, type Likeness, likest, pairsIn } from '../paper/duplicates';
import { filed } from '../paper/merge';
import type { Paper } from '../paper/schema';
import { rowOf } from './apply';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { takeIn, type United } from './save';
import type { UndoRow } from './types';
import { recordUndo, type Undoable, undoable } from './undo';
import { type At, write } from './write';

/** @throws LibraryError `not-found` unless the paper is there and not in the bin. */
async function livePaper(db: LibraryDatabase, id: string): Promise<Paper> {
  const paper = await db.papers.get(id);
  if (!paper || paper.deletedAt !== undefined) throw new LibraryError('not-found', id);
  return paper;
}

/**
 * Makes two papers one, because the user says so: `keepId` keeps its id, everything of the user's is
 * added up, and what was is kept in the activity for `separatePapers`. Saying it twice is once.
 */
export function unitePair(
  db: LibraryDatabase,
  { keepId, otherId }: { keepId: string; otherId: string },
  at: At,
): Promise<Paper> {
  return write(db, async () => {
    const keep = await livePaper(db, keepId);
    const done = await db.activity.get(unitedKey(keepId, otherId));
    if (keepId === otherId || (done && !(await db.papers.get(otherId)))) return keep;
    return takeIn(db, keep, [await livePaper(db, otherId)], at);
  });
}

/**
 * Makes any number of papers one, as `unitePair` does, with one undo that takes them apart again.
 * `asKept`: the metadata of the one that stays is not corrected by the others, only completed.
 * @returns ids of the papers that were taken in.
 */
export function mergePapers(
  db: LibraryDatabase,
  { keepId, otherIds, asKept }: { keepId: string; otherIds: readonly string[]; asKept?: boolean },
  at: At,
): Promise<Undoable & { merged: string[] }> {
  return write(db, async () => {
    const before = await livePaper(db, keepId);
    const rows: UndoRow[] = [];
    const merged: string[] = [];
    let paper = before;
    for (const otherId of new Set(otherIds)) {
      const key = unitedKey(keepId, otherId);
      const said = await db.activity.get(key);
      if (otherId === keepId || (said && !(await db.papers.get(otherId)))) continue;
      paper = await takeIn(db, paper, [await livePaper(db, otherId)], at, asKept);
      const done = await db.activity.get(key);
      rows.push(...rowsOfUnion(keepId, done?.data as United | undefined));
      rows.push({ table: 'activity', id: key, before: null, after: {} });
      merged.push(otherId);
    }
    rows.push(...rowOf(before, paper));
    const action = { kind: 'merge', count: merged.length + 1, rows: merged.length > 0 ? rows : [] };
    return { merged, ...undoable(await recordUndo(db, action, at)) };
  });
}

function rowsOfUnion(keepId: string, united: United | undefined): UndoRow[] {
  if (!united) return [];
  const { paper, annotationIds, activityIds = [], outboxIds = [] } = united;
  const moved = (table: UndoRow['table'], ids: readonly string[]) =>
    ids.map((id) => ({
      table,
      id,
      before: { paperId: paper.id },
      after: { paperId: keepId },
    }));
  return [
    ...moved('annotations', annotationIds),
    ...moved('activity', activityIds),
    ...moved('outbox', outboxIds),
    { table: 'papers', id: paper.id, before: paper, after: null },
  ];
}

const unitedKey = (keepId: string, otherId: string) => `united:${keepId}:${otherId}`;

/**
 * Takes two papers apart that were united. If nothing happened to the paper since, both are as they
 * were before; otherwise what was changed since stays with the one that kept its id. Notes go back
 * to the paper that they were written on.
 * @throws LibraryError `not-found` when they were not united, or the paper is gone.
 */
export function separatePapers(
  db: LibraryDatabase,
  { keepId, otherId }: { keepId: string; otherId: string },
  at: At,
): Promise<void> {
  return write(db, async () => {
    const row = await db.activity.get(unitedKey(keepId, otherId));
    const current = await db.papers.get(keepId);
    const data = row?.data as United | undefined;
    if (!current || !data?.before || !data.after || (await db.papers.get(otherId))) {
      throw new LibraryError('not-found', unitedKey(keepId, otherId));
    }
    await db.papers.put(without(current, data.before, data.after, at.now));
    await db.papers.add(data.paper);
    for (const [table, ids] of [
      ['annotations', data.annotationIds],
      ['activity', data.activityIds],
      ['outbox', data.outboxIds],
    ] as const) {
      // Only what has not moved on since, into a third paper.
      await db
        .table<{ id: string; paperId: string }>(table)
        .where('paperId')
        .equals(keepId)
        .filter(({ id }) => ids?.includes(id) ?? false)
        .modify({ paperId: otherId });
    }
    await db.activity.delete(unitedKey(keepId, otherId));
  });
}

/** The paper as before it took another in, but with what was changed after that. */
function without(current: Paper, before: Paper, after: Paper, now: number): Paper {
  if (JSON.stringify(current) === JSON.stringify(after)) return before;
  const left: Record<string, unknown> = { ...current };
  const [old, united] = [before, after] as unknown as Record<string, unknown>[];
  for (const key of new Set([...Object.keys(after), ...Object.keys(before)])) {
    if (JSON.stringify(left[key]) !== JSON.stringify(united?.[key])) continue;
    if (old?.[key] === undefined) delete left[key];
    else left[key] = old[key];
  }
  const lost = (key: 'identifiers' | 'tags') => {
    const mine = new Set(before[key]);
    const brought = new Set(after[key].filter((value) => !mine.has(value)));
    left[key] = current[key].filter((value) => !brought.has(value));
  };
  lost('identifiers');
  lost('tags');
  return filed({ ...(left as unknown as Paper), updatedAt: now });
}

/** Remembers that two papers are not the same, or forgets it. Ids that are gone are passed over. */
export async function setNotSame(
  db: LibraryDatabase,
  ids: readonly [string, string],
  notSame: boolean,
  at: At,
): Promise<void> {
  await write(db, async () => {
    for (const [id, other] of [ids, [ids[1], ids[0]]] as const) {
      const paper = await db.papers.get(id);
      if (!paper || id === other) continue;
      const { notSame: known = [], ...rest } = paper;
      const others = known.filter((each) => each !== other);
      if (notSame) others.push(other);
      if (others.length === known.length && !notSame) continue;
      if (notSame && known.includes(other)) continue;
      await db.papers.put({
        ...rest,
        ...(others.length > 0 && { notSame: others }),
        updatedAt: at.now,
      });
    }
  });
}

const live = (paper: Paper) => paper.deletedAt === undefined;

/** More papers under one title are a kind of title, not a paper. */
const mostAlike = 60;

/** Papers that are probably the same as this one, the likeliest first. Reads an index. */
export async function duplicatesOf(
  db: LibraryDatabase,
  paper: Paper,
): Promise<{ paper: Paper; likeness: Likeness }[]> {
  const keys = paper.titleKeys ?? [];
  if (keys.length === 0) return [];
  const others = await db.papers
    .where('titleKeys')
    .anyOf(keys)
    .distinct()
    .limit(mostAlike + 1)
    .toArray();
  return others.length > mostAlike ? [] : likest(paper, others.filter(live));
}

/**
 * All pairs of the library that are probably one paper, the likeliest first. Reads the keys of an
 * index, and the papers only that share one.
 */
export async function findDuplicates(db: LibraryDatabase): Promise<Duplicate[]> {
  const [keys, ids] = await Promise.all([
    db.papers.orderBy('titleKeys').keys(),
    db.papers.orderBy('titleKeys').primaryKeys(),
  ]);
  const groups: string[][] = [];
  for (let start = 0, end = 0; start < keys.length; start = end) {
    while (end < keys.length && keys[end] === keys[start]) end += 1;
    if (end - start > 1 && end - start <= mostAlike) groups.push(ids.slice(start, end));
  }
  const papers = await db.papers.bulkGet([...new Set(groups.flat())]);
  const byId = new Map(
    papers.flatMap((paper) => (paper && live(paper) ? [[paper.id, paper]] : [])),
  );
  return pairsIn(groups.map((group) => group.flatMap((id) => byId.get(id) ?? [])));
}
