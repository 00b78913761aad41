import { describe, expect, it, vi } from 'vitest';
import { readBackup } from '@/lib/exchange/backup';
import type { LibraryDatabase } from '@/lib/library/database';
import {
  cancelRestore,
  restoreBackup,
  type StagedRow,
  stageRows,
  startRestore,
} from '@/lib/library/restore';
import { backupOf, fill } from '../exchange/library';
import { freshLibrary, moment } from './support';

const at = moment(10_000);

async function rowsOf(text: string): Promise<StagedRow[]> {
  const rows: StagedRow[] = [];
  for await (const event of readBackup([text])) {
    if (event.kind === 'row') rows.push({ section: event.section, row: event.row });
  }
  return rows;
}

async function stage(db: LibraryDatabase, rows: StagedRow[]) {
  const importId = await startRestore(db, 'backup.json', at);
  for (let from = 0; from < rows.length; from += 7) {
    const batch = { importId, from, rows: rows.slice(from, from + 7) };
    await stageRows(db, batch, at);
    // A message whose answer got lost is sent again.
    await stageRows(db, batch, at);
  }
  return { importId, total: rows.length };
}

it('export, wipe, import: the same library, byte for byte', async () => {
  const db = await freshLibrary();
  await fill(db, 60);
  const text = await backupOf(db);
  const other = await freshLibrary();
  await restoreBackup(other, { ...(await stage(other, await rowsOf(text))), mode: 'replace' }, at);
  expect(await backupOf(other)).toBe(text);
  expect(await other.importItems.count()).toBe(0);
});

it('replaces what is there', async () => {
  const db = await freshLibrary();
  await fill(db, 5);
  const text = await backupOf(db);
  await db.papers.clear();
  await fill(await freshLibrary(), 1);
  await db.views.add({ id: 'v9', name: 'Later', query: '', rank: 9 });
  await restoreBackup(db, { ...(await stage(db, await rowsOf(text))), mode: 'replace' }, at);
  expect(await backupOf(db)).toBe(text);
});

it('uniting what is there already changes nothing', async () => {
  const db = await freshLibrary();
  await fill(db, 30);
  const text = await backupOf(db);
  const staged = await stage(db, await rowsOf(text));
  await restoreBackup(db, { ...staged, mode: 'unite' }, at);
  expect(await backupOf(db)).toBe(text);
});

it('unites: what either side has is kept, under the ids of the library', async () => {
  const db = await freshLibrary();
  const [first] = await fill(db, 6);
  const rows = await rowsOf(await backupOf(db));
  // Since the backup: the paper was saved anew under another id, with tags and a newer note.
  await db.papers.delete('p0');
  await db.papers.add({
    ...(first as never as object),
    id: 'other',
    tags: ['new'],
    citekey: 'x',
  } as never);
  await db.annotations.update('n1', { body: 'newer', updatedAt: 9000 });
  await db.papers.update('p1', { citekey: 'KEY4' });
  await db.papers.delete('p4');
  await restoreBackup(db, { ...(await stage(db, rows)), mode: 'unite' }, at);
  expect(await db.papers.get('p0')).toBeUndefined();
  expect(await db.papers.get('other')).toMatchObject({
    tags: ['new', 'nlp/parsing', '羊'],
    citekey: 'x',
  });
  expect(await db.annotations.get('n0')).toMatchObject({ paperId: 'p0' });
  expect(await db.annotations.get('n1')).toMatchObject({ body: 'newer' });
  expect(await db.papers.get('p4')).not.toHaveProperty('citekey');
});

describe('the library stays as it was', () => {
  it('when rows are missing', async () => {
    const db = await freshLibrary();
    await fill(db, 5);
    const before = await backupOf(db);
    const { importId, total } = await stage(db, (await rowsOf(before)).slice(0, 3));
    const restored = restoreBackup(db, { importId, total: total + 1, mode: 'replace' }, at);
    await expect(restored).rejects.toMatchObject({ code: 'invalid' });
    expect(await backupOf(db)).toBe(before);
  });

  it('when it fails half-way; asked again, it goes through', async () => {
    const db = await freshLibrary();
    await fill(db, 5);
    const before = await backupOf(db);
    const staged = await stage(db, (await rowsOf(before)).slice(0, 4));
    const failing = vi.spyOn(db.views, 'bulkPut').mockRejectedValueOnce(new Error('disk'));
    const tables = vi.spyOn(db, 'table').mockImplementation((name) => db[name as 'views'] as never);
    await expect(restoreBackup(db, { ...staged, mode: 'replace' }, at)).rejects.toThrow('disk');
    expect(await backupOf(db)).toBe(before);
    failing.mockRestore();
    tables.mockRestore();
    await restoreBackup(db, { ...staged, mode: 'replace' }, at);
    expect(await db.papers.count()).toBe(4);
  });

  it('when it is cancelled', async () => {
    const db = await freshLibrary();
    await fill(db, 5);
    const before = await backupOf(db);
    const { importId, total } = await stage(db, await rowsOf(before));
    await cancelRestore(db, importId);
    expect(await db.importItems.count()).toBe(0);
    await expect(restoreBackup(db, { importId, total, mode: 'replace' }, at)).rejects.toMatchObject(
      { code: 'not-found' },
    );
    expect(await backupOf(db)).toBe(before);
  });
});

it('refuses rows that are none, and forgets jobs that nobody finished', async () => {
  const db = await freshLibrary();
  const importId = await startRestore(db, 'a', at);
  const bad = [{ section: 'papers' as const, row: { id: 'x' } }];
  expect(() => stageRows(db, { importId, from: 0, rows: bad }, at)).toThrow();
  await startRestore(db, 'b', moment(10_000 + 2 * 24 * 3600 * 1000));
  expect(await db.imports.get(importId)).toBeUndefined();
});
