import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { examine } from '@/lib/library/health/examine';
import { repair } from '@/lib/library/health/repair';
import { createPaper } from '@/lib/paper/merge';
import type { Paper, PaperRecord } from '@/lib/paper/schema';
import { note, now } from './support';

let db: LibraryDatabase;
let made = 0;
const next = () => {
  made += 1;
  return made;
};
const at = { now, newId: () => `new-${next()}` };

beforeEach(async () => {
  db = await openDatabase(`health-${next()}`);
});
afterEach(async () => {
  await db.delete();
});

function paper(id: string, more: Partial<PaperRecord> = {}): Paper {
  const record: PaperRecord = {
    identifiers: [`arxiv:2401.0000${id}`],
    title: `Paper ${id}`,
    authors: [],
    kind: 'article',
    urls: {},
    categories: [],
    keywords: [],
    source: 'arxiv',
    ...more,
  };
  return createPaper(record, { id, now });
}

/** A row as it may lie on a disk, whatever the types say. */
const raw = (table: 'papers' | 'annotations' | 'activity' | 'outbox', row: object) =>
  db.table(table).put(row);

const troubles = async () =>
  (await examine(db)).findings.map(({ trouble, id }) => `${trouble} ${id}`).sort();

async function healed() {
  const { findings } = await examine(db);
  const told = await repair(db, findings, 'Recovered', at);
  return { told, after: await troubles() };
}

describe('health', () => {
  it('finds nothing in a sound library, and changes nothing', async () => {
    await db.papers.bulkAdd([paper('1'), paper('2')]);
    await db.annotations.add(note('n', '1'));
    await db.activity.add({ id: 'saved:1', paperId: '1', kind: 'saved', at: now });
    const before = await db.papers.toArray();
    expect(await examine(db)).toEqual({ rows: 4, findings: [] });
    expect(await healed()).toEqual({ told: { repaired: 0, left: [] }, after: [] });
    expect(await db.papers.toArray()).toEqual(before);
  });

  const wrong: [what: string, table: 'papers' | 'annotations', row: object, trouble: string][] = [
    [
      'a paper without a title',
      'papers',
      { ...paper('1'), title: undefined },
      'paper-unreadable 1',
    ],
    ['a paper with nothing', 'papers', { id: '1' }, 'paper-unreadable 1'],
    ['a title that is a number', 'papers', { ...paper('1'), title: 5 }, 'paper-unreadable 1'],
    ['a status nobody knows', 'papers', { ...paper('1'), status: 'later' }, 'paper-field 1'],
    ['pinned as a word', 'papers', { ...paper('1'), pinned: true }, 'paper-field 1'],
    [
      'a link that runs',
      'papers',
      { ...paper('1'), urls: { pdf: 'javascript:alert(1)' } },
      'paper-field 1',
    ],
    ['tags that are no list', 'papers', { ...paper('1'), tags: 'nlp' }, 'paper-field 1'],
    ['an odd DOI', 'papers', { ...paper('1'), identifiers: ['doi:10.1234/ABC'] }, 'identifier 1'],
    ['other title keys', 'papers', { ...paper('1'), titleKeys: ['x'] }, 'title-keys 1'],
    [
      'a note without a time',
      'annotations',
      { ...note('1', 'p'), createdAt: 'x' },
      'annotation-unreadable 1',
    ],
    [
      'a note that is an object',
      'annotations',
      { ...note('1', 'p'), body: { a: 1 } },
      'annotation-unreadable 1',
    ],
  ];
  it.each(wrong)('finds and repairs %s', async (_, table, row, trouble) => {
    await db.papers.add({ ...paper('9'), id: 'p' });
    await raw(table, row);
    expect(await troubles()).toEqual([trouble]);
    expect(await healed()).toEqual({ told: { repaired: 1, left: [] }, after: [] });
    expect(await db.table(table).get('1')).toBeDefined();
  });

  it('keeps what an unreadable paper says', async () => {
    await raw('papers', { id: '1', title: ' ', abstract: 'Of something', tags: ['nlp'], own: 7 });
    await healed();
    expect(await db.papers.get('1')).toMatchObject({
      title: 'Recovered',
      abstract: 'Of something',
      tags: ['nlp'],
      identifiers: ['recovered:1'],
      own: 7,
    });
  });

  it('keeps as text what stood where the text of a note should be', async () => {
    await db.papers.add(paper('1'));
    await raw('annotations', { ...note('n', '1'), body: { words: 'mine' } });
    await healed();
    expect((await db.annotations.get('n'))?.body).toBe('{"words":"mine"}');
  });

  it('unites papers whose identifiers are the same in normal form', async () => {
    await db.papers.add({ ...paper('1', { identifiers: ['doi:10.1234/abc'] }), tags: ['a'] });
    await raw('papers', { ...paper('2'), identifiers: ['doi:10.1234/ABC'], tags: ['b'] });
    await db.annotations.bulkAdd([note('n', '1'), note('m', '2')]);
    expect(await healed()).toEqual({ told: { repaired: 1, left: [] }, after: [] });
    const [left, ...others] = await db.papers.toArray();
    expect(others).toEqual([]);
    expect(left?.identifiers).toEqual(['doi:10.1234/abc']);
    expect(left?.tags.toSorted()).toEqual(['a', 'b']);
    expect(await db.annotations.where('paperId').equals(String(left?.id)).count()).toBe(2);
  });

  it('gives a paper to notes that have lost theirs', async () => {
    await db.annotations.bulkAdd([
      note('n', 'gone', { page: 'https://example.org/a' }),
      note('m', 'gone'),
    ]);
    expect(await troubles()).toEqual(['annotation-orphan m', 'annotation-orphan n']);
    expect(await healed()).toEqual({ told: { repaired: 2, left: [] }, after: [] });
    expect(await db.papers.get('gone')).toMatchObject({ title: 'Recovered' });
    expect(await db.annotations.count()).toBe(2);
  });

  it('gives notes to the paper that took theirs in', async () => {
    await db.papers.add(paper('1'));
    await db.activity.add({
      id: 'united:1:2',
      paperId: '1',
      kind: 'united',
      at: now,
      data: { paper: paper('2'), annotationIds: [] },
    });
    await db.annotations.add(note('n', '2'));
    await healed();
    expect((await db.annotations.get('n'))?.paperId).toBe('1');
    expect(await db.papers.count()).toBe(1);
  });

  it('brings back a paper that only the history of a union holds', async () => {
    await db.activity.add({
      id: 'united:1:2',
      paperId: '1',
      kind: 'united',
      at: now,
      data: { paper: paper('2'), annotationIds: [], before: paper('1'), after: paper('1') },
    });
    await db.annotations.add(note('n', '1'));
    expect(await healed()).toEqual({ told: { repaired: 2, left: [] }, after: [] });
    expect((await db.papers.get('1'))?.title).toBe('Paper 1');
  });

  it('forgets history, work and imports of what is gone', async () => {
    await db.activity.add({ id: 'saved:x', paperId: 'x', kind: 'saved', at: now });
    await db.outbox.add({
      id: 'o',
      kind: 'fetch-metadata',
      paperId: 'x',
      url: 'https://arxiv.org/abs/1',
      attempts: 0,
      notBefore: now,
      createdAt: now,
    });
    await db.importItems.add({ importId: 'i', index: 0, state: 'new', chosen: 1, data: {} });
    expect(await troubles()).toEqual([
      'activity-orphan saved:x',
      'import-orphan i',
      'outbox-orphan o',
    ]);
    await healed();
    expect(
      await Promise.all([db.activity, db.outbox, db.importItems].map((t) => t.count())),
    ).toEqual([0, 0, 0]);
  });

  it('leaves a citation key to the paper that comes first', async () => {
    await db.papers.add({ ...paper('1'), citekey: 'Key2024' });
    await raw('papers', { ...paper('2'), citekey: 'key2024' });
    expect(await healed()).toEqual({ told: { repaired: 1, left: [] }, after: [] });
    expect((await db.papers.toArray()).map(({ citekey }) => citekey)).toEqual([
      'Key2024',
      undefined,
    ]);
  });

  it('can be stopped, and says how far it is', async () => {
    await db.papers.bulkAdd([paper('1'), paper('2')]);
    const told: number[] = [];
    await examine(db, (done) => told.push(done));
    expect(told).toEqual([2]);
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(examine(db, undefined, stop.signal)).rejects.toThrow('enough');
  });

  it('repairs what came since the examination no further', async () => {
    await raw('papers', { ...paper('1'), status: 'later' });
    const { findings } = await examine(db);
    await db.papers.put(paper('1'));
    expect(await repair(db, findings, 'Recovered', at)).toEqual({ repaired: 1, left: [] });
    expect(await db.papers.get('1')).toEqual(paper('1'));
  });
});
