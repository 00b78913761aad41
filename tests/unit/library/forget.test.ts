/** What is deleted for good is deleted from the ways back, too; and merging a paper with itself is nothing. */
import { describe, expect, it } from 'vitest';
import { purgePapers, removePapers } from '@/lib/library/bin';
import type { UndoRow } from '@/lib/library/types';
import { mergePapers } from '@/lib/library/unite';
import { library, moment } from './support';

const rows: Record<string, UndoRow> = {
  itself: { table: 'papers', id: 'a', before: { title: 'Old' }, after: { title: 'New' } },
  deleted: {
    table: 'annotations',
    id: 'n1',
    before: { paperId: 'a', body: 'secret' },
    after: null,
  },
  moved: { table: 'annotations', id: 'n2', before: { paperId: 'b' }, after: { paperId: 'a' } },
  made: { table: 'activity', id: 'e1', before: null, after: {} },
  other: { table: 'papers', id: 'b', before: { title: 'Old' }, after: { title: 'New' } },
};
const named = (found: readonly UndoRow[]) =>
  found.map(({ id }) => Object.keys(rows).find((name) => rows[name]?.id === id));

describe('undo steps of papers that are deleted for good', () => {
  it.each([
    ['itself, what was deleted with it and what came to it', ['a'], ['made', 'other']],
    ['what was somebody else’s before', ['b'], ['itself', 'deleted', 'made']],
    ['nothing, when nothing is deleted', [], ['itself', 'deleted', 'moved', 'made', 'other']],
  ])('hold no more: %s', async (_, gone, left) => {
    const db = await library('a', 'b', 'c');
    const step = { id: 's1', at: 5, kind: 'edit', count: 5 };
    await db.undoSteps.add({ ...step, size: 5, rows: Object.values(rows) });
    if (gone.length > 0) {
      await db.papers.bulkUpdate(gone.map((key) => ({ key, changes: { deletedAt: 6 } })));
    }
    await purgePapers(db, gone);
    const after = await db.undoSteps.get('s1');
    expect(named(after?.rows ?? [])).toEqual(left);
    expect(after?.size).toBe(left.length);
  });

  it('of others are left alone', async () => {
    const db = await library('a', 'b');
    await removePapers(db, ['a'], moment(6));
    const before = await db.undoSteps.toArray();
    await db.papers.update('b', { deletedAt: 6 });
    await purgePapers(db, ['b']);
    expect(await db.undoSteps.toArray()).toEqual(before);
  });
});

describe('merging', () => {
  it.each([
    ['with itself', ['a'], []],
    ['with nobody', [], []],
    ['with another, said twice', ['b', 'b', 'a'], ['b']],
  ])('a paper %s', async (_, otherIds, merged) => {
    const db = await library('a', 'b');
    const done = await mergePapers(
      db,
      { keepId: 'a', otherIds },
      { ...moment(10), undoable: true },
    );
    expect(done.merged).toEqual(merged);
    // There is something to take back only when something was done.
    expect(done.undoId !== undefined).toBe(merged.length > 0);
    expect(await db.papers.get('a')).toBeDefined();
    // Asked again, as when the answer got lost.
    const again = await mergePapers(db, { keepId: 'a', otherIds }, moment(11));
    expect(again.merged).toEqual([]);
    expect(await db.papers.count()).toBe(2 - merged.length);
  });
});
