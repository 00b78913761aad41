/**
 * Restoring a backup. Its rows are first laid aside in `importItems`, in batches that may be repeated
 * and survive a stopped worker; then one transaction puts them in their places, or nothing at all.
 */
import { canonical, parseRow, type Row } from '../exchange/backup';
import { type Section, sections } from '../exchange/sections';
import { unitePapers } from '../paper/merge';
import type { Paper } from '../paper/schema';
import { trustOf } from '../sources';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { restoreFormat } from './restore-format';
import { byStanding, takeIn } from './save';
import type { Activity, Annotation, View } from './types';
import { type At, write } from './write';

export interface StagedRow {
  section: Section;
  row: Row;
}

/** Jobs that nobody finished are forgotten after a day (ms). */
const stagedKeepsMs = 24 * 60 * 60 * 1000;

const isJob = (job: { format: string } | undefined) => job?.format === restoreFormat;

async function forget(db: LibraryDatabase, importId: string): Promise<void> {
  await db.importItems.where('importId').equals(importId).delete();
  await db.imports.delete(importId);
}

/** Begins to lay rows aside. @param name of the file. @returns the id of the job. */
export function startRestore(db: LibraryDatabase, name: string, at: At): Promise<string> {
  return write(db, async () => {
    const old = await db.imports
      .where('startedAt')
      .below(at.now - stagedKeepsMs)
      .toArray();
    for (const job of old) if (isJob(job)) await forget(db, job.id);
    const id = at.newId();
    await db.imports.put({
      id,
      format: restoreFormat,
      name,
      state: 'preview',
      startedAt: at.now,
      updatedAt: at.now,
      total: 0,
    });
    return id;
  });
}

/**
 * Lays rows aside. The same rows again are the same.
 * @param from place of the first among all rows of the backup.
 * @throws LibraryError `not-found` when there is no such job, `invalid` when a row cannot be read.
 */
export function stageRows(
  db: LibraryDatabase,
  { importId, from, rows }: { importId: string; from: number; rows: readonly StagedRow[] },
  at: At,
): Promise<void> {
  const items = rows.map(({ section, row }, n): StagedRow => {
    const parsed = parseRow(section, row);
    if (!parsed) throw new LibraryError('invalid', `${section} ${from + n}`);
    return { section, row: parsed };
  });
  return write(db, async () => {
    if (!isJob(await db.imports.get(importId))) throw new LibraryError('not-found', importId);
    // In one row: each costs the database as much as all of them.
    await db.importItems.put({ importId, index: from, items });
    await db.imports.update(importId, { updatedAt: at.now });
  });
}

/** Forgets what was laid aside; the library is as it was. */
export function cancelRestore(db: LibraryDatabase, importId: string): Promise<void> {
  return write(db, async () => {
    if (isJob(await db.imports.get(importId))) await forget(db, importId);
  });
}

/** @returns how many rows there were. */
async function eachBatch(
  db: LibraryDatabase,
  importId: string,
  work: (rows: StagedRow[]) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (let from = 0; ; ) {
    const pack = await db.importItems
      .where('[importId+index]')
      .between([importId, from], [importId, Number.POSITIVE_INFINITY], true, true)
      .first();
    if (!pack) return count;
    const rows = ('items' in pack ? pack.items : [pack.data]) as StagedRow[];
    await work(rows);
    count += rows.length;
    from = pack.index + 1;
  }
}

const rowsOf = (rows: readonly StagedRow[], section: Section) =>
  rows.filter((each) => each.section === section).map(({ row }) => row);

/**
 * Puts the rows in their places, in one transaction: when it fails, the library is as it was and
 * the rows still lie aside.
 * @param how.mode `replace`: the library is what the backup holds; `unite`: what the backup holds is
 * added, papers that are in both are united as two records of one paper are.
 * @param how.total how many rows were laid aside; another number means that some are missing.
 * @throws LibraryError `not-found`, `invalid`.
 */
export function restoreBackup(
  db: LibraryDatabase,
  { importId, mode, total }: { importId: string; mode: 'replace' | 'unite'; total: number },
  at: At,
): Promise<void> {
  return write(db, async () => {
    if (!isJob(await db.imports.get(importId))) throw new LibraryError('not-found', importId);
    let staged = 0;
    if (mode === 'replace') {
      for (const section of sections) await db.table(section).clear();
      // Steps that speak of rows as they were, and work for papers that may be gone.
      await db.undoSteps.clear();
      await db.outbox.clear();
      staged = await eachBatch(db, importId, async (rows) => {
        for (const section of sections) await db.table(section).bulkPut(rowsOf(rows, section));
      });
    } else {
      const ids = new Map<string, string>();
      staged = await eachBatch(db, importId, (rows) => uniteRows(db, rows, ids, at));
    }
    // Some are missing: all of this is taken back.
    if (staged !== total) throw new LibraryError('invalid', `${staged} of ${total} rows`);
    await forget(db, importId);
  });
}

/** @param ids where papers went that have another id here, those of the library too; it is added to. */
async function uniteRows(
  db: LibraryDatabase,
  rows: readonly StagedRow[],
  ids: Map<string, string>,
  at: At,
): Promise<void> {
  for (const row of rowsOf(rows, 'papers') as unknown as Paper[]) {
    const { id, took } = await unitePaper(db, row, at);
    for (const gone of took) {
      for (const [from, to] of ids) if (to === gone) ids.set(from, id);
      ids.set(gone, id);
    }
    if (id === row.id) ids.delete(id);
    else ids.set(row.id, id);
  }
  const moved = <T extends { paperId: string }>(row: T): T => {
    const paperId = ids.get(row.paperId);
    return paperId === undefined ? row : { ...row, paperId };
  };
  const annotations = rowsOf(rows, 'annotations') as unknown as Annotation[];
  const known = await db.annotations.bulkGet(annotations.map(({ id }) => id));
  await db.annotations.bulkPut(
    annotations
      .filter((row, n) => row.updatedAt > (known[n]?.updatedAt ?? Number.NEGATIVE_INFINITY))
      .map(moved),
  );
  await addMissing<Activity>(db, 'activity', rowsOf(rows, 'activity'), moved);
  await addMissing<View>(db, 'views', rowsOf(rows, 'views'));
  for (const section of ['tags', 'hidden', 'mutes', 'digests'] as const) {
    await addMissing(db, section, rowsOf(rows, section));
  }
}

async function addMissing<T>(
  db: LibraryDatabase,
  section: Section,
  rows: readonly Row[],
  change: (row: T) => T = (row) => row,
): Promise<void> {
  const table = db.table<T, string>(section);
  const key = String(table.schema.primKey.keyPath);
  const known = await table.bulkGet(rows.map((row) => String(row[key])));
  await table.bulkPut((rows as unknown as T[]).filter((_, n) => !known[n]).map(change));
}

/** @returns the id that the paper has in the library, and papers of the library that it took in. */
async function unitePaper(
  db: LibraryDatabase,
  incoming: Paper,
  at: At,
): Promise<{ id: string; took: string[] }> {
  const same = await db.papers.get(incoming.id);
  const akin = db.papers.where('identifiers').anyOf(incoming.identifiers).distinct();
  const others = (await akin.toArray()).filter(({ id }) => id !== same?.id).sort(byStanding);
  const keep = same ?? others.shift();
  const paper = await withFreeKey(db, incoming, keep?.id);
  if (!keep) {
    await db.papers.put(paper);
    return { id: paper.id, took: [] };
  }
  if (canonical(keep) === canonical(paper)) return { id: keep.id, took: [] };
  const whole = others.length > 0 ? await takeIn(db, keep, others, at) : keep;
  const united = unitePapers(whole, paper, trustOf, at.now);
  if (united !== whole) await db.papers.put(united);
  return { id: keep.id, took: others.map(({ id }) => id) };
}

/** A citation key that another paper of the library has is not taken over. */
async function withFreeKey(
  db: LibraryDatabase,
  paper: Paper,
  own: string | undefined,
): Promise<Paper> {
  if (paper.citekey === undefined) return paper;
  const holders = await db.papers.where('citekey').equalsIgnoreCase(paper.citekey).toArray();
  if (holders.every(({ id }) => id === own)) return paper;
  const { citekey: _, ...rest } = paper;
  return rest;
}
