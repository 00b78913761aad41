import { expect, it, onTestFinished, vi } from 'vitest';
import { backupWork } from '@/lib/background/backup-work';
import { type BackupDatabase, openBackupDatabase } from '@/lib/backup/database';
import { leaseMs } from '@/lib/backup/make';
import type { BackupStatus } from '@/lib/backup/status';
import { dueAfterMs, nextAt, retryAfterMs, warningOf } from '@/lib/backup/types';
import { LibraryError } from '@/lib/library/errors';
import { parseSettings } from '@/lib/settings/settings';
import { fill } from '../exchange/library';
import { freshLibrary } from '../library/support';

let count = 0;

/** A worker's backups with a clock, a disk and permissions of the test's own. */
async function house({ papers = 3, mayCopy = true, settings = {} } = {}) {
  const library = await freshLibrary();
  if (papers > 0) await fill(library, papers);
  count += 1;
  const backups: BackupDatabase = await openBackupDatabase(`work-${count}`);
  onTestFinished(async () => {
    backups.close();
    await backups.delete();
  });
  const stand = { now: 1_700_000_000_000, ids: 0, status: {} as BackupStatus, fails: 0 };
  const copied: string[][] = [];
  const woken: number[] = [];
  const outside = {
    library: vi.fn(async () => library),
    backups: async () => backups,
    settings: async () => parseSettings({ backupCopies: true, ...settings }),
    status: async () => stand.status,
    setStatus: async (patch: object) => {
      stand.status = { ...stand.status, ...patch };
    },
    now: () => stand.now,
    newId: () => `b${++stand.ids}`,
    wakeAt: async (at: number) => void woken.push(at),
    stayAwake: <T>(work: () => Promise<T>) => work(),
    mayCopy: async () => mayCopy,
    saveCopies: vi.fn(async (_id: string, file: () => Promise<Blob>, names: readonly string[]) => {
      expect((await file()).size).toBeGreaterThan(20);
      copied.push([...names]);
    }),
  };
  return { work: backupWork(outside), outside, stand, copied, woken, backups, library };
}

const kept = async (backups: BackupDatabase) =>
  (await backups.backups.toArray()).map(({ id }) => id);

it('makes the first backup at once, copies it, and comes back a day later', async () => {
  const { work, stand, copied, woken, backups } = await house();
  await work.whenDue();
  expect(await kept(backups)).toEqual(['b1']);
  expect(stand.status).toMatchObject({
    since: stand.now,
    checkedAt: stand.now,
    copiedAt: stand.now,
  });
  expect(copied).toEqual([[expect.stringMatching(/^Offprint\/.*\.json\.gz$/), expect.any(String)]]);
  expect(woken).toEqual([stand.now + leaseMs, stand.now + dueAfterMs]);
  await work.whenDue();
  expect(copied).toHaveLength(1);
  expect(woken.at(-1)).toBe(stand.now + dueAfterMs);
});

it.each([
  ['were not wanted', { settings: { backupCopies: false } }],
  ['may not be written', { mayCopy: false }],
])('makes no copies when they %s', async (_, given) => {
  const { work, copied, stand } = await house(given);
  await work.whenDue();
  expect(stand.status.checkedAt).toBe(stand.now);
  expect(copied).toEqual([]);
});

it('comes back sooner when there was nothing to back up', async () => {
  const { work, stand, woken, backups } = await house({ papers: 0 });
  await work.whenDue();
  expect(await kept(backups)).toEqual([]);
  expect(stand.status).toMatchObject({ emptyAt: stand.now });
  expect(woken.at(-1)).toBe(stand.now + retryAfterMs);
});

it.each([
  ['a full disk', new LibraryError('full', 'no room'), 'full'],
  ['a disk that fails', new LibraryError('storage', 'unreadable'), 'storage'],
  ['anything else', new Error('odd'), 'other'],
])('tells of %s and tries again in an hour', async (_, error, code) => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { work, outside, stand, woken } = await house();
  outside.library.mockRejectedValue(error);
  await work.whenDue();
  expect(stand.status.failure).toEqual({ code, at: stand.now });
  expect(woken.at(-1)).toBe(stand.now + retryAfterMs);
  outside.library.mockReset();
});

it('waits for one that is under way elsewhere, and counts that as no failure', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { work, stand, woken, backups } = await house();
  await backups.leases.put({ key: 'making', id: 'other', until: stand.now + leaseMs });
  await work.whenDue();
  expect(stand.status.failure).toBeUndefined();
  expect(woken).toEqual([stand.now + leaseMs, stand.now + leaseMs]);
});

it('makes one at a time, and the second sees what came between', async () => {
  const { work, library, backups } = await house();
  const first = work.backUp('hand');
  await library.papers.update('p1', { title: 'Changed' });
  const second = work.backUp('hand');
  expect((await first).outcome).toBe('made');
  expect(['made', 'same']).toContain((await second).outcome);
  expect(await backups.leases.count()).toBe(0);
});

it('tells when a copy cannot be written, and keeps the backup', async () => {
  const { work, outside, stand, backups } = await house();
  await expect(work.copy()).rejects.toMatchObject({ code: 'not-found' });
  expect(stand.status.copyFailedAt).toBe(stand.now);
  await work.backUp('hand');
  outside.saveCopies.mockRejectedValueOnce(new Error('interrupted'));
  await expect(work.copy()).rejects.toThrow('interrupted');
  expect(await kept(backups)).toEqual(['b1']);
  expect(await work.copy()).toMatch(/^Offprint\//);
  expect(stand.status.copyFailedAt).toBeUndefined();
  await work.remove('b1');
  expect(await kept(backups)).toEqual([]);
});

it.each<[string, BackupStatus, number]>([
  ['never made', {}, 1000],
  ['made', { checkedAt: 900 }, 900 + dueAfterMs],
  ['made by a clock that was years ahead', { checkedAt: 9e12 }, 1000],
  ['failed', { checkedAt: -9e9, failure: { code: 'full', at: 990 } }, 990 + retryAfterMs],
  [
    'failed by a clock that was years ahead',
    { checkedAt: -9e9, failure: { code: 'full', at: 9e12 } },
    -9e9 + dueAfterMs,
  ],
])('the next after one %s', (_, status, at) => {
  expect(nextAt(status, 1000)).toBe(at);
});

it('warns of a failing disk at once, of old backups after three days', () => {
  const days = (count: number) => count * 86_400_000;
  expect(warningOf({ failure: { code: 'full', at: 1 } }, 2)).toBe('full');
  expect(warningOf({ failure: { code: 'other', at: 1 } }, 2)).toBeUndefined();
  expect(warningOf({ since: 0 }, days(2))).toBeUndefined();
  expect(warningOf({ since: 0 }, days(4))).toBe('old');
  expect(warningOf({ since: 0, emptyAt: days(3) }, days(4))).toBeUndefined();
});

it('tells when the browser has begun with an empty database where there were papers and backups', async () => {
  const { work, stand, backups, library } = await house();
  await work.whenDue();
  expect(warningOf(stand.status, stand.now)).toBeUndefined();
  const [one] = await library.papers.toArray();
  await library.papers.clear();
  await work.whenDue();
  expect(stand.status.lostAt, 'a backup is still there').toBeUndefined();

  await backups.backups.clear();
  stand.now += 1000;
  if (one) await library.papers.add({ ...one, addedAt: stand.now });
  await work.whenDue();
  expect(stand.status.lostAt).toBe(stand.now);
  expect(warningOf(stand.status, stand.now)).toBe('lost');
  // What is new since is kept, and nothing hides the loss.
  expect(await kept(backups)).toHaveLength(1);
  await work.whenDue();
  expect(warningOf(stand.status, stand.now)).toBe('lost');
});

it('takes neither a library whose backups are gone nor backups that were removed for a loss', async () => {
  const { work, stand, backups, library } = await house();
  await work.whenDue();
  await backups.backups.clear();
  await work.whenDue();
  expect(stand.status.lostAt).toBeUndefined();

  stand.now += dueAfterMs;
  await work.whenDue();
  await library.papers.clear();
  for (const id of await kept(backups)) await work.remove(id);
  await work.whenDue();
  expect(warningOf(stand.status, stand.now)).toBeUndefined();
});
