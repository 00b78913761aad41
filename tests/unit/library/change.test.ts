import { describe, expect, it } from 'vitest';
import { binKeepsMs, emptyBin, removePapers, restorePapers } from '@/lib/library/bin';
import { pinPapers, recordOpening, setStatus, tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { editMetadata } from '@/lib/library/edit';
import { writeNote } from '@/lib/library/notes';
import { allTags, livePaperIds } from '@/lib/library/read';
import { savePaper } from '@/lib/library/save';
import { freshLibrary, moment, record } from './support';

async function withPapers(count: number): Promise<{ db: LibraryDatabase; ids: string[] }> {
  const db = await freshLibrary();
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { paper } = await savePaper(
      db,
      record({ identifiers: [`doi:10.1/${i}`] }),
      moment(i, 'p'),
    );
    ids.push(paper.id);
  }
  return { db, ids };
}

describe('tags', () => {
  it('keep spaces, script and order, and are counted', async () => {
    const { db, ids } = await withPapers(2);
    const at = moment(50);
    await tagPapers(db, ids, { add: ['to cite', '機械学習'], remove: [] }, at);
    await tagPapers(
      db,
      ids.slice(0, 1),
      { add: ['nlp/parsing', 'to cite'], remove: ['機械学習'] },
      at,
    );
    expect((await db.papers.bulkGet(ids)).map((paper) => paper?.tags)).toEqual([
      ['to cite', 'nlp/parsing'],
      ['to cite', '機械学習'],
    ]);
    expect(await allTags(db)).toEqual([
      { tag: 'to cite', count: 2 },
      { tag: 'nlp/parsing', count: 1 },
      { tag: '機械学習', count: 1 },
    ]);
  });

  it('that are there already write nothing', async () => {
    const { db, ids } = await withPapers(1);
    await tagPapers(db, ids, { add: ['a'], remove: [] }, moment(50));
    await tagPapers(db, ids, { add: ['a'], remove: ['b'] }, moment(60));
    expect((await db.papers.toArray())[0]?.updatedAt).toBe(50);
  });
});

describe('status', () => {
  it('is dated, and finishing is remembered once', async () => {
    const { db, ids } = await withPapers(1);
    await setStatus(db, ids, 'read', moment(50));
    await setStatus(db, ids, 'read', moment(60));
    expect(await db.papers.toArray()).toMatchObject([{ status: 'read', statusAt: 50 }]);
    expect(await db.activity.where('at').above(49).toArray()).toMatchObject([{ kind: 'finished' }]);
  });
});

describe('all or nothing', () => {
  it('changes no paper when one of them is gone', async () => {
    const { db, ids } = await withPapers(2);
    const tagging = tagPapers(db, [...ids, 'gone'], { add: ['x'], remove: [] }, moment(50));
    await expect(tagging).rejects.toMatchObject({ code: 'not-found' });
    expect((await db.papers.toArray()).map(({ tags }) => tags)).toEqual([[], []]);
  });
});

describe('the bin', () => {
  it('hides papers, names what it took, and gives them back as they were', async () => {
    const { db, ids } = await withPapers(3);
    const [first, second] = ids as [string, string];
    await pinPapers(db, [first], true, moment(40));
    const before = await db.papers.get(first);
    const removed = await removePapers(db, [first, second, 'gone'], moment(50));
    expect(removed).toEqual({ removed: [first, second] });
    expect(await removePapers(db, [first], moment(60))).toEqual({ removed: [] });
    expect(await livePaperIds(db)).toEqual(ids.slice(2));
    await restorePapers(db, [first], moment(70));
    expect(await db.papers.get(first)).toEqual({ ...before, updatedAt: 70 });
    expect(await livePaperIds(db)).toEqual([ids[2], first]);
  });

  it('empties itself after 30 days, not before, with notes and history', async () => {
    const { db, ids } = await withPapers(2);
    const [old, young] = ids as [string, string];
    await writeNote(db, { paperId: old, noteId: 'n', body: 'x', base: '' }, moment(10));
    await removePapers(db, [old], moment(100));
    await removePapers(db, [young], moment(101));
    expect(await emptyBin(db, moment(99 + binKeepsMs))).toBe(0);
    expect(await emptyBin(db, moment(100 + binKeepsMs))).toBe(1);
    expect(await db.papers.toCollection().primaryKeys()).toEqual([young]);
    expect(await db.annotations.count()).toBe(0);
    expect(await db.activity.where('paperId').equals(old).count()).toBe(0);
  });
});

describe('openings', () => {
  it('within a minute are one', async () => {
    const { db, ids } = await withPapers(1);
    const [id] = ids as [string];
    for (const now of [100_000, 100_500, 159_999, 160_000])
      await recordOpening(db, id, moment(now));
    const opened = (await db.activity.toArray()).filter(({ kind }) => kind === 'opened');
    expect(opened.map(({ at }) => at)).toEqual([100_000, 160_000]);
    expect((await db.papers.get(id))?.openedAt).toBe(160_000);
  });
});

describe('corrections by hand', () => {
  it('stay when the site says otherwise', async () => {
    const { db, ids } = await withPapers(1);
    const [id] = ids as [string];
    await editMetadata(db, [id], { changes: { title: 'My Title' } }, moment(50));
    await savePaper(db, record({ identifiers: ['doi:10.1/0'], title: 'Theirs' }), moment(60));
    expect(await db.papers.get(id)).toMatchObject({
      title: 'My Title',
      provenance: { title: { source: 'user', at: 50 } },
    });
  });
});

describe('the order of the list', () => {
  it('is by date added or opened, filtered by status', async () => {
    const { db, ids } = await withPapers(3);
    const [a, b, c] = ids as [string, string, string];
    expect(await livePaperIds(db)).toEqual([c, b, a]);
    await recordOpening(db, a, moment(100_000));
    expect(await livePaperIds(db, { sort: 'opened' })).toEqual([a, c, b]);
    await setStatus(db, [b], 'reading', moment(50));
    expect(await livePaperIds(db, { status: 'reading' })).toEqual([b]);
    expect(await livePaperIds(db, { status: 'unread' })).toEqual([c, a]);
  });
});
