/** Files that meet what the library has already: what is kept, what is united, how it is taken back. */
import { describe, expect, it } from 'vitest';
import type { LibraryDatabase } from '@/lib/library/database';
import { queueMetadata } from '@/lib/library/outbox';
import { revert } from '@/lib/library/revert';
import { type OwnPart, type SaveEntry, saveMany } from '@/lib/library/save-many';
import type { Annotation } from '@/lib/library/types';
import { recordUndo } from '@/lib/library/undo';
import { write } from '@/lib/library/write';
import { library, moment, record } from './support';

const said = (id: string, fields: Partial<SaveEntry['record']> = {}) =>
  record({ identifiers: [`doi:10.1234/${id}`], title: `On ${id} in the fields`, ...fields });
const entry = (id: string, own: Partial<OwnPart> = {}): SaveEntry => ({
  record: said(id),
  own: { tags: [], notes: [], ...own },
});
const both = (own: Partial<OwnPart> = {}): SaveEntry => ({
  ...entry('a', own),
  record: said('a', { identifiers: ['doi:10.1234/a', 'doi:10.1234/b'] }),
});
const save = (db: LibraryDatabase, ...entries: SaveEntry[]) => {
  const at = moment(1000, 'n');
  return write(db, async () => await saveMany(db, entries, at));
};
/** Saves, and returns what takes it back. */
async function undoable(db: LibraryDatabase, ...entries: SaveEntry[]) {
  const at = { ...moment(1000, 'n'), undoable: true };
  const undoId = await write(db, async () => {
    const { rows } = await saveMany(db, entries, at);
    return recordUndo(db, { kind: 'import', count: 1, rows }, at);
  });
  return () => revert(db, undoId ?? '', moment(2000));
}
const note = (id: string, paperId: string, body: string): Annotation => ({
  ...{ id, paperId, kind: 'note', body, tags: [] },
  ...{ createdAt: 1, updatedAt: 1 },
});
const all = async (db: LibraryDatabase) => ({
  papers: (await db.papers.toArray()).map(({ updatedAt: _, ...paper }) => paper),
  annotations: (await db.annotations.toArray()).map(({ updatedAt: _, ...each }) => each),
  activity: await db.activity.toArray(),
  outbox: await db.outbox.toArray(),
});

describe('how it is taken back', () => {
  it.each<[string, Partial<OwnPart>, object, object]>([
    ['tags', { tags: ['x'] }, { tags: [] }, { tags: ['x'] }],
    ['a number that was not there', { rating: 3 }, {}, { rating: 3 }],
    ['a pin', { pinned: true }, { pinned: 0 }, { pinned: 1 }],
    [
      'a status',
      { status: 'read', statusAt: 7 },
      { status: 'unread' },
      { status: 'read', statusAt: 7 },
    ],
  ])('%s: only what changed is told, as it was and as it is', async (_what, own, before, after) => {
    const db = await library('a');
    const { rows } = await save(db, entry('a', own));
    expect(rows).toEqual([{ table: 'papers', id: 'a', before, after }]);
    expect(await db.papers.get('a')).toMatchObject({ ...after, updatedAt: 1000 });
  });

  it('what is new is told by its id, and by when it changed last', async () => {
    const db = await library();
    const { rows } = await save(db, entry('a', { notes: [{ text: 'n', at: 5 }] }));
    expect(rows).toEqual([
      { table: 'papers', id: 'n-1000-1', before: null, after: { updatedAt: 1000 } },
      { table: 'annotations', id: 'n-1000-2', before: null, after: { updatedAt: 5 } },
      { table: 'activity', id: 'annotated:n-1000-2', before: null, after: {} },
    ]);
    expect(await db.activity.get('annotated:n-1000-2')).toEqual({
      ...{ id: 'annotated:n-1000-2', paperId: 'n-1000-1', kind: 'annotated', at: 5 },
    });
  });

  it('out of the bin: back into it, and nothing is told of it any more', async () => {
    const db = await library('a');
    await db.papers.update('a', { deletedAt: 50 });
    // When it was saved follows from the paper.
    await db.activity.clear();
    const before = await all(db);
    const back = await undoable(db, entry('a', { rank: 2, notes: [{ text: 'n' }] }));
    expect(await db.papers.get('a')).toMatchObject({ addedAt: 1000, rank: 2 });
    await back();
    expect(await all(db)).toEqual(before);
  });

  it('what the user did since stays', async () => {
    const db = await library('a');
    const back = await undoable(db, entry('a', { rating: 3, tags: ['x'] }));
    await db.papers.update('a', { rating: 5 });
    await back();
    expect(await db.papers.get('a')).toMatchObject({ rating: 5, tags: [] });
  });

  it('two that had become one are two, each with what was its own', async () => {
    const db = await library('a', 'b');
    await db.annotations.bulkAdd([note('1', 'a', 'of a'), note('2', 'b', 'of b')]);
    const before = await all(db);
    const back = await undoable(db, both());
    expect(await db.papers.toCollection().primaryKeys()).toEqual(['a']);
    expect((await db.annotations.toArray()).map(({ paperId }) => paperId)).toEqual(['a', 'a']);
    expect((await db.activity.toArray()).every(({ paperId }) => paperId === 'a')).toBe(true);
    await back();
    expect(await all(db)).toEqual(before);
  });

  it('a new one that was added before one of the library takes it in, and gives it back', async () => {
    const db = await library('b');
    await db.papers.update('b', { addedAt: 500 });
    await db.activity.clear();
    await db.annotations.add(note('1', 'b', 'of b'));
    const before = await all(db);
    const back = await undoable(db, entry('a', { addedAt: 3 }), both({ tags: ['x'] }));
    expect(await db.papers.toArray()).toMatchObject([{ id: 'n-1000-1', addedAt: 3, tags: ['x'] }]);
    expect(await db.annotations.get('1')).toMatchObject({ paperId: 'n-1000-1' });
    await back();
    expect(await all(db)).toEqual(before);
  });
});

describe('what the library says stays', () => {
  it.each<[string, object, Partial<OwnPart>]>([
    ['unread, said by the user', { statusAt: 5 }, { status: 'read', statusAt: 9 }],
    ['a status without a time', { status: 'reading' }, { status: 'read', statusAt: 9 }],
    ['read, in a file where it is unread', { status: 'read' }, { status: 'unread' }],
    ['unread, in a file where it is unread', {}, { status: 'unread', statusAt: 9 }],
    ['a pin', { pinned: 1 }, { pinned: false }],
    ['an opening', { openedAt: 3 }, { openedAt: 9 }],
    ['who said the title', {}, { typed: ['title'] }],
    ['when it was added', {}, { addedAt: 9 }],
    ['a key', { citekey: 'Doe' }, { citekey: 'Roe' }],
    ['no key', {}, { citekey: '' }],
    ['no notes', {}, { notes: [{ text: '' }, { text: ' ' }] }],
  ])('%s', async (_what, fields, own) => {
    const db = await library('a');
    await db.papers.update('a', fields);
    const before = await db.papers.get('a');
    const { rows, saved } = await save(db, entry('a', own));
    expect(await db.papers.get('a')).toEqual(before);
    expect({ rows, saved }).toEqual({ rows: [], saved: [{ paperId: 'a', outcome: 'known' }] });
  });

  it('a note of one of two that become one is not there twice', async () => {
    const db = await library('a', 'b');
    await db.annotations.bulkAdd([note('1', 'a', 'of a'), note('2', 'b', 'of b')]);
    await save(db, both({ notes: [{ text: 'of a' }, { text: 'of b' }] }));
    expect((await db.annotations.toArray()).map(({ body }) => body)).toEqual(['of a', 'of b']);
  });

  it('a note that only the file has comes to those that are there', async () => {
    const db = await library('a');
    await db.annotations.add(note('1', 'a', 'old'));
    await save(db, entry('a', { notes: [{ text: 'old' }, { text: 'new' }, { text: ' new' }] }));
    const bodies = (await db.annotations.toArray()).map(({ body }) => body);
    expect(bodies.sort()).toEqual(['new', 'old']);
  });
});

describe('papers by what they are named', () => {
  it.each([
    [{ a: {}, b: {} }, 'a'],
    [{ a: { addedAt: 9 }, b: { addedAt: 3 } }, 'b'],
    [{ a: { deletedAt: 5 }, b: { addedAt: 9 } }, 'b'],
    [{ a: { deletedAt: 5, addedAt: 9 }, b: { deletedAt: 5, addedAt: 3 } }, 'b'],
  ])('of %j the one outside the bin stays, then the first: %s', async (fields, stays) => {
    const db = await library('a', 'b');
    for (const [id, each] of Object.entries(fields)) await db.papers.update(id, each);
    const { saved } = await save(db, both());
    expect(saved).toMatchObject([{ paperId: stays }]);
    expect(await db.papers.toCollection().primaryKeys()).toEqual([stays]);
  });

  it('names of one paper that follow from each other are one', async () => {
    const db = await library();
    const { saved } = await save(
      db,
      { record: said('a', { identifiers: ['arxiv:2401.00001'] }) },
      { record: said('a', { identifiers: ['doi:10.48550/arxiv.2401.00001'] }) },
    );
    expect(saved.map(({ outcome }) => outcome)).toEqual(['new', 'known']);
  });

  it('a title is stored as it is read', async () => {
    const db = await library();
    await save(db, { record: said('a', { title: 'Of K{\\"o}nig' }) });
    expect(await db.papers.toArray()).toMatchObject([{ title: 'Of König' }]);
  });
});

describe('what waits for the network', () => {
  it.each([
    ['is asked no more once the file has told', {}, []],
    ['is asked still of a stand-in', { provisional: true }, ['a']],
  ])('%s', async (_what, fields, left) => {
    const db = await library('a', 'b');
    for (const paperId of ['a', 'b']) {
      await db.papers.update(paperId, { provisional: true });
      await queueMetadata(db, { paperId, url: 'https://example.org/' }, moment(5));
    }
    await save(db, { ...entry('a', { tags: ['x'] }), record: said('a', fields) });
    const waiting = (await db.outbox.toArray()).map(({ paperId }) => paperId);
    expect(waiting).toEqual([...left, 'b']);
  });

  it.each([
    ['its own paper', entry('b')],
    ['two papers that are one', both()],
  ])('waits again when the import of %s is taken back', async (_what, imported) => {
    const db = await library('a', 'b');
    await db.papers.update('b', { provisional: true });
    await queueMetadata(db, { paperId: 'b', url: 'https://example.org/' }, moment(5));
    const before = await all(db);
    const back = await undoable(db, imported);
    expect(await db.outbox.count()).toBe(0);
    expect(await back()).toMatchObject({ kept: 0 });
    expect(await all(db)).toEqual(before);
  });
});
