import { expect, it } from 'vitest';
import { removePapers } from '@/lib/library/bin';
import { calendarOf } from '@/lib/library/calendar';
import type { LibraryDatabase } from '@/lib/library/database';
import { readStatistics } from '@/lib/library/read-statistics';
import { savePaper } from '@/lib/library/save';
import { saveMany } from '@/lib/library/save-many';
import { withSaved } from '@/lib/library/saved-events';
import { unitePair } from '@/lib/library/unite';
import { write } from '@/lib/library/write';
import { freshLibrary, moment, record } from './support';

const day = 86_400_000;

const imported = (db: LibraryDatabase, id: string, addedAt: number, now = 10 * day) =>
  write(db, () =>
    saveMany(
      db,
      [{ record: record({ identifiers: [id] }), own: { tags: [], notes: [], addedAt } }],
      moment(now, id),
    ),
  );

/** When the paper of an identifier was saved, as its history tells. */
async function saved(db: LibraryDatabase, id: string): Promise<number[]> {
  const paper = await db.papers.where('identifiers').equals(id).first();
  if (!paper) return [];
  const rows = await db.activity.where('paperId').equals(paper.id).toArray();
  const events = withSaved(paper, rows).filter(({ kind }) => kind === 'saved');
  return events.map(({ at }) => at).sort((a, b) => a - b);
}

it('papers of an import are known to be saved, once, without a row for each', async () => {
  const db = await freshLibrary();
  await imported(db, 'arxiv:2401.00001', 5 * day);
  await imported(db, 'arxiv:2401.00002', 5 * day);
  const alone = { identifiers: ['arxiv:2401.00003'] };
  await savePaper(db, record(alone), moment(6 * day));
  expect(await db.activity.count()).toBe(1);
  expect(await saved(db, 'arxiv:2401.00001')).toEqual([5 * day]);
  expect(await saved(db, 'arxiv:2401.00003')).toEqual([6 * day]);
  const { signal } = new AbortController();
  const calendar = calendarOf('UTC', 1);
  const { days } = await readStatistics(db, calendar, 10 * day, () => undefined, signal);
  expect(days.filter(({ count }) => count > 0)).toEqual([
    { day: 5, count: 2 },
    { day: 6, count: 1 },
  ]);
});

it('what was saved once stays told when the paper comes back from the bin', async () => {
  const db = await freshLibrary();
  await imported(db, 'arxiv:2401.00001', 5 * day);
  const [paper] = await db.papers.toArray();
  await removePapers(db, [paper?.id ?? ''], moment(11 * day));
  await imported(db, 'arxiv:2401.00001', 5 * day, 12 * day);
  expect(await saved(db, 'arxiv:2401.00001')).toEqual([5 * day, 12 * day]);
  await removePapers(db, [paper?.id ?? ''], moment(13 * day));
  await savePaper(db, record({ identifiers: ['arxiv:2401.00001'] }), moment(14 * day));
  expect(await saved(db, 'arxiv:2401.00001')).toEqual([5 * day, 12 * day, 14 * day]);
});

it('and when two papers become one', async () => {
  const db = await freshLibrary();
  await imported(db, 'arxiv:2401.00001', 5 * day);
  await imported(db, 'doi:10.1234/1', 3 * day);
  const [keepId = '', otherId = ''] = await db.papers.toCollection().primaryKeys();
  await unitePair(db, { keepId, otherId }, moment(11 * day));
  expect(await saved(db, 'doi:10.1234/1')).toEqual([3 * day, 5 * day]);
});
