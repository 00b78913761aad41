/** A clock that was years ahead and is right again: what was written meanwhile holds nothing up. */
import { expect, it } from 'vitest';
import { openBackups } from '@/lib/backup/database';
import { makeBackup } from '@/lib/backup/make';
import { nextAt } from '@/lib/backup/types';
import { claimJob, nextJobAt, queueMetadata } from '@/lib/library/outbox';
import { savePaper } from '@/lib/library/save';
import { politeFetch } from '@/lib/services/polite';
import { freshLibrary, moment, record } from '../library/support';

const now = Date.parse('2026-06-01T12:00:00Z');
const yearMs = 365 * 24 * 60 * 60_000;
const ahead = now + 5 * yearMs;

it.each([
  [{ checkedAt: ahead }],
  [{ checkedAt: ahead, emptyAt: ahead }],
  [{ failure: { code: 'other' as const, at: ahead } }],
])('a backup is due at once: %j', (status) => {
  expect(nextAt(status, now)).toBeLessThanOrEqual(now);
});

it('a backup is made, whoever began one then', async () => {
  const library = await freshLibrary();
  const said = record({ identifiers: ['doi:10.1234/a'], title: 'On a' });
  await savePaper(library, said, moment(now));
  const backups = await openBackups();
  await backups.leases.put({ key: 'making', id: 'x', until: ahead });
  const making = { library, backups, settings: {}, now: () => now, newId: () => 'made' };
  expect(await makeBackup(making, 'daily')).toMatchObject({ outcome: 'made' });
  await backups.delete();
});

it('the details of a paper are asked for', async () => {
  const db = await freshLibrary();
  const asked = { paperId: 'a', url: 'https://arxiv.org/abs/2406.01234' };
  await queueMetadata(db, asked, moment(ahead));
  expect(await nextJobAt(db, now)).toBe(now);
  expect(await claimJob(db, moment(now), 1000)).toMatchObject({ paperId: 'a' });
  // Taken by this worker, it is not free for another.
  expect(await claimJob(db, moment(now), 1000)).toBeUndefined();
});

it('a host is asked again, and an answer of then is not believed', async () => {
  const db = await freshLibrary();
  await db.hosts.put({ host: 'huggingface.co', lastAt: ahead, pausedUntil: ahead + 1000 });
  const url = 'https://huggingface.co/api/papers/2406.01234';
  await db.httpCache.put({ url, at: ahead, status: 404, until: ahead + yearMs });
  const polite = politeFetch({
    library: () => Promise.resolve(db),
    fetch: () => Promise.resolve(new Response('{}')),
    now: () => now,
    pause: () => Promise.resolve(),
  });
  expect((await polite(url)).status).toBe(200);
});
