/** A computer that travels across the date line: no day of what is counted and made is lost or doubled. */
/// <reference types="chrome" />
import { expect, it } from 'vitest';
import { localDay } from '../../lib/digest/schedule.ts';
import { askFrom, expectSound, inScratch } from '../faults/pages.ts';
import { libraryOf } from './support/database.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();
const hourMs = 3_600_000;
/** The first two are 25 hours apart on the wall. */
const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Kiritimati'];

/** How many papers the statistics say were saved: the sum of all weeks. */
async function savedInAll(): Promise<number> {
  const page = await session.offprint.extensionPage('library.html#/stats');
  await page.getByText('Numbers as a table').first().click();
  const table = page.getByRole('table').first();
  await expect.poll(() => table.getByRole('row').count(), soon).toBeGreaterThan(50);
  const cells = await table.locator('tbody tr td:first-of-type').allTextContents();
  await page.close();
  return cells.reduce((sum, cell) => sum + Number(cell), 0);
}

/** A day's alarm rings, and the worker has done what is due: it has set the alarms for what comes next. */
const letRing = () =>
  inScratch(session.offprint, (page) =>
    page.evaluate(async () => {
      await Promise.all([chrome.alarms.clear('backup'), chrome.alarms.clear('digest')]);
      await chrome.alarms.create('daily', { when: Date.now(), periodInMinutes: 1440 });
      // While it works, the alarms are a few minutes away.
      const isSet = async (name: string) =>
        ((await chrome.alarms.get(name))?.scheduledTime ?? 0) > Date.now() + 1_200_000;
      while (!((await isSet('backup')) && (await isSet('digest')))) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }),
  );

// The rules have unit tests; the browser is for `npm run test:faults`.
const long = process.env.FAULT_RUNS !== undefined;

it.runIf(long)(
  'statistics, daily backup and digest, there and back again',
  { timeout: 120_000 },
  async () => {
    const { offprint } = session;
    await (await offprint.extensionPage('library.html#/tags')).close();
    const start = Date.now() - 300 * hourMs;
    const papers = libraryOf(300).map((paper, n) => ({ ...paper, addedAt: start + n * hourMs }));
    await offprint.database.add('papers', papers);
    await inScratch(offprint, (page) =>
      page.evaluate(
        async (digest) => {
          await chrome.storage.local.set({ settings: { digest } });
          // The library was empty when a backup was due.
          await chrome.storage.local.remove('backups');
        },
        {
          ...{ on: true, since: Date.now() - 24 * hourMs, every: 'day', time: '00:00' },
          weekdays: [1, 2, 3, 4, 5, 6, 7],
        },
      ),
    );
    for (const [n, timeZone] of zones.entries()) {
      await offprint.restart({ timeZone });
      const zone = await inScratch(offprint, async (page) => {
        const record = { title: `From ${n}`, identifiers: [`doi:10.5555/z${n}`], source: 'user' };
        expect(await askFrom(page, 'save', { record })).toMatchObject({ ok: true });
        return page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
      });
      expect(zone).toBe(timeZone);
      expect(await savedInAll()).toBe(300 + n + 1);
      await letRing();
      const { tables, backups } = await expectSound(offprint);
      expect(backups.backups.filter(({ why }) => why === 'daily')).toHaveLength(1);
      const days = (tables.digests ?? []).map(({ data }) => (data as { day: string }).day);
      const today = zones.slice(0, n + 1).map((each) => localDay(Date.now(), each));
      expect(days).toContain(today[0]);
      expect(days.filter((day) => !today.includes(day))).toEqual([]);
    }
  },
);
