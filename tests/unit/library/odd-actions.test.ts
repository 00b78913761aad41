import { describe, expect, it } from 'vitest';
import { tagPapers } from '@/lib/library/change';
import { keepCitekeys, type MakeKeys, setCitekey } from '@/lib/library/citekeys';
import type { LibraryDatabase } from '@/lib/library/database';
import { editMetadata } from '@/lib/library/edit';
import { saveHighlight } from '@/lib/library/highlights';
import { postponeJob, queueMetadata } from '@/lib/library/outbox';
import { rankPapers } from '@/lib/library/rank';
import { cancelRestore, restoreBackup, stageRows } from '@/lib/library/restore';
import { revert } from '@/lib/library/revert';
import { renameTag } from '@/lib/library/tags';
import { duplicatesOf, separatePapers, setNotSame, unitePair } from '@/lib/library/unite';
import { moveView, removeView, saveView } from '@/lib/library/views';
import type { Paper } from '@/lib/paper/schema';
import { coded, library, moment } from './support';

const at = { ...moment(1000, 'u'), undoable: true };
const moreAt = { ...moment(2000, 'more'), undoable: true };

describe('what is gone', () => {
  it.each<[string, (db: LibraryDatabase) => Promise<unknown>]>([
    ['a citation key', (db) => setCitekey(db, 'x', 'k', at)],
    [
      'a highlight of no paper',
      (db) => saveHighlight(db, { paperId: 'x', id: 'h', body: 'b', base: '' } as never, at),
    ],
    [
      'a highlight that was never made',
      (db) => saveHighlight(db, { paperId: 'a', id: 'h', body: 'b', base: '' } as never, at),
    ],
    ['a place in the queue', (db) => rankPapers(db, ['a'], { before: 'x' }, at)],
    ['a view', (db) => moveView(db, 'x', null, at)],
    ['a union', (db) => separatePapers(db, { keepId: 'a', otherId: 'b' }, at)],
    ['half of a union', (db) => unitePair(db, { keepId: 'a', otherId: 'x' }, at)],
    ['the rows of no job', (db) => stageRows(db, { importId: 'x', from: 0, rows: [] }, at)],
    [
      'a restore of no job',
      (db) => restoreBackup(db, { importId: 'x', mode: 'unite', total: 0 }, at),
    ],
  ])('%s is told, and nothing changes', async (_what, act) => {
    const db = await library('a', 'b');
    const before = await db.papers.toArray();
    await expect(act(db)).rejects.toEqual(coded('not-found'));
    expect(await db.papers.toArray()).toEqual(before);
  });

  it.each<[string, (db: LibraryDatabase) => Promise<unknown>]>([
    ['a view that is removed twice', (db) => removeView(db, 'x', at)],
    ['a view moved before itself', (db) => moveView(db, 'v', 'v', at)],
    ['a key that it has', (db) => setCitekey(db, 'a', undefined, at)],
    ['a restore that is cancelled twice', (db) => cancelRestore(db, 'x')],
    ['two papers that are the same paper', (db) => setNotSame(db, ['a', 'a'], true, at)],
    ['papers that were never said to differ', (db) => setNotSame(db, ['a', 'b'], false, at)],
    ['a paper that is gone, and one that is not', (db) => setNotSame(db, ['x', 'y'], true, at)],
    ['a paper moved to itself', (db) => rankPapers(db, ['a'], { after: 'a' }, at)],
    ['a job that is gone', (db) => postponeJob(db, { id: 'x' } as never, 'offline' as never, 1)],
  ])('%s is passed over', async (_what, act) => {
    const db = await library('a', 'b');
    await saveView(db, { id: 'v', name: 'V', query: '' }, moment(5));
    const before = [await db.papers.toArray(), await db.views.toArray(), await db.outbox.toArray()];
    await act(db);
    expect([
      await db.papers.toArray(),
      await db.views.toArray(),
      await db.outbox.toArray(),
    ]).toEqual(before);
    expect(await db.undoSteps.count()).toBe(0);
  });
});

describe('metadata by hand', () => {
  it.each([
    [['a'], { add: ['doi:10.1234/b'] }, 'taken'],
    [['a', 'b'], { add: ['doi:10.1234/a'] }, 'taken'],
    [['a'], { add: ['nonsense'] }, 'invalid'],
    [['a'], { remove: ['doi:10.1234/a'] }, 'invalid'],
  ])('of %o with %o', async (ids, identifiers, expected) => {
    const db = await library('a', 'b');
    const edit = editMetadata(db, ids, { changes: { identifiers } }, at);
    await expect(edit).rejects.toEqual(coded(expected));
    expect((await db.papers.get('a'))?.identifiers).toEqual(['doi:10.1234/a']);
  });

  it('clears a field and takes up what the site says', async () => {
    const db = await library('a');
    await editMetadata(db, ['a'], { changes: { title: 'Mine', venue: 'Here' } }, at);
    await editMetadata(db, ['a'], { changes: { venue: null }, takeSite: ['title'] }, at);
    const paper = await db.papers.get('a');
    expect(paper?.title).toBe('On a in the fields');
    expect(paper?.venue).toBeUndefined();
  });
});

describe('citation keys', () => {
  it('those that are there stay; a paper for which none is made has none', async () => {
    const db = await library('a', 'b');
    await setCitekey(db, 'a', 'Doe', at);
    expect(await keepCitekeys(db, ['a', 'a', 'gone'], () => new Map())).toEqual({ a: 'Doe' });
    expect(await keepCitekeys(db, ['a', 'b'], () => new Map())).toEqual({ a: 'Doe' });
    expect(await setCitekey(db, 'b', 'DOE', at)).toEqual({ takenBy: 'a' });
    await setCitekey(db, 'a', undefined, at);
    expect(await db.papers.get('a')).not.toHaveProperty('citekey');
  });

  it('that another paper has is not given, and nothing is to be taken back', async () => {
    const db = await library('a', 'b');
    await setCitekey(db, 'a', 'Doe', at);
    const steps = await db.undoSteps.count();
    expect(await setCitekey(db, 'b', 'doe', at)).toEqual({ takenBy: 'a' });
    expect(await db.papers.get('b')).not.toHaveProperty('citekey');
    expect(await db.undoSteps.count()).toBe(steps);
  });

  it('set by hand, the one before comes back by undo', async () => {
    const db = await library('a');
    await setCitekey(db, 'a', 'Doe', at);
    const { undoId = '' } = await setCitekey(db, 'a', 'Roe', moreAt);
    expect(await revert(db, undoId, moment(3000))).toEqual({ kind: 'citekey', count: 1, kept: 0 });
    expect(await db.papers.get('a')).toMatchObject({ citekey: 'Doe', updatedAt: 3000 });
  });

  it('only those of the papers that are asked for are made, with what others have in mind', async () => {
    const db = await library('a', 'b', 'c');
    await setCitekey(db, 'c', 'DoeOld', at);
    const asked: string[][] = [];
    const make: MakeKeys = (papers, taken) => {
      asked.push(papers.map(({ id }) => id));
      return new Map([['a', taken('doeold') ? 'Doe2' : 'Doe']]);
    };
    expect(await keepCitekeys(db, ['c', 'a'], make)).toEqual({ c: 'DoeOld', a: 'Doe2' });
    expect(asked.flat()).toEqual(['a', 'a']);
    expect(await db.papers.get('b')).not.toHaveProperty('citekey');
    asked.length = 0;
    expect(await keepCitekeys(db, ['a', 'c'], make)).toEqual({ c: 'DoeOld', a: 'Doe2' });
    expect(asked).toEqual([]);
  });
});

describe('the queue by hand', () => {
  const order = async (db: LibraryDatabase) => {
    const all = await db.papers.toArray();
    const by = ({ rank, addedAt }: Paper) => rank ?? 1e6 + addedAt;
    return all
      .sort((a, b) => by(a) - by(b))
      .map(({ id }) => id)
      .join('');
  };
  it.each([
    [['c'], { end: 'first' }, 'cabd'],
    [['a'], { end: 'last' }, 'bcda'],
    [['d', 'c'], { before: 'b' }, 'adcb'],
    [['a', 'a'], { after: 'c' }, 'bcad'],
  ] as const)('%o to %o', async (ids, place, expected) => {
    const db = await library('a', 'b', 'c', 'd');
    await rankPapers(db, ids, place, at);
    expect(await order(db)).toBe(expected);
  });

  it('between two that lie too close all are spread anew', async () => {
    const db = await library('a', 'b', 'c');
    for (const [id, rank] of [
      ['a', 1],
      ['b', 1 + 1e-7],
    ] as const)
      await db.papers.update(id, { rank });
    await rankPapers(db, ['c'], { before: 'b' }, at);
    expect((await db.papers.bulkGet(['a', 'c', 'b'])).map((paper) => paper?.rank)).toEqual([
      1, 2, 3,
    ]);
  });
});

describe('highlights', () => {
  const made = { quote: 'q', selectors: [], page: 'https://example.org/' };
  const edit = (fields: object) => ({ paperId: 'a', id: 'h', base: '', ...fields }) as never;

  it('are made, changed, and left alone when nothing differs', async () => {
    const db = await library('a');
    expect(await saveHighlight(db, edit({ body: 'n', made }), at)).toEqual({ body: 'n' });
    expect(await db.annotations.get('h')).toMatchObject({ ...made, body: 'n', tags: [] });
    await saveHighlight(
      db,
      edit({ made, base: 'n', tags: ['x', 'x'], colour: 'red' }),
      moment(2000),
    );
    expect(await db.annotations.get('h')).toMatchObject({
      body: 'n',
      tags: ['x'],
      colour: 'red',
      updatedAt: 2000,
    });
    await saveHighlight(db, edit({ base: 'n', tags: ['x'], colour: 'red' }), moment(3000));
    expect((await db.annotations.get('h'))?.updatedAt).toBe(2000);
    expect((await db.papers.get('a'))?.updatedAt).toBe(2000);
  });

  it('of an empty passage without a page are ones, too', async () => {
    const db = await library('a');
    await saveHighlight(db, edit({ made: {} }), at);
    expect(await db.annotations.get('h')).toMatchObject({ quote: '', selectors: [], body: '' });
    expect(await db.annotations.get('h')).not.toHaveProperty('page');
  });
});

describe('tags', () => {
  it.each([
    ['tag:"to cite"', 'tag:"to cite"'],
    ['tag:old', 'tag:"new name"'],
    ['tag:"old" -tag:old/sub', 'tag:"new name" -tag:"new name/sub"'],
    ['tag:older', 'tag:older'],
    ['tag:""', 'tag:""'],
  ])('a view of %s names the tag by its new name', async (query, expected) => {
    const db = await library('a');
    await tagPapers(db, ['a'], { add: ['old', 'old/sub'], remove: [] }, at);
    await saveView(db, { id: 'v', name: 'V', query }, at);
    await renameTag(db, { from: 'old', to: 'new name' }, at);
    expect((await db.views.get('v'))?.query).toBe(expected);
    expect((await db.papers.get('a'))?.tags).toEqual(['new name', 'new name/sub']);
  });

  it('on a note go along', async () => {
    const db = await library('a');
    await db.annotations.add({
      ...{ id: 'n', paperId: 'a', kind: 'note', body: '', tags: ['old', 'x'] },
      ...{ createdAt: 1, updatedAt: 1 },
    });
    await renameTag(db, { from: 'old', to: 'x' }, at);
    expect((await db.annotations.get('n'))?.tags).toEqual(['x']);
    const same = await renameTag(db, { from: 'x', to: 'x' }, at);
    expect(same.papers).toBe(0);
  });
});

it('papers said not to differ any more are likely the same again', async () => {
  const db = await library('a', 'b');
  for (const n of [1, 2]) await setNotSame(db, ['a', 'b'], true, moment(n * 10));
  expect(await db.papers.get('a')).toMatchObject({ notSame: ['b'], updatedAt: 10 });
  await setNotSame(db, ['a', 'b'], false, moment(30));
  expect(await db.papers.get('a')).not.toHaveProperty('notSame');
  const { titleKeys: _, ...untitled } = (await db.papers.get('a')) as Paper;
  expect(await duplicatesOf(db, untitled)).toEqual([]);
});

it('a job waits until it may be tried again, and rests after its last try', async () => {
  const db = await library('a');
  await queueMetadata(db, { paperId: 'a', url: 'https://example.org/' }, moment(5));
  const [job] = await db.outbox.toArray();
  if (!job) throw new Error('no job');
  await postponeJob(db, job, { kind: 'offline' } as never, 50);
  expect(await db.outbox.get(job.id)).toMatchObject({
    notBefore: 50,
    lastError: { kind: 'offline' },
  });
});
