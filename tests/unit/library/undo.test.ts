import { describe, expect, it, vi } from 'vitest';
import { purgePapers, removePapers, restorePapers } from '@/lib/library/bin';
import { pinPapers, ratePapers, setStatus, tagPapers } from '@/lib/library/change';
import { setCitekey } from '@/lib/library/citekeys';
import type { LibraryDatabase } from '@/lib/library/database';
import { editMetadata } from '@/lib/library/edit';
import { writeNote } from '@/lib/library/notes';
import { queueMetadata } from '@/lib/library/outbox';
import { rankPapers } from '@/lib/library/rank';
import { revert } from '@/lib/library/revert';
import { savePaper } from '@/lib/library/save';
import { colourTag, removeTag, renameTag } from '@/lib/library/tags';
import { mostSteps, recordUndo, undoKeepsMs } from '@/lib/library/undo';
import { mergePapers } from '@/lib/library/unite';
import { moveView, removeView, saveView } from '@/lib/library/views';
import { type At, write } from '@/lib/library/write';
import { freshLibrary, moment, record } from './support';

// The fake database is slow with thousands of rows.
vi.setConfig({ testTimeout: 30_000 });

const undoable = (now: number): At => ({ ...moment(now, 'u'), undoable: true });

/** Four papers with tags, ranks, notes, colours and views. */
async function library(): Promise<LibraryDatabase> {
  const db = await freshLibrary();
  for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) {
    const said = record({
      identifiers: [`doi:10.1234/${id}`],
      title: `On ${id}`,
      urls: { page: `https://example.org/${id}` },
      keywords: ['sheep'],
    });
    await savePaper(db, said, { now: i, newId: () => id });
  }
  await tagPapers(db, ['a', 'b'], { add: ['nlp/parsing', 'to cite'], remove: [] }, moment(10));
  await tagPapers(db, ['c'], { add: ['nlp', 'nlp/parsing/old'], remove: [] }, moment(11));
  await writeNote(db, { paperId: 'b', noteId: 'n', body: 'A note', base: '' }, moment(12));
  await queueMetadata(db, { paperId: 'b', url: 'https://example.org/b' }, moment(13));
  await rankPapers(db, ['d', 'c'], { end: 'first' }, moment(14));
  await removePapers(db, ['d'], moment(15));
  await colourTag(db, 'nlp/parsing', 'blue', moment(16));
  await saveView(db, { id: 'v', name: 'Parsing', query: 'tag:nlp/parsing' }, moment(17));
  await saveView(db, { id: 'w', name: 'Cite', query: 'tag:"to cite"' }, moment(18));
  return db;
}

/** Everything of the user's, but for when it was written. */
async function everything(db: LibraryDatabase) {
  const tables = [db.papers, db.annotations, db.activity, db.outbox, db.tags, db.views];
  const rows = await Promise.all(tables.map((table) => table.toArray()));
  return rows.map((all) =>
    (all as object[]).map((row) => ({ ...row, updatedAt: undefined })).sort(byKey),
  );
}
const byKey = (a: object, b: object) => keyOf(a).localeCompare(keyOf(b));
const keyOf = (row: object) => {
  const { id, name } = row as { id?: string; name?: string };
  return id ?? name ?? '';
};

type Act = (db: LibraryDatabase, at: At) => Promise<{ undoId?: string }>;
const acts: [string, Act][] = [
  [
    'tags',
    (db, at) => tagPapers(db, ['a', 'b', 'c'], { add: ['x', 'nlp'], remove: ['to cite'] }, at),
  ],
  ['status', (db, at) => setStatus(db, ['a', 'b'], 'read', at)],
  ['pins', (db, at) => pinPapers(db, ['a', 'b'], true, at)],
  ['ratings', (db, at) => ratePapers(db, ['a', 'b'], 4, at)],
  ['the bin', (db, at) => removePapers(db, ['a', 'b', 'd', 'gone'], at)],
  ['coming back', (db, at) => restorePapers(db, ['d'], at)],
  ['the order', (db, at) => rankPapers(db, ['b'], { before: 'c' }, at)],
  ['the order to the end', (db, at) => rankPapers(db, ['c'], { end: 'last' }, at)],
  ['a citation key', (db, at) => setCitekey(db, 'a', 'mine', at)],
  ['merging three', (db, at) => mergePapers(db, { keepId: 'a', otherIds: ['b', 'c'] }, at)],
  [
    'metadata of one',
    (db, at) =>
      editMetadata(
        db,
        ['a'],
        {
          changes: {
            title: 'Mine',
            issued: { year: 2020 },
            urls: { page: null, pdf: 'https://example.org/a.pdf' },
            identifiers: { add: ['arxiv:2401.00001'], remove: ['doi:10.1234/a'] },
            keywords: [],
          },
        },
        at,
      ),
  ],
  [
    'metadata of many',
    (db, at) => editMetadata(db, ['a', 'b'], { changes: { venue: 'Wool' } }, at),
  ],
  ['a new view', (db, at) => saveView(db, { id: 'x', name: 'New', query: 'is:pinned' }, at)],
  ['a changed view', (db, at) => saveView(db, { id: 'v', name: 'Other', query: 'a' }, at)],
  ['a removed view', (db, at) => removeView(db, 'v', at)],
  ['the order of views', (db, at) => moveView(db, 'w', 'v', at)],
  ['a renamed tag', (db, at) => renameTag(db, { from: 'nlp', to: 'language' }, at)],
  [
    'a tag merged into another',
    (db, at) => renameTag(db, { from: 'nlp/parsing', to: 'to cite' }, at),
  ],
  ['a nested tag', (db, at) => renameTag(db, { from: 'to cite', to: 'nlp/to cite' }, at)],
  ['a new colour', (db, at) => colourTag(db, 'to cite', 'red', at)],
  ['another colour', (db, at) => colourTag(db, 'nlp/parsing', 'red', at)],
  ['no colour', (db, at) => colourTag(db, 'nlp/parsing', null, at)],
  ['a removed tag', (db, at) => removeTag(db, 'nlp', at)],
];

/** What an undo is called, and of how many papers, views or tags it says that it was. */
const told: Record<string, [kind: string, count: number]> = {
  tags: ['tag', 3],
  status: ['status', 2],
  pins: ['pin', 2],
  ratings: ['rate', 2],
  'the bin': ['remove', 2],
  'coming back': ['restore', 1],
  'the order': ['rank', 1],
  'the order to the end': ['rank', 3],
  'a citation key': ['citekey', 1],
  'merging three': ['merge', 3],
  'metadata of one': ['edit', 1],
  'metadata of many': ['edit', 2],
  'a new view': ['viewSave', 1],
  'a changed view': ['viewSave', 1],
  'a removed view': ['viewRemove', 1],
  'the order of views': ['viewMove', 2],
  'a renamed tag': ['tagRename', 3],
  'a tag merged into another': ['tagRename', 3],
  'a nested tag': ['tagRename', 2],
  'a new colour': ['tagColour', 1],
  'another colour': ['tagColour', 1],
  'no colour': ['tagColour', 1],
  'a removed tag': ['tagRemove', 3],
};

describe('undo', () => {
  it.each(acts)('of %s leaves everything as it was, once and again', async (name, act) => {
    const db = await library();
    const before = await everything(db);
    const { undoId } = await act(db, undoable(100));
    expect(await everything(db)).not.toEqual(before);
    const [kind, count] = told[name] ?? [];
    expect(await revert(db, undoId ?? '', moment(200))).toEqual({ kind, count, kept: 0 });
    expect(await everything(db)).toEqual(before);
    expect(await revert(db, undoId ?? '', moment(300))).toEqual({ kind, count, kept: 0 });
    expect(await everything(db)).toEqual(before);
  });

  it.each(acts)('of %s done twice is one step', async (_, act) => {
    const db = await library();
    await act(db, undoable(100));
    const after = await everything(db);
    // The same words again change nothing, and leave nothing to take back.
    if (_.startsWith('the order to')) return;
    expect((await act(db, undoable(101))).undoId).toBeUndefined();
    expect(await everything(db)).toEqual(after);
  });

  it('is not kept for web pages', async () => {
    const db = await library();
    expect((await tagPapers(db, ['a'], { add: ['x'], remove: [] }, moment(100))).undoId).toBe(
      undefined,
    );
    expect(await db.undoSteps.count()).toBe(0);
  });
});

describe('undo after something else was done', () => {
  it('leaves other fields and other tags alone', async () => {
    const db = await library();
    const { undoId } = await tagPapers(
      db,
      ['a', 'b'],
      { add: ['x'], remove: ['to cite'] },
      undoable(100),
    );
    await tagPapers(db, ['a'], { add: ['later'], remove: [] }, moment(110));
    await setStatus(db, ['a'], 'reading', moment(120));
    await revert(db, undoId ?? '', moment(200));
    expect(await db.papers.bulkGet(['a', 'b'])).toMatchObject([
      { tags: ['nlp/parsing', 'later', 'to cite'], status: 'reading', updatedAt: 200 },
      { tags: ['nlp/parsing', 'to cite'], updatedAt: 200 },
    ]);
  });

  it('leaves a field alone that was set again, and says so', async () => {
    const db = await library();
    const { undoId } = await ratePapers(db, ['a', 'b'], 2, undoable(100));
    await ratePapers(db, ['a'], 5, moment(110));
    expect(await revert(db, undoId ?? '', moment(200))).toEqual({
      kind: 'rate',
      count: 2,
      kept: 1,
    });
    expect((await db.papers.bulkGet(['a', 'b'])).map((paper) => paper?.rating)).toEqual([
      5,
      undefined,
    ]);
  });

  it('takes two actions back in either order', async () => {
    const db = await library();
    const before = await everything(db);
    const first = await tagPapers(db, ['a'], { add: ['x'], remove: [] }, undoable(100));
    const second = await tagPapers(db, ['a'], { add: ['y'], remove: ['x'] }, undoable(110));
    await revert(db, first.undoId ?? '', moment(200));
    await revert(db, second.undoId ?? '', moment(210));
    const [papers] = await everything(db);
    expect(papers?.find((row) => keyOf(row) === 'a')).toMatchObject({
      tags: ['nlp/parsing', 'to cite', 'x'],
    });
    await tagPapers(db, ['a'], { add: [], remove: ['x'] }, moment(220));
    expect(await everything(db)).toEqual(before);
  });

  it('passes over papers that are gone for good', async () => {
    const db = await library();
    const { undoId } = await removePapers(db, ['a', 'b'], undoable(100));
    expect(await purgePapers(db, ['a', 'c'])).toBe(1);
    await revert(db, undoId ?? '', moment(200));
    expect(await db.papers.get('a')).toBeUndefined();
    expect((await db.papers.get('b'))?.deletedAt).toBeUndefined();
    expect((await db.papers.get('c'))?.deletedAt).toBeUndefined();
  });

  it('takes merged papers apart and keeps what was written since', async () => {
    const db = await library();
    const { undoId } = await mergePapers(db, { keepId: 'a', otherIds: ['b'] }, undoable(100));
    await tagPapers(db, ['a'], { add: ['later'], remove: [] }, moment(110));
    await writeNote(db, { paperId: 'a', noteId: 'm', body: 'Later', base: '' }, moment(120));
    await revert(db, undoId ?? '', moment(200));
    expect(await db.papers.get('a')).toMatchObject({
      identifiers: ['doi:10.1234/a'],
      tags: ['nlp/parsing', 'to cite', 'later'],
    });
    expect(await db.papers.get('b')).toMatchObject({ identifiers: ['doi:10.1234/b'] });
    expect(await db.annotations.bulkGet(['n', 'm'])).toMatchObject([
      { paperId: 'b' },
      { paperId: 'a' },
    ]);
  });

  it('gives an identifier to one paper only', async () => {
    const db = await library();
    const gone = {
      changes: { identifiers: { add: ['arxiv:2401.00001'], remove: ['doi:10.1234/a'] } },
    };
    const { undoId } = await editMetadata(db, ['a'], gone, undoable(100));
    await savePaper(db, record({ identifiers: ['doi:10.1234/a'] }), moment(110));
    await revert(db, undoId ?? '', moment(200));
    expect((await db.papers.get('a'))?.identifiers).toEqual(['arxiv:2401.00001']);
  });

  it('loses nothing of a merged paper that was saved anew', async () => {
    const db = await library();
    const { undoId } = await mergePapers(db, { keepId: 'a', otherIds: ['b'] }, undoable(100));
    await editMetadata(
      db,
      ['a'],
      { changes: { identifiers: { remove: ['doi:10.1234/b'] } } },
      moment(110),
    );
    const { paper } = await savePaper(db, record({ identifiers: ['doi:10.1234/b'] }), moment(120));
    await revert(db, undoId ?? '', moment(200));
    expect(await db.papers.get(paper.id)).toMatchObject({ tags: ['nlp/parsing', 'to cite'] });
    expect((await db.annotations.get('n'))?.paperId).toBe(paper.id);
  });

  it('of an import removes what was untouched and bins the rest', async () => {
    const db = await library();
    let undoId: string | undefined;
    for (const id of ['x', 'y', 'z']) {
      const at = { ...undoable(100), newId: () => id };
      undoId = await write(db, async () => {
        const { paper } = await savePaper(db, record({ identifiers: [`doi:10.2345/${id}`] }), at);
        const after = { updatedAt: paper.updatedAt };
        const rows = [{ table: 'papers' as const, id: paper.id, before: null, after }];
        return recordUndo(db, { kind: 'import', count: 1, rows, more: undoId }, undoable(100));
      });
    }
    await tagPapers(db, ['x'], { add: ['mine'], remove: [] }, moment(110));
    await writeNote(db, { paperId: 'y', noteId: 'y1', body: 'Mine', base: '' }, moment(120));
    expect(await revert(db, undoId ?? '', moment(200))).toEqual({
      kind: 'import',
      count: 3,
      kept: 2,
    });
    expect(await db.papers.bulkGet(['x', 'y', 'z'])).toMatchObject(
      [{ deletedAt: 200 }, { deletedAt: 200 }, undefined].map((each) => each ?? undefined) as never,
    );
    expect(await db.activity.where('paperId').equals('z').count()).toBe(0);
  });
});

describe('undo steps', () => {
  it('are forgotten after 30 days, and said to be', async () => {
    const db = await library();
    const old = await ratePapers(db, ['a'], 1, undoable(100));
    await ratePapers(db, ['a'], 2, undoable(100 + undoKeepsMs));
    await expect(revert(db, old.undoId ?? '', moment(200))).rejects.toMatchObject({
      code: 'too-late',
    });
  });

  it('are at most 200', async () => {
    const db = await library();
    for (let i = 0; i < mostSteps + 5; i += 1)
      await ratePapers(db, ['a'], (i % 5) + 1, undoable(i));
    expect(await db.undoSteps.count()).toBe(mostSteps);
    expect(await db.undoSteps.orderBy('at').first()).toMatchObject({ at: 5 });
  });

  it('forget papers that are deleted for good', async () => {
    const db = await library();
    await mergePapers(db, { keepId: 'a', otherIds: ['b'] }, undoable(100));
    await removePapers(db, ['a'], undoable(110));
    await purgePapers(db);
    const text = JSON.stringify(await db.undoSteps.toArray());
    expect(text).not.toContain('On a');
  });
});
