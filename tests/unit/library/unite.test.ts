import { describe, expect, it } from 'vitest';
import { removePapers } from '@/lib/library/bin';
import { setStatus, tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { editMetadata } from '@/lib/library/edit';
import { writeNote } from '@/lib/library/notes';
import { queueMetadata } from '@/lib/library/outbox';
import { notesOf } from '@/lib/library/read';
import { savePaper } from '@/lib/library/save';
import {
  duplicatesOf,
  findDuplicates,
  separatePapers,
  setNotSame,
  unitePair,
} from '@/lib/library/unite';
import type { Paper, PaperRecord } from '@/lib/paper/schema';
import { freshLibrary, moment, record } from './support';

const shared = {
  title: 'Counting Sheep on the Move',
  authors: [{ given: 'Ada', family: 'Walker' }],
  issued: { year: 2024 },
};

async function save(db: LibraryDatabase, id: string, now: number, more: Partial<PaperRecord> = {}) {
  const said = record({ ...shared, identifiers: [id], ...more });
  return (await savePaper(db, said, moment(now, id))).paper;
}

/** Two papers that are one, each with something of the user's. */
async function pair() {
  const db = await freshLibrary();
  const a = await save(db, 'arxiv:2406.01234', 1);
  const b = await save(db, 'doi:10.1234/sheep', 2, { source: 'nature', venue: 'Wool' });
  await tagPapers(db, [a.id], { add: ['mine'], remove: [] }, moment(3));
  await tagPapers(db, [b.id], { add: ['theirs'], remove: [] }, moment(4));
  await setStatus(db, [b.id], 'reading', moment(5));
  const note = { base: '', paperId: b.id, noteId: 'n-b', body: 'on the article' };
  await writeNote(db, note, moment(6));
  await queueMetadata(db, { paperId: b.id, url: 'https://example.org/' }, moment(7));
  const read = async (id: string): Promise<Paper | undefined> => db.papers.get(id);
  return { db, a: (await read(a.id)) as Paper, b: (await read(b.id)) as Paper, read };
}

const everything = async (db: LibraryDatabase) => ({
  papers: await db.papers.toArray(),
  annotations: await db.annotations.toArray(),
  activity: await db.activity.toArray(),
  outbox: await db.outbox.toArray(),
});

describe('uniting', () => {
  it('adds up what is the user’s and keeps the id that was asked for', async () => {
    const { db, a, b, read } = await pair();
    await unitePair(db, { keepId: b.id, otherId: a.id }, moment(10));
    expect(await read(a.id)).toBeUndefined();
    const one = await read(b.id);
    expect(one).toMatchObject({ status: 'reading', venue: 'Wool', addedAt: 1 });
    expect([...(one?.tags ?? [])].sort()).toEqual(['mine', 'theirs']);
    expect(one?.identifiers.sort()).toEqual(['arxiv:2406.01234', 'doi:10.1234/sheep']);
  });

  it('can be said twice', async () => {
    const { db, a, b } = await pair();
    const ids = { keepId: a.id, otherId: b.id };
    await unitePair(db, ids, moment(10));
    const before = await everything(db);
    await unitePair(db, ids, moment(11));
    expect(await everything(db)).toEqual(before);
  });

  it.each(['gone', 'in the bin'])(
    'refuses a paper that is %s, and changes nothing',
    async (how) => {
      const { db, a, b } = await pair();
      if (how === 'in the bin') await removePapers(db, [b.id], moment(9));
      const before = await everything(db);
      const otherId = how === 'gone' ? 'nobody' : b.id;
      await expect(unitePair(db, { keepId: a.id, otherId }, moment(10))).rejects.toMatchObject({
        code: 'not-found',
      });
      expect(await everything(db)).toEqual(before);
    },
  );
});

describe('taking apart', () => {
  it('leaves everything as it was', async () => {
    const { db, a, b } = await pair();
    const before = await everything(db);
    const ids = { keepId: a.id, otherId: b.id };
    await unitePair(db, ids, moment(10));
    expect((await notesOf(db, a.id)).map(({ body }) => body)).toEqual(['on the article']);
    await separatePapers(db, ids, moment(11));
    expect(await everything(db)).toEqual(before);
  });

  it('keeps what was changed since', async () => {
    const { db, a, b, read } = await pair();
    const ids = { keepId: a.id, otherId: b.id };
    await unitePair(db, ids, moment(10));
    await tagPapers(db, [a.id], { add: ['since'], remove: ['mine'] }, moment(11));
    await setStatus(db, [a.id], 'read', moment(12));
    await editMetadata(db, [a.id], { changes: { title: 'Counting Sheep, Typed' } }, moment(13));
    const note = { base: '', paperId: a.id, noteId: 'n-since', body: 'since' };
    await writeNote(db, note, moment(14));
    await separatePapers(db, ids, moment(15));
    expect(await read(a.id)).toMatchObject({
      title: 'Counting Sheep, Typed',
      titleKeys: ['countingsheeptyped'],
      tags: ['since'],
      status: 'read',
      identifiers: ['arxiv:2406.01234'],
    });
    expect((await read(a.id))?.venue).toBeUndefined();
    expect(await read(b.id)).toEqual(b);
    expect((await notesOf(db, a.id)).map(({ body }) => body)).toEqual(['since']);
    expect((await notesOf(db, b.id)).map(({ body }) => body)).toEqual(['on the article']);
  });

  it('works for papers that a page united, too', async () => {
    const { db, a, b, read } = await pair();
    await save(db, 'arxiv:2406.01234', 10, {
      identifiers: ['arxiv:2406.01234', 'doi:10.1234/sheep'],
    });
    expect(await db.papers.count()).toBe(1);
    await separatePapers(db, { keepId: a.id, otherId: b.id }, moment(11));
    expect(await read(b.id)).toEqual(b);
    expect((await read(a.id))?.identifiers).toEqual(['arxiv:2406.01234']);
  });

  it('refuses papers that were never one', async () => {
    const { db, a, b } = await pair();
    await expect(
      separatePapers(db, { keepId: a.id, otherId: b.id }, moment(11)),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('proposals', () => {
  const proposed = async (db: LibraryDatabase, id: string) =>
    (await duplicatesOf(db, (await db.papers.get(id)) as Paper)).map(({ paper }) => paper.id);

  it('are found by title, author and year, from either side and for the whole library', async () => {
    const { db, a, b } = await pair();
    await save(db, 'doi:10.1/other', 8, { title: 'Something Else Entirely' });
    expect(await proposed(db, a.id)).toEqual([b.id]);
    expect(await proposed(db, b.id)).toEqual([a.id]);
    expect(await findDuplicates(db)).toMatchObject([{ ids: [a.id, b.id].sort() }]);
  });

  it('end when the user says that they are not the same, until that is undone', async () => {
    const { db, a, b } = await pair();
    await setNotSame(db, [a.id, b.id], true, moment(10));
    await setNotSame(db, [a.id, b.id], true, moment(11));
    expect(await proposed(db, a.id)).toEqual([]);
    expect(await findDuplicates(db)).toEqual([]);
    await setNotSame(db, [b.id, a.id], false, moment(12));
    expect(await proposed(db, a.id)).toEqual([b.id]);
    expect(await db.papers.get(a.id)).not.toHaveProperty('notSame');
  });

  it('leave out the bin, stand-ins, and titles that follow a correction', async () => {
    const { db, a, b } = await pair();
    await removePapers(db, [b.id], moment(10));
    expect(await proposed(db, a.id)).toEqual([]);
    expect(await findDuplicates(db)).toEqual([]);
    const late = await save(db, 'doi:10.1/late', 11, { title: 'Wrong Title of a Paper' });
    await editMetadata(db, [late.id], { changes: { title: shared.title } }, moment(12));
    expect(await proposed(db, a.id)).toEqual([late.id]);
  });
});
