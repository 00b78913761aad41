/**
 * The database's side of an import: items are staged with what would become of them, chosen, written
 * in batches, and taken back. Each function is one transaction that can be repeated without harm, so
 * an import goes on wherever it was stopped.
 */
import type { LibraryDatabase } from '../../library/database';
import { LibraryError } from '../../library/errors';
import type { ImportItem, ImportJob } from '../../library/types';
import { write } from '../../library/write';
import { lettersOf, placesOf, readItems, stageItems, statesOf, writeItems } from './items';
import { planDrafts } from './plan';
import type { Draft, FormatId, ItemData, Problem } from './types';

/** All items of an import that are in some state. */
export async function itemsIn(
  db: LibraryDatabase,
  job: ImportJob,
  state: ImportItem['state'],
): Promise<ImportItem[]> {
  return readItems(db, job, placesOf(await statesOf(db, job), lettersOf([state])));
}

/** What an item carries; rows are written by this folder alone. */
export const dataOf = (item: ImportItem): ItemData => item.data as ItemData;

/** States in which nobody works on an import any more. */
export const over: readonly ImportJob['state'][] = ['done', 'cancelled', 'failed', 'undone'];

/** @throws LibraryError `not-found` unless it is there and in one of these states. */
export async function jobIn(
  db: LibraryDatabase,
  id: string,
  states: readonly ImportJob['state'][],
): Promise<ImportJob> {
  const job = await db.imports.get(id);
  if (!job || !states.includes(job.state)) throw new LibraryError('not-found', id);
  return job;
}

/** Begins an import. */
export function beginImport(
  db: LibraryDatabase,
  { id, name, format }: { id: string; name: string; format: FormatId },
  now: number,
): Promise<void> {
  return write(db, async () => {
    if (await db.imports.get(id)) return;
    const job = { id, name, format, state: 'reading' as const, total: 0, states: '' };
    await db.imports.add({ ...job, startedAt: now, updatedAt: now });
  });
}

/** Stages items from a place on, each with what would become of it. */
export function stageDrafts(
  db: LibraryDatabase,
  { id, from, drafts }: { id: string; from: number; drafts: readonly Draft[] },
  now: number,
): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['reading']);
    const states = await stageItems(db, job, from, await planDrafts(db, drafts, now));
    await db.imports.put({
      ...job,
      states,
      updatedAt: now,
      total: Math.max(job.total, from + drafts.length),
    });
  });
}

/** Everything has been staged. */
export function endReading(
  db: LibraryDatabase,
  { id, problems, format }: { id: string; problems: readonly Problem[]; format: FormatId },
  now: number,
): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['reading', 'preview']);
    await db.imports.put({
      ...job,
      format,
      state: 'preview',
      updatedAt: now,
      ...(problems.length > 0 && { problems: [...problems] }),
    });
  });
}

/** What can be written, if it is chosen. */
export const writable = ['new', 'adds', 'same', 'likely', 'match', 'find', 'double'] as const;
const canBeChosen = (state: ImportItem['state']) => writable.some((each) => each === state);

/** Chooses items, or all of some states, or no longer. */
export function chooseItems(
  db: LibraryDatabase,
  {
    id,
    indexes = [],
    states = [],
    chosen,
  }: {
    id: string;
    indexes?: readonly number[] | undefined;
    states?: readonly ImportItem['state'][] | undefined;
    chosen: boolean;
  },
): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['preview', 'resolving']);
    const before = await statesOf(db, job);
    const one = new Set(indexes);
    const some = lettersOf(states.filter(canBeChosen));
    const any = lettersOf(writable);
    const after = [...before].map((letter, index) => {
      const meant = some.includes(letter) || (one.has(index) && any.includes(letter));
      if (!meant) return letter;
      return chosen ? letter.toUpperCase() : letter.toLowerCase();
    });
    await db.imports.put({ ...job, states: after.join('') });
  });
}

/** Takes one of the proposed papers for an item, or none. */
export function pickMatch(
  db: LibraryDatabase,
  { id, index, match }: { id: string; index: number; match: number | null },
): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['preview', 'resolving']);
    const [item] = await readItems(db, job, [index]);
    if (item?.state !== 'match' && item?.state !== 'find') return;
    const { picked: _, ...data } = dataOf(item);
    const taken = match !== null && data.matches?.[match] !== undefined;
    const next: ImportItem = {
      ...item,
      chosen: taken ? 1 : 0,
      data: { ...data, ...(taken && { picked: match }) },
    };
    await db.imports.put({ ...job, states: await writeItems(db, job, [next]) });
  });
}

/** Strikes an import that is over off the history; how to undo it is forgotten with it. */
export function forgetImport(db: LibraryDatabase, id: string): Promise<void> {
  return write(db, async () => {
    const job = await db.imports.get(id);
    if (!job || !over.includes(job.state)) return;
    await db.importItems.where('importId').equals(id).delete();
    await db.imports.delete(id);
  });
}
