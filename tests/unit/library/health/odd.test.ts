import { describe, expect, it, vi } from 'vitest';
import { examine } from '@/lib/library/health/examine';
import { repair } from '@/lib/library/health/repair';
import type { Finding } from '@/lib/library/health/types';
import { createPaper } from '@/lib/paper/merge';
import type { Paper } from '@/lib/paper/schema';
import { freshLibrary, moment, record } from '../support';
import { note, now } from './support';

const paper = (id: string, fields: Partial<Paper> = {}): Paper => ({
  ...createPaper(record({ identifiers: [`doi:10.1234/${id}`], title: `On ${id}` }), { id, now }),
  ...fields,
});
const union = (id: string, paperId: string, data: unknown) => ({
  id,
  paperId,
  kind: 'united' as const,
  at: now,
  data,
});

type Trouble = Finding['trouble'];
const finding = (trouble: Trouble, id: string): Finding => ({ trouble, table: 'papers', id });

describe('what is right by now is left alone', () => {
  it.each<[Trouble]>([
    ['paper-unreadable'],
    ['paper-field'],
    ['identifier'],
    ['title-keys'],
    ['citekey'],
    ['index'],
    ['annotation-unreadable'],
    ['annotation-orphan'],
    ['activity-orphan'],
    ['outbox-orphan'],
    ['import-orphan'],
  ])('%s: of a row that is gone, and of one that is sound', async (trouble) => {
    const db = await freshLibrary();
    const table = trouble.split('-')[0];
    await db.papers.bulkAdd([paper('a'), paper('b', { citekey: 'alone' })]);
    await db.annotations.add(note('n', 'a'));
    await db.activity.add({ id: 'saved:a:1', paperId: 'a', kind: 'saved', at: 1 });
    await db.outbox.add({
      ...{ id: 'o', kind: 'metadata', paperId: 'a', url: 'https://example.org/' },
      ...{ attempts: 0, notBefore: 0, createdAt: 0 },
    } as never);
    await db.imports.add({
      ...{ id: 'i', format: 'ris', name: 'x', state: 'preview' as const },
      ...{ startedAt: 1, updatedAt: 1, total: 1 },
    });
    await db.importItems.add({ importId: 'i', index: 0, items: [] } as never);
    const rows = async () =>
      Promise.all(
        [db.papers, db.annotations, db.activity, db.outbox, db.importItems].map((each) =>
          each.toArray(),
        ),
      );
    const before = await rows();
    const ids: Record<string, string> = {
      annotation: 'n',
      activity: 'saved:a:1',
      outbox: 'o',
      import: 'i',
    };
    const sound = ids[table ?? ''] ?? (trouble === 'citekey' ? 'b' : 'a');
    const told = await repair(
      db,
      [finding(trouble, 'gone'), finding(trouble, sound)],
      'T',
      moment(now),
    );
    expect(told).toEqual({ repaired: 2, left: [] });
    expect(await rows()).toEqual(before);
  });

  it('a paper without a key has none to give back', async () => {
    const db = await freshLibrary();
    await db.papers.add(paper('a'));
    expect(await repair(db, [finding('citekey', 'a')], 'T', moment(now))).toMatchObject({
      repaired: 1,
    });
  });
});

describe('a key of two papers', () => {
  it('stays with one, whatever its case', async () => {
    const db = await freshLibrary();
    await db.papers.bulkAdd([
      paper('a', { citekey: 'Doe2024' }),
      paper('b', { citekey: 'doe2024' }),
    ]);
    const { findings } = await examine(db);
    expect(findings).toMatchObject([{ trouble: 'citekey', id: 'b' }]);
    await repair(db, [...findings, finding('citekey', 'a')], 'T', moment(now));
    const keys = (await db.papers.toArray()).map(({ citekey }) => citekey);
    expect(keys).toEqual(['Doe2024', undefined]);
  });
});

describe('what is left of a union', () => {
  it('an orphan of the history goes, if it does not hold all that is left of the paper', async () => {
    const db = await freshLibrary();
    await db.activity.bulkAdd([
      union('united:gone:x', 'gone', { after: paper('gone'), paper: paper('x') }),
      union('united:other:y', 'other', undefined),
      union('united:third:z', 'third', { after: { id: 'third' } }),
      { id: 'saved:lost:1', paperId: 'lost', kind: 'saved', at: 1 },
    ]);
    const { findings } = await examine(db);
    expect(findings).toHaveLength(4);
    expect(await repair(db, findings, 'T', moment(now))).toEqual({ repaired: 4, left: [] });
    expect((await db.papers.toArray()).map(({ id }) => id)).toEqual(['gone']);
    expect((await db.activity.toArray()).map(({ id }) => id)).toEqual(['united:gone:x']);
  });

  it('does not come back beside a paper that has its identifiers by now', async () => {
    const db = await freshLibrary();
    await db.papers.add(paper('new', { identifiers: ['doi:10.1234/gone'] }));
    await db.activity.add(union('united:gone:x', 'gone', { after: paper('gone') }));
    await repair(db, (await examine(db)).findings, 'T', moment(now));
    expect(await db.papers.count()).toBe(1);
    expect(await db.activity.count()).toBe(0);
  });

  it('a note goes to the paper that took its own in', async () => {
    const db = await freshLibrary();
    await db.papers.add(paper('keep'));
    await db.activity.bulkAdd([
      union('united:gone:x', 'gone', { paper: paper('x') }),
      union('united:keep:x', 'keep', { paper: paper('x'), after: paper('keep') }),
    ]);
    await db.annotations.add(note('n', 'x'));
    await repair(db, [finding('annotation-orphan', 'n')], 'T', moment(now));
    expect((await db.annotations.get('n'))?.paperId).toBe('keep');
  });

  it('a note whose own paper had taken others in brings it back', async () => {
    const db = await freshLibrary();
    await db.activity.bulkAdd([
      { id: 'annotated:n', paperId: 'x', kind: 'annotated', at: 1 },
      union('united:x:y', 'x', { after: paper('x'), paper: paper('y') }),
    ]);
    await db.annotations.add(note('n', 'x'));
    await repair(db, [finding('annotation-orphan', 'n')], 'T', moment(now));
    expect((await db.papers.get('x'))?.title).toBe('On x');
  });

  it('a note of which nothing is known gets a paper that stands for it', async () => {
    const db = await freshLibrary();
    await db.annotations.bulkAdd([
      note('n', 'x', { page: 'https://example.org/x' }),
      note('m', 'y'),
    ]);
    await repair(db, (await examine(db)).findings, 'Lost', moment(now));
    expect(await db.papers.toArray()).toMatchObject([
      {
        id: 'x',
        title: 'Lost',
        urls: { page: 'https://example.org/x' },
        identifiers: ['recovered:x'],
      },
      { id: 'y', title: 'Lost', urls: {} },
    ]);
  });
});

it('a paper that nobody can read stays, and is told', async () => {
  const db = await freshLibrary();
  await db.table('papers').put({ id: 'a', identifiers: [''], authors: 5, title: 'x'.repeat(3000) });
  await db.table('annotations').put({ id: 'n', paperId: 'a', body: 5, kind: 'note' });
  const { findings } = await examine(db);
  const { repaired, left } = await repair(db, findings, '', moment(now));
  expect(repaired + left.length).toBe(findings.length);
  expect(await db.papers.count()).toBe(1);
  expect((await db.annotations.get('n'))?.body).toBe('5');
});

it('an index that names too few rows, or rows that are not there, is told and set right', async () => {
  const db = await freshLibrary();
  await db.papers.bulkAdd([paper('a'), paper('b'), paper('c')]);
  const tables = Object.getPrototypeOf(db.papers) as typeof db.papers;
  const { orderBy } = tables;
  // A browser that was killed may leave such an index; here the database is made to tell of one.
  vi.spyOn(tables, 'orderBy').mockImplementation(function (this: typeof tables, index) {
    const found = orderBy.call(this, index);
    if (index === 'status') found.primaryKeys = (async () => ['b']) as typeof found.primaryKeys;
    if (index === 'pinned') {
      found.primaryKeys = (async () => ['a', 'b', 'c', 'ghost']) as typeof found.primaryKeys;
    }
    return found;
  });
  const { findings } = await examine(db);
  vi.restoreAllMocks();
  expect(findings).toEqual([
    { trouble: 'index', table: 'papers', id: 'a', name: 'On a' },
    { trouble: 'index', table: 'papers', id: 'c', name: 'On c' },
    { trouble: 'index', table: 'papers', id: 'ghost' },
  ]);
  expect(await repair(db, findings, 'T', moment(now))).toEqual({ repaired: 3, left: [] });
  expect(await db.papers.where('status').equals('unread').count()).toBe(3);
});

it('a paper without any title that could be given stays as it is', async () => {
  const db = await freshLibrary();
  await db.table('papers').put({ id: 'a', own: 1 });
  const { findings } = await examine(db);
  expect(await repair(db, findings, '', moment(now))).toEqual({ repaired: 0, left: ['a'] });
  expect((await examine(db)).findings).toEqual(findings);
});

it('orphans of work and of imports go', async () => {
  const db = await freshLibrary();
  await db.table('outbox').put({ id: 'o', paperId: 'gone', notBefore: 0, kind: 'metadata' });
  await db.table('importItems').put({ importId: 'gone', index: 0, items: [] });
  const { findings } = await examine(db);
  expect(findings.map(({ trouble }) => trouble)).toEqual(['outbox-orphan', 'import-orphan']);
  await repair(db, findings, 'T', moment(now));
  expect([await db.outbox.count(), await db.importItems.count()]).toEqual([0, 0]);
});

it('looking is ended by its signal, and tells how far it is', async () => {
  const db = await freshLibrary();
  await db.papers.bulkAdd(Array.from({ length: 260 }, (_, n) => paper(`p${n}`)));
  const told: number[] = [];
  await examine(db, (done) => told.push(done));
  expect(told).toEqual([250, 260]);
  await expect(examine(db, undefined, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
    'enough',
  );
});
