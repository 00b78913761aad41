/** Uniting a backup with a library: nothing that either of them has is lost, or lands elsewhere. */
import { describe, expect, it } from 'vitest';
import { readBackup } from '@/lib/exchange/backup';
import type { LibraryDatabase } from '@/lib/library/database';
import { restoreBackup, type StagedRow, stageRows, startRestore } from '@/lib/library/restore';
import { createPaper } from '@/lib/paper/merge';
import { backupOf, fill } from '../exchange/library';
import { freshLibrary, moment, record } from './support';

const at = moment(10_000);

async function unite(db: LibraryDatabase, text: string): Promise<void> {
  const rows: StagedRow[] = [];
  for await (const event of readBackup([text])) {
    if (event.kind === 'row') rows.push({ section: event.section, row: event.row });
  }
  const importId = await startRestore(db, 'backup.json', at);
  await stageRows(db, { importId, from: 0, rows }, at);
  await restoreBackup(db, { importId, total: rows.length, mode: 'unite' }, at);
}

const paper = (id: string, ...identifiers: string[]) =>
  createPaper(record({ identifiers, title: `On ${id} in the fields` }), { id, now: 1 });

const noteOn = (paperId: string) => ({
  id: `on ${paperId}`,
  paperId,
  kind: 'note' as const,
  body: `on ${paperId}`,
  tags: [],
  createdAt: 2,
  updatedAt: 2,
});

/** A backup of these papers, in this order, each with a note. */
async function backupWith(...papers: ReturnType<typeof paper>[]): Promise<string> {
  const db = await freshLibrary();
  await db.papers.bulkAdd(papers);
  await db.annotations.bulkAdd(papers.map(({ id }) => noteOn(id)));
  return backupOf(db);
}

describe('what the library lacks comes back, and what it has stays:', () => {
  it.each([
    ['activity', { at: 77 }],
    ['views', { name: 'Mine' }],
    ['tags', { colour: 'teal' }],
    ['hidden', { at: 77 }],
    ['mutes', { label: 'Mine' }],
    ['digests', { at: 77 }],
  ] as const)('%s', async (section, mine) => {
    const db = await freshLibrary();
    await fill(db, 5);
    const text = await backupOf(db);
    const table = db.table<object, string>(section);
    const before = await table.toArray();
    const [first = ''] = await table.toCollection().primaryKeys();
    await table.clear();
    await unite(db, text);
    expect(await table.toArray()).toEqual(before);
    await table.update(first, mine);
    await unite(db, text);
    expect(await table.get(first)).toMatchObject(mine);
    expect(await table.count()).toBe(before.length);
  });
});

describe('notes go where their paper went', () => {
  it('into the one that took it in, and those of others stay with theirs', async () => {
    const text = await backupWith(
      paper('p1', 'doi:10.1234/1'),
      paper('p2', 'doi:10.1234/2'),
      paper('p3', 'doi:10.1234/3'),
      paper('p4', 'doi:10.1234/4', 'arxiv:2401.00001'),
    );
    const db = await freshLibrary();
    await db.papers.bulkAdd([
      paper('a', 'doi:10.1234/1'),
      paper('b', 'doi:10.1234/2'),
      paper('c', 'doi:10.1234/3', 'doi:10.1234/4'),
      // The one that was there first stays.
      { ...paper('d', 'arxiv:2401.00001'), addedAt: 2 },
    ]);
    await unite(db, text);
    expect((await db.papers.toCollection().primaryKeys()).sort()).toEqual(['a', 'b', 'c']);
    const notes = await db.annotations.toArray();
    expect(Object.fromEntries(notes.map(({ body, paperId }) => [body, paperId]))).toEqual({
      'on p1': 'a',
      'on p2': 'b',
      'on p3': 'c',
      'on p4': 'c',
    });
  });

  it('of a paper that the library knows by several identifiers', async () => {
    const both = ['doi:10.1234/1', 'arxiv:2401.00001'];
    const text = await backupWith({ ...paper('p1', ...both), tags: ['theirs'] });
    const db = await freshLibrary();
    await db.papers.add({ ...paper('x', ...both), tags: ['mine'] });
    await db.annotations.add(noteOn('x'));
    await unite(db, text);
    expect(await db.papers.toArray()).toMatchObject([{ id: 'x', tags: ['mine', 'theirs'] }]);
    expect(await db.annotations.toArray()).toMatchObject([{ paperId: 'x' }, { paperId: 'x' }]);
    expect(await db.activity.toArray()).toEqual([]);
  });

  it('and back to a paper that was taken in under its id, when the backup has it by itself', async () => {
    const text = await backupWith(
      paper('p1', 'doi:10.1234/1', 'doi:10.1234/2'),
      paper('y', 'doi:10.1234/9'),
    );
    const db = await freshLibrary();
    await db.papers.bulkAdd([paper('x', 'doi:10.1234/1'), paper('y', 'doi:10.1234/2')]);
    await unite(db, text);
    expect(await db.annotations.get('on p1')).toMatchObject({ paperId: 'x' });
    expect(await db.annotations.get('on y')).toMatchObject({ paperId: 'y' });
  });
});
