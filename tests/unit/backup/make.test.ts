import { expect, it, onTestFinished, vi } from 'vitest';
import { exchangeHandlers } from '@/lib/background/exchange-handlers';
import { type BackupDatabase, openBackupDatabase } from '@/lib/backup/database';
import { leaseMs, makeBackup } from '@/lib/backup/make';
import { fileOf, listBackups } from '@/lib/backup/read';
import { previewBackup, sendBackup } from '@/lib/backup/restoring';
import { parseStatus } from '@/lib/backup/status';
import { nextAt, warningOf } from '@/lib/backup/types';
import { settingsToKeep } from '@/lib/exchange/backup';
import { textOf } from '@/lib/exchange/gzip';
import type { LibraryDatabase } from '@/lib/library/database';
import type { ask } from '@/lib/messaging/ask';
import { fail } from '@/lib/messaging/result';
import { parseSettings } from '@/lib/settings/settings';
import { backupOf, fill } from '../exchange/library';
import { freshLibrary } from '../library/support';

let count = 0;

async function freshBackups(): Promise<BackupDatabase> {
  count += 1;
  const db = await openBackupDatabase(`backups-${count}`);
  onTestFinished(async () => {
    db.close();
    await db.delete();
  });
  return db;
}

async function house(papers = 120) {
  const library = await freshLibrary();
  if (papers > 0) await fill(library, papers);
  const backups = await freshBackups();
  let now = 1_000_000;
  let ids = 0;
  const settings = settingsToKeep(parseSettings({ theme: 'dark', askHosts: ['a.example'] }));
  const making = {
    library,
    backups,
    settings,
    now: () => now,
    newId: () => {
      ids += 1;
      return `b${ids}`;
    },
  };
  return { ...making, making, later: (ms: number) => (now += ms) };
}

const text = async (file: Blob) => (await Array.fromAsync(textOf(file))).join('');
const going = new AbortController().signal;

/** The worker, without a browser between. */
function workerOf(library: LibraryDatabase): typeof ask {
  let ids = 0;
  const handlers = exchangeHandlers({
    library: async () => library,
    at: () => ({ now: 5000, newId: () => `job-${++ids}` }),
  });
  return (async (type: keyof typeof handlers, data: never) => {
    try {
      return await handlers[type].answer(data, { kind: 'page' });
    } catch (error) {
      return fail((error as { code?: 'invalid' }).code ?? 'internal');
    }
  }) as typeof ask;
}

it('holds the library byte for byte, and gives it back', async () => {
  const { making, library, backups } = await house();
  const made = await makeBackup(making, 'daily');
  expect(made).toMatchObject({
    outcome: 'made',
    backup: { id: 'b1', why: 'daily', counts: { papers: 120, annotations: 20, views: 1 } },
  });
  const file = await fileOf(backups, 'b1');
  const whole = await backupOf(library);
  expect(await text(file)).toBe(whole);
  const [backup] = await listBackups(backups);
  expect(backup?.size).toBe(file.size);
  const other = await freshLibrary();
  await sendBackup(
    { file, name: 'b1' },
    { mode: 'replace' },
    { asking: workerOf(other), progress() {}, signal: going },
  );
  expect(await backupOf(other)).toBe(whole);
});

it('is not made again while nothing changes, and is when anything does', async () => {
  const { making, library, backups } = await house();
  await makeBackup(making, 'daily');
  expect(await makeBackup(making, 'hand')).toMatchObject({ outcome: 'same', backup: { id: 'b1' } });
  expect(await backups.pieces.count()).toBe(1);
  await library.views.update('v1', { name: 'Woods' });
  expect(await makeBackup(making, 'daily')).toMatchObject({ outcome: 'made' });
});

it('is not made of nothing', async () => {
  const { making, backups } = await house(0);
  expect(await makeBackup(making, 'daily')).toEqual({ outcome: 'empty' });
  expect(await backups.leases.count()).toBe(0);
});

it('waits for another that is alive, and sweeps up after one that is not', async () => {
  const { making, backups, later, now } = await house();
  await backups.leases.put({ key: 'making', id: 'dead', until: now() + leaseMs });
  await backups.pieces.put({ backupId: 'dead', index: 0, bytes: new Uint8Array(9) });
  await expect(makeBackup(making, 'daily')).rejects.toMatchObject({ code: 'busy' });
  expect(await listBackups(backups)).toEqual([]);
  later(leaseMs);
  await makeBackup(making, 'daily');
  expect(await listBackups(backups)).toHaveLength(1);
  expect(await backups.pieces.where('[backupId+index]').equals(['dead', 0]).count()).toBe(0);
});

it('leaves no half of itself when the disk fails, and nothing else is lost', async () => {
  const { making, library, backups } = await house();
  await makeBackup(making, 'daily');
  await library.papers.update('p1', { title: 'Changed' });
  const full = new DOMException('no room', 'QuotaExceededError');
  const put = vi.spyOn(backups.pieces, 'put').mockRejectedValue(full);
  await expect(makeBackup(making, 'daily')).rejects.toBe(full);
  put.mockRestore();
  expect((await listBackups(backups)).map(({ id }) => id)).toEqual(['b1']);
  expect(await backups.pieces.toCollection().primaryKeys()).toEqual([['b1', 0]]);
  expect(await makeBackup(making, 'daily')).toMatchObject({ outcome: 'made' });
});

it('is the library of one moment, whatever is written meanwhile', async () => {
  const { making, library, backups } = await house(300);
  let writes = 0;
  // Each time the papers are read, one is renamed, as a tab does that saves.
  const where = library.papers.where.bind(library.papers);
  const table = library.table.bind(library);
  vi.spyOn(library, 'table').mockImplementation(((name: string) => {
    if (name === 'papers' && writes < 40) {
      writes += 1;
      void where(':id')
        .equals('p7')
        .modify({ title: `Title ${writes}`, updatedAt: writes });
    }
    return table(name);
  }) as typeof library.table);
  await makeBackup(making, 'daily');
  vi.mocked(library.table).mockRestore();
  expect(writes).toBeGreaterThan(3);
  const [backup] = await listBackups(backups);
  const held = JSON.parse(await text(await fileOf(backups, backup?.id ?? '')));
  expect(held.papers).toHaveLength(300);
  expect(held.counts.papers).toBe(300);
});

it('says what a restore would change, and stops when it is told to', async () => {
  const { making, library, backups } = await house(30);
  await makeBackup(making, 'daily');
  const file = await fileOf(backups, 'b1');
  await library.papers.update('p1', { title: 'Another' });
  await library.papers.delete('p2');
  const p3 = await library.papers.get('p3');
  await library.papers.put({ ...p3, id: 'mine', identifiers: ['doi:10.1/mine'] } as never);
  const preview = await previewBackup(file, library, () => {}, going);
  expect(preview.problemCount).toBe(0);
  expect(preview.changes.sections.papers).toEqual({ new: 1, changed: 1, same: 28, onlyHere: 1 });
  expect(preview.changes.examples.changed).toHaveLength(1);
  const before = await backupOf(library);
  const stop = new AbortController();
  await expect(
    sendBackup(
      { file, name: 'b1' },
      { mode: 'replace' },
      { asking: workerOf(library), progress: () => stop.abort(), signal: stop.signal },
    ),
  ).rejects.toThrow();
  expect(await backupOf(library)).toBe(before);
  expect(await library.importItems.count()).toBe(0);
});

it.each([
  ['not gzip', new Blob([new Uint8Array([0x1f, 0x8b, 1, 2, 3])])],
  ['another JSON', new Blob(['{"papers":[{"id":1}]}'])],
])('tells of a file that is no backup: %s', async (_, file) => {
  const library = await freshLibrary();
  const read = previewBackup(file, library, () => {}, going);
  const outcome = await read.then(
    ({ problems }) => problems.map(({ code }) => code),
    () => ['foreign'],
  );
  expect(outcome).toEqual(['foreign']);
});

const hour = 3_600_000;
it.each<[string, object, number, number, string | undefined]>([
  ['nothing is known', {}, 50, 50, undefined],
  ['a backup of an hour ago', { checkedAt: 49 * hour }, 50, 72, undefined],
  ['one of yesterday', { checkedAt: 20 * hour }, 50, 43, undefined],
  ['one of four days ago', { checkedAt: 0 }, 97, 23, 'old'],
  ['never one, in four days', { since: 0 }, 97, 97, 'old'],
  ['a full disk', { checkedAt: 0, failure: { code: 'full', at: 50 * hour } }, 50, 51, 'full'],
  ['something else', { checkedAt: 0, failure: { code: '?', at: 30 * hour } }, 30, 31, undefined],
  ['nothing to back up', { since: 0, emptyAt: 99 * hour }, 99, 100, undefined],
  ['what cannot be read', { checkedAt: 'never' }, 5, 5, undefined],
])('how backups stand: %s', (_, stored, now, due, warning) => {
  const status = parseStatus(stored);
  expect(nextAt(status, now * hour)).toBe(due * hour);
  expect(warningOf(status, now * hour)).toBe(warning);
});
