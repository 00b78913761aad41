import { describe, expect, it } from 'vitest';
import type { LibraryDatabase } from '@/lib/library/database';
import { revert } from '@/lib/library/revert';
import { noteKey, type OwnPart, type SaveEntry, saveMany } from '@/lib/library/save-many';
import { recordUndo } from '@/lib/library/undo';
import { write } from '@/lib/library/write';
import { freshLibrary, moment, record } from './support';

const now = 1000;
const said = (id: string, fields: Partial<SaveEntry['record']> = {}) =>
  record({ identifiers: [`doi:10.1234/${id}`], title: `On ${id}`, ...fields });
const own = (fields: Partial<OwnPart> = {}): OwnPart => ({ tags: [], notes: [], ...fields });
const entry = (id: string, fields?: Partial<OwnPart>): SaveEntry => ({
  record: said(id),
  ...(fields && { own: own(fields) }),
});

let step = 0;
async function save(db: LibraryDatabase, entries: SaveEntry[], given?: ReturnType<typeof moment>) {
  step += 1;
  const at = given ?? moment(now, `s${step}`);
  const undo = { ...at, undoable: true };
  const result = await write(db, async () => {
    const done = await saveMany(db, entries, at);
    const action = { kind: 'import', count: entries.length, rows: done.rows };
    return { ...done, undoId: await recordUndo(db, action, undo) };
  });
  return result;
}
const only = async (db: LibraryDatabase) => (await db.papers.toArray())[0];

describe('what is the user’s own', () => {
  it.each<[string, Partial<OwnPart>, object]>([
    ['tags', { tags: ['a', 'a', 'b'] }, { tags: ['a', 'b'] }],
    ['a status', { status: 'read', statusAt: 5 }, { status: 'read', statusAt: 5 }],
    ['a status without its time', { status: 'reading' }, { status: 'reading' }],
    ['that it is unread', { status: 'unread', statusAt: 5 }, { status: 'unread' }],
    ['a pin', { pinned: true }, { pinned: 1 }],
    ['no pin', { pinned: false }, { pinned: 0 }],
    ['numbers', { rating: 4, rank: 0, openedAt: 7 }, { rating: 4, rank: 0, openedAt: 7 }],
    ['when it was added', { addedAt: 3 }, { addedAt: 3 }],
    ['a time to come', { addedAt: 9999 }, { addedAt: now }],
    ['a key', { citekey: 'Doe' }, { citekey: 'Doe' }],
    [
      'what was typed',
      { typed: ['title'] },
      { provenance: { title: { source: 'user', at: now } } },
    ],
    ['nothing that was typed', { typed: [] }, { provenance: {} }],
  ])('%s', async (_what, fields, expected) => {
    const db = await freshLibrary();
    await save(db, [entry('a', fields)]);
    expect(await only(db)).toMatchObject(expected);
  });

  it('a new paper counts as added when the file says, else in the order of the file', async () => {
    const db = await freshLibrary();
    await save(db, [
      { ...entry('a'), since: 50 },
      { ...entry('b', { addedAt: 3 }), since: 50 },
    ]);
    const times = (await db.papers.toArray()).map(({ title, addedAt }) => [title, addedAt]);
    expect(times.sort()).toEqual([
      ['On a', 50],
      ['On b', 3],
    ]);
  });

  it('never goes over what the library has', async () => {
    const db = await freshLibrary();
    const first = { status: 'reading', statusAt: 1, rating: 2, rank: 1, citekey: 'Mine' } as const;
    await save(db, [entry('a', { ...first, tags: ['x'], typed: ['title'] })]);
    await save(db, [
      entry('a', {
        status: 'read',
        rating: 5,
        rank: 9,
        citekey: 'Yours',
        tags: ['y'],
        pinned: true,
      }),
    ]);
    expect(await only(db)).toMatchObject({ ...first, tags: ['x', 'y'], pinned: 1 });
  });

  it('an unread paper that nobody has touched gets the status of the file', async () => {
    const db = await freshLibrary();
    await save(db, [entry('a')]);
    await save(db, [entry('a', { status: 'read', statusAt: 7 })]);
    expect(await only(db)).toMatchObject({ status: 'read', statusAt: 7 });
  });

  it('a key that another paper has, in whatever case, is not given twice', async () => {
    const db = await freshLibrary();
    await save(db, [entry('a', { citekey: 'Doe' })]);
    await save(db, [
      entry('b', { citekey: 'DOE' }),
      entry('c', { citekey: 'Roe' }),
      entry('d', { citekey: 'roe' }),
    ]);
    const keys = (await db.papers.toArray()).map(({ title, citekey }) => [title, citekey]).sort();
    expect(keys).toEqual([
      ['On a', 'Doe'],
      ['On b', undefined],
      ['On c', 'Roe'],
      ['On d', undefined],
    ]);
  });

  it('said twice, nothing changes, not even when it was changed', async () => {
    const db = await freshLibrary();
    const entries = [entry('a', { tags: ['x'], rating: 3, notes: [{ text: 'n' }] })];
    await save(db, entries);
    const before = [await db.papers.toArray(), await db.annotations.toArray()];
    const { saved, undoId } = await save(db, entries, moment(2000, 'later'));
    expect(saved).toMatchObject([{ outcome: 'known' }]);
    expect(undoId).toBeUndefined();
    expect([await db.papers.toArray(), await db.annotations.toArray()]).toEqual(before);
  });

  it('a paper of the bin comes back, added now, and both savings are told', async () => {
    const db = await freshLibrary();
    await save(db, [entry('a')]);
    await db.papers.toCollection().modify({ deletedAt: 500 });
    const { saved } = await save(db, [entry('a', { tags: ['x'] })], moment(2000, 'b'));
    expect(saved).toMatchObject([{ outcome: 'restored' }]);
    expect(await only(db)).toMatchObject({ addedAt: 2000, tags: ['x'] });
    expect(await only(db)).not.toHaveProperty('deletedAt');
    expect((await db.activity.toArray()).map(({ kind, at }) => [kind, at])).toEqual([
      ['saved', 1000],
      ['saved', 2000],
    ]);
  });
});

describe('notes', () => {
  const quote = (prefix?: string, suffix?: string) => [
    { type: 'TextQuoteSelector', exact: 'q', ...(prefix && { prefix }), ...(suffix && { suffix }) },
  ];
  const later = [{ version: 'v2', at: 5, state: 'lost' as const, selectors: [] }];
  it.each<[OwnPart['notes'][number], object]>([
    [{ text: ' words ' }, { kind: 'note', body: 'words', createdAt: now, updatedAt: now }],
    [
      { text: 'w', at: 5, tags: ['t'] },
      { tags: ['t'], createdAt: 5, updatedAt: 5 },
    ],
    [
      { text: 'w', at: 5, changedAt: 7 },
      { createdAt: 5, updatedAt: 7 },
    ],
    [
      { text: 'w', at: 5, changedAt: 3 },
      { createdAt: 5, updatedAt: 5 },
    ],
    [
      { text: 'w', at: 9999, changedAt: 99_999 },
      { createdAt: now, updatedAt: now },
    ],
    [
      { text: 'w', version: 2, page: 'urn:p' },
      { version: 2, page: 'urn:p' },
    ],
    [
      {
        text: '',
        version: 2,
        highlight: { quote: 'q', selectors: quote(), colour: 'red', later, version: 3 },
      },
      {
        kind: 'highlight',
        body: '',
        quote: 'q',
        selectors: quote(),
        colour: 'red',
        later,
        version: 3,
      },
    ],
    [
      { text: '', highlight: {} },
      { kind: 'highlight', body: '' },
    ],
  ])('%o', async (note, expected) => {
    const db = await freshLibrary();
    await save(db, [entry('a', { notes: [note] })]);
    const [row] = await db.annotations.toArray();
    expect(row).toMatchObject(expected);
    for (const key of ['version', 'page', 'quote', 'selectors', 'colour', 'later']) {
      expect(key in (row ?? {})).toBe(key in expected);
    }
  });

  it('empty ones are none, and an empty list of later places says nothing', async () => {
    const db = await freshLibrary();
    await save(db, [
      entry('a', { notes: [{ text: ' ' }, { text: 'w', highlight: { later: [] } }] }),
    ]);
    expect(await db.annotations.toArray()).toMatchObject([{ body: 'w' }]);
    expect((await db.annotations.toArray())[0]).not.toHaveProperty('later');
  });

  it.each<[string, Parameters<typeof noteKey>, Parameters<typeof noteKey>, boolean]>([
    ['text', ['a'], ['b'], false],
    ['white space', ['a '], [' a'], true],
    ['quote', ['', 'q'], ['', 'r'], false],
    ['what stands before', ['', 'q', quote('x')], ['', 'q', quote('y')], false],
    ['what stands behind', ['', 'q', quote('x', 'y')], ['', 'q', quote('x', 'z')], false],
    [
      'selectors of another kind',
      ['', 'q', [{ type: 'CssSelector', value: 'p' }]],
      ['', 'q', 'none'],
      true,
    ],
  ])('are known by their %s', (_what, one, other, same) => {
    expect(noteKey(...one) === noteKey(...other)).toBe(same);
  });
});

describe('papers that turn out to be one', () => {
  const both = said('a', { identifiers: ['doi:10.1234/a', 'doi:10.1234/b'] });

  it('become one, with the notes of the batch and of the library; undone they are two', async () => {
    const db = await freshLibrary();
    await save(db, [
      entry('a', { notes: [{ text: 'of a' }] }),
      { ...entry('b', { notes: [{ text: 'of b' }] }), since: 2000 },
    ]);
    const before = (await db.papers.toArray()).map(({ title }) => title).sort();
    const { undoId = '' } = await save(
      db,
      [
        entry('c', { notes: [{ text: 'of c' }] }),
        entry('b', { notes: [{ text: 'new of b' }] }),
        { record: both, own: own({ tags: ['one'] }) },
      ],
      moment(3000, 'later'),
    );
    const papers = await db.papers.orderBy('addedAt').toArray();
    expect(papers).toHaveLength(2);
    const paper = papers.find(({ tags }) => tags.length > 0);
    expect(paper).toMatchObject({ tags: ['one'] });
    const notes = await db.annotations.filter(({ body }) => body !== 'of c').toArray();
    expect(notes.map(({ body }) => body).sort()).toEqual(['new of b', 'of a', 'of b']);
    expect(new Set(notes.map(({ paperId }) => paperId))).toEqual(new Set([paper?.id]));
    await revert(db, undoId, moment(4000));
    expect((await db.papers.toArray()).map(({ title }) => title).sort()).toEqual(before);
    const left = await db.annotations.toArray();
    expect(left.map(({ body }) => body).sort()).toEqual(['of a', 'of b']);
    expect(new Set(left.map(({ paperId }) => paperId)).size).toBe(2);
  });

  it('two that are new in the same file are one, too', async () => {
    const db = await freshLibrary();
    await save(db, [entry('a'), entry('b', { notes: [{ text: 'of b' }] }), { record: both }]);
    const papers = await db.papers.toArray();
    expect(papers).toHaveLength(1);
    expect(papers[0]?.identifiers).toEqual(['doi:10.1234/a', 'doi:10.1234/b']);
    expect(await db.annotations.toArray()).toMatchObject([{ paperId: papers[0]?.id }]);
  });

  it('of one in the bin and one outside the latter stays', async () => {
    const db = await freshLibrary();
    await save(db, [entry('a'), entry('b')]);
    await db.papers.filter(({ title }) => title === 'On a').modify({ deletedAt: 1 });
    const { saved } = await save(db, [{ record: both }], moment(2000, 'x'));
    expect(saved).toMatchObject([{ outcome: 'known' }]);
    expect(await only(db)).not.toHaveProperty('deletedAt');
  });
});

it('many new papers go to the database while others are made', async () => {
  const db = await freshLibrary();
  const entries = Array.from({ length: 205 }, (_, n) => entry(`p${n}`, { tags: ['x'] }));
  // Named again after it was sent: what it is by then counts.
  entries.push(entry('p0', { tags: ['y'] }));
  await save(db, entries);
  expect(await db.papers.count()).toBe(205);
  expect(await db.papers.where('tags').equals('y').count()).toBe(1);
});
