/** What is stored and answered: of pages that claim papers, of errors, of notes, of odd rows. */
import { describe, expect, it } from 'vitest';
import { removePapers } from '@/lib/library/bin';
import { pinPapers, ratePapers, setStatus, tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { editMetadata } from '@/lib/library/edit';
import { attempt, failureOf, LibraryError } from '@/lib/library/errors';
import { saveHighlight } from '@/lib/library/highlights';
import { writeNote } from '@/lib/library/notes';
import { rankPapers } from '@/lib/library/rank';
import { annotationsOf, notesOf, summaryOf } from '@/lib/library/read';
import { savePaper } from '@/lib/library/save';
import { soundAnnotation, soundPaper } from '@/lib/library/sound';
import type { Annotation } from '@/lib/library/types';
import type { Paper } from '@/lib/paper/schema';
import { coded, freshLibrary, library, moment, record } from './support';

describe('a page that names a paper only in its text', () => {
  const claim = (db: LibraryDatabase) =>
    savePaper(
      db,
      record({ identifiers: ['doi:10.1234/a', 'doi:10.1234/new'], title: 'Another' }),
      moment(500),
      { owns: () => false },
    );

  it.each<[string, (db: LibraryDatabase) => Promise<unknown>]>([
    ['has a tag', (db) => tagPapers(db, ['a'], { add: ['x'], remove: [] }, moment(10))],
    ['was begun', (db) => setStatus(db, ['a'], 'reading', moment(10))],
    ['is pinned', (db) => pinPapers(db, ['a'], true, moment(10))],
    ['is rated', (db) => ratePapers(db, ['a'], 3, moment(10))],
    ['has a place in the queue', (db) => rankPapers(db, ['a'], { end: 'first' }, moment(10))],
    ['was edited', (db) => editMetadata(db, ['a'], { changes: { title: 'Mine' } }, moment(10))],
    [
      'has a note',
      (db) => writeNote(db, { paperId: 'a', noteId: 'n', body: 'x', base: '' }, moment(10)),
    ],
  ])('leaves it alone if it %s', async (_what, act) => {
    const db = await library('a', 'b');
    await act(db);
    const before = await db.papers.get('a');
    const { paper, outcome, withheld } = await claim(db);
    expect([outcome, withheld]).toEqual(['new', ['a']]);
    expect(paper.identifiers).toEqual(['doi:10.1234/new']);
    expect(await db.papers.get('a')).toEqual(before);
  });

  it('takes it in if nothing of the user’s hangs on it', async () => {
    const db = await library('a', 'b');
    const { paper, outcome, withheld } = await claim(db);
    expect([paper.id, outcome, withheld]).toEqual(['a', 'known', undefined]);
    expect(paper.identifiers).toContain('doi:10.1234/new');
  });

  it('is its own where its address names it', async () => {
    const db = await library('a', 'b');
    await pinPapers(db, ['a', 'b'], true, moment(10));
    const both = record({ identifiers: ['doi:10.1234/a', 'doi:10.1234/b'] });
    const owns = ({ id }: Paper) => id === 'b';
    const { paper, withheld } = await savePaper(db, both, moment(500), { owns });
    expect([paper.id, withheld]).toEqual(['b', ['a']]);
    expect(paper.identifiers).not.toContain('doi:10.1234/a');
  });
});

describe('the pages that a paper was saved from', () => {
  it('are kept with it, each once, the last twenty', async () => {
    const db = await freshLibrary();
    const said = record({ identifiers: ['doi:10.1234/a'] });
    const save = async (page?: string) =>
      (await savePaper(db, said, { now: 1, newId: () => 'a' }, { page })).paper.savedFrom;
    expect(await save()).toBeUndefined();
    expect(await save('https://x.org/1')).toEqual(['https://x.org/1']);
    expect(await save('https://x.org/2')).toEqual(['https://x.org/1', 'https://x.org/2']);
    expect(await save('https://x.org/1')).toHaveLength(2);
    expect(await save()).toHaveLength(2);
    for (let n = 3; n <= 25; n += 1) await save(`https://x.org/${n}`);
    expect(await save()).toEqual(Array.from({ length: 20 }, (_, n) => `https://x.org/${n + 6}`));
  });
});

describe('an error', () => {
  const named = (name: unknown, more: object = {}) => ({ name, ...more });
  it.each<[string, unknown, string, string]>([
    ['of ours', new LibraryError('taken', 'a'), 'taken', 'LibraryError: a'],
    [
      'of ours, without more',
      new LibraryError('not-found'),
      'not-found',
      'LibraryError: not-found',
    ],
    [
      'of a full disk',
      Object.assign(new Error('no room'), { name: 'QuotaExceededError' }),
      'full',
      'QuotaExceededError: no room',
    ],
    [
      'of a full disk, inside',
      named('AbortError', { inner: named('QuotaExceededError') }),
      'full',
      '[object Object]',
    ],
    [
      'of a full disk, as its cause',
      named('AbortError', { cause: named('X', { inner: named('QuotaExceededError') }) }),
      'full',
      '[object Object]',
    ],
    [
      'of the database',
      Object.assign(new Error('x'), { name: 'DatabaseClosedError' }),
      'storage',
      'DatabaseClosedError: x',
    ],
    [
      'of the database, inside',
      named('AbortError', { inner: named('UnknownError') }),
      'storage',
      '[object Object]',
    ],
    ['of ours in the code', new TypeError('x'), 'internal', 'TypeError: x'],
    ['that is a word', 'oops', 'internal', 'oops'],
    ['that is nothing', null, 'internal', 'null'],
    ['without a name', named(7), 'internal', '[object Object]'],
  ])('%s', async (_what, error, code, detail) => {
    expect(failureOf(error)).toEqual({ code, detail });
    const told = await attempt(() => Promise.reject(error));
    expect(told).toMatchObject({ ok: false, error: { code } });
  });

  it('none is an answer', async () => {
    expect(await attempt(async () => 7)).toMatchObject({ ok: true, value: 7 });
  });
});

describe('a note', () => {
  it('is stored with the version that is read, and the paper counts as changed', async () => {
    const db = await library('a');
    await db.papers.update('a', { version: 3 });
    const note = { paperId: 'a', noteId: 'n', body: 'Words', base: '' };
    expect(await writeNote(db, note, moment(70))).toEqual({ body: 'Words' });
    expect(await db.annotations.toArray()).toEqual([
      {
        ...{ id: 'n', paperId: 'a', kind: 'note', body: 'Words', tags: [], version: 3 },
        ...{ createdAt: 70, updatedAt: 70 },
      },
    ]);
    expect(await db.papers.get('a')).toMatchObject({ updatedAt: 70 });
    expect(await db.activity.get('annotated:n')).toEqual({
      ...{ id: 'annotated:n', paperId: 'a', kind: 'annotated', at: 70 },
    });
  });

  it('of a paper without versions has none, and an empty one is not made', async () => {
    const db = await library('a');
    await writeNote(db, { paperId: 'a', noteId: 'n', body: 'Words', base: '' }, moment(70));
    expect(await db.annotations.get('n')).not.toHaveProperty('version');
    expect(
      await writeNote(db, { paperId: 'a', noteId: 'm', body: '', base: '' }, moment(80)),
    ).toEqual({ body: '' });
    expect(await db.annotations.count()).toBe(1);
  });

  it('of another paper is none of this one', async () => {
    const db = await library('a', 'b');
    await writeNote(db, { paperId: 'a', noteId: 'n', body: 'Words', base: '' }, moment(70));
    const other = writeNote(
      db,
      { paperId: 'b', noteId: 'n', body: 'X', base: 'Words' },
      moment(80),
    );
    await expect(other).rejects.toEqual(coded('not-found'));
    const gone = writeNote(db, { paperId: 'x', noteId: 'n', body: 'X', base: 'Words' }, moment(80));
    await expect(gone).rejects.toEqual(coded('not-found'));
    const highlight = {
      paperId: 'x',
      id: 'h',
      body: 'b',
      base: '',
      made: { quote: 'q', selectors: [] },
    };
    await expect(saveHighlight(db, highlight as never, moment(90))).rejects.toEqual(
      coded('not-found'),
    );
    expect(await db.annotations.count()).toBe(1);
  });

  it('on the paper is told from one on a passage, and from highlights', async () => {
    const db = await library('a');
    const row = (id: string, more: Partial<Annotation>): Annotation =>
      ({
        id,
        paperId: 'a',
        kind: 'note',
        body: id,
        tags: [],
        createdAt: 1,
        updatedAt: 1,
        ...more,
      }) as Annotation;
    await db.annotations.bulkAdd([
      row('h', { kind: 'highlight', selectors: [] }),
      row('old', { kind: 'highlight' }),
      row('passage', { selectors: [] }),
      row('binned', { deletedAt: 5 }),
      row('late', { createdAt: 9 }),
      row('early', { createdAt: 2 }),
    ]);
    expect((await notesOf(db, 'a')).map(({ id }) => id)).toEqual(['early', 'late']);
    expect((await annotationsOf(db, 'a')).map(({ id }) => id)).not.toContain('binned');
    const paper = (await db.papers.get('a')) as Paper;
    expect(await summaryOf(db, paper)).toMatchObject({
      notes: 3,
      highlights: 2,
      note: { id: 'early', body: 'early' },
    });
  });
});

describe('the queue', () => {
  it('numbers those before a place that has no number yet, but not what is read or in the bin', async () => {
    const db = await library('a', 'b', 'c', 'd', 'e');
    await setStatus(db, ['b'], 'read', moment(50));
    await removePapers(db, ['c'], moment(60));
    await rankPapers(db, ['e'], { after: 'd' }, moment(70));
    const ranks = (await db.papers.toArray()).map(({ id, rank }) => [id, rank]);
    expect(Object.fromEntries(ranks)).toEqual({ a: 1, b: undefined, c: undefined, d: 2, e: 3 });
    await expect(rankPapers(db, ['a'], { after: 'x' }, moment(80))).rejects.toEqual(
      coded('not-found'),
    );
  });
});

describe('a row that is not as it was written', () => {
  const sound = async () => (await (await library('a')).papers.get('a')) as Paper;
  it.each<[string, object]>([
    ['title', { title: 7 }],
    ['addedAt', { addedAt: 'x' }],
    ['updatedAt', { updatedAt: undefined }],
    ['status', { status: 'lost' }],
    ['pinned', { pinned: true }],
    ['identifiers', { identifiers: [] }],
    ['identifiers', { identifiers: 'x' }],
    ['tags', { tags: [7] }],
    ['categories', { categories: undefined }],
    ['keywords', { keywords: {} }],
    ['authors', { authors: ['x'] }],
    ['urls', { urls: null }],
    ['provenance', { provenance: [] }],
    ['issued', { issued: { year: 'x' } }],
    ['issued', { issued: null }],
    ['abstract', { abstract: 7 }],
    ['venue', { venue: {} }],
    ['openedAt', { openedAt: 'x' }],
    ['deletedAt', { deletedAt: 'x' }],
  ])('is completed for reading: %s', async (field, broken) => {
    const row = { ...(await sound()), ...broken } as Paper;
    const read = soundPaper(row);
    expect(read).not.toBe(row);
    expect(read[field as keyof Paper]).not.toEqual(row[field as keyof Paper]);
    expect(soundPaper(read)).toBe(read);
  });

  it('is the row itself where it is sound', async () => {
    const row = await sound();
    const whole = {
      ...row,
      abstract: 'x',
      venue: 'y',
      openedAt: 1,
      deletedAt: 2,
      issued: { year: 2020 },
    };
    for (const each of [row, whole]) expect(soundPaper(each)).toBe(each);
  });

  const note = {
    id: 'n',
    paperId: 'a',
    kind: 'note',
    body: 'x',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
  };
  it.each<[object, boolean]>([
    [{}, true],
    [{ kind: 'highlight' }, true],
    [{ tags: undefined }, true],
    [{ body: 7 }, false],
    [{ paperId: undefined }, false],
    [{ kind: 'poem' }, false],
    [{ tags: [7] }, false],
    [{ createdAt: 'x' }, false],
    [{ updatedAt: null }, false],
  ])('of a note with %j: as it is, %s', (changes, same) => {
    const row = { ...note, ...changes } as unknown as Annotation;
    expect(soundAnnotation(row) === row).toBe(same);
  });
});
