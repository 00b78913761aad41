/** The digest as a person meets it, on the production build. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { inFirefox } from './support/builds.ts';
import { grantedBuild } from './support/granted.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser({ extension: grantedBuild(['notifications']) });
const dayMs = 86_400_000;

interface Row {
  id: string;
  data: { missed: number; sections: { items: { record: { title: string } }[] }[] };
}

const issues = () => session.offprint.database.rows<Row>('digests');
const titlesOf = ({ data }: Row) =>
  data.sections.flatMap(({ items }) => items.map(({ record }) => record.title));

/** Runs in a page of the extension that runs none of its code. */
async function inExtension<T, A>(work: (argument: A) => Promise<T>, argument: A): Promise<T> {
  const page = await session.offprint.extensionPage('manifest.json');
  try {
    return (await page.evaluate(work as never, argument as never)) as T;
  } finally {
    await page.close();
  }
}

const badge = () => inExtension(() => chrome.action.getBadgeText({}), null);
const notified = () =>
  inExtension(async () => Object.keys(await chrome.notifications.getAll()), null);

/** Makes a daily subscription as old as this: what was due since then was missed. */
const letPass = (days: number) =>
  inExtension(
    async (since) => {
      const { settings } = await chrome.storage.local.get<{
        settings: { digest: Record<string, unknown> };
      }>();
      const digest = {
        ...settings.digest,
        since,
        every: 'day',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        time: '00:00',
      };
      await chrome.storage.local.set({ settings: { ...settings, digest } });
    },
    Date.now() - days * dayMs,
  );

async function open(): Promise<Page> {
  const page = await session.offprint.extensionPage('library.html#/digests');
  await page.getByRole('heading', { name: 'Digest', level: 1 }).waitFor();
  return page;
}

it('is subscribed to, made by the alarm, read, kept, sent on, and unsubscribed from', async () => {
  const { offprint } = session;
  const page = await open();
  await page.getByText('No issue yet.').waitFor();
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await page.getByText(/^\d+ of \d+ papers that fit$/).waitFor();
  await page.getByRole('textbox', { name: 'New topic' }).fill('a topic of nobody');
  await page.getByRole('button', { name: 'Add topic' }).click();
  await page.getByText('No paper of these lists fits now').waitFor();
  await page.getByRole('button', { name: 'Remove “a topic of nobody”' }).click();
  await page.getByText(/^\d+ of \d+ papers that fit$/).waitFor();
  await page.getByRole('checkbox', { name: 'Tell me with a notification' }).click();
  await page.getByRole('button', { name: 'Subscribe weekly' }).click();
  await page.getByText(/^A digest comes every Friday at 8:00/).waitFor();
  await expectAccessible(page, 'subscribed');
  expect(await issues()).toEqual([]);

  await letPass(1);
  await offprint.makeDue('digest');
  await expect.poll(badge, soon).toBe('10');
  const [issue] = await issues();
  const id = issue?.id ?? '';
  // Firefox shows none without a display.
  if (!inFirefox) await expect.poll(notified, soon).toEqual([id]);

  await page.getByRole('link', { name: /^Your papers of/ }).click();
  const heading = page.getByRole('heading', { level: 1, name: /^Your papers of/ });
  await heading.waitFor();
  await expect.poll(badge, soon).toBe('');
  await expect.poll(notified, soon).toEqual([]);
  await expectAccessible(page, 'an issue');
  const [title = ''] = issue ? titlesOf(issue) : [];
  await page.getByRole('button', { name: `Save “${title}”` }).click();
  await expect
    .poll(async () => (await offprint.database.papers()).map((paper) => paper.title), soon)
    .toEqual([title]);

  const mail = page.getByRole('link', { name: 'Send to my mail' });
  expect(await mail.getAttribute('href')).toMatch(/^mailto:\?subject=Your%20papers%20of/);
  await page.getByRole('button', { name: 'Save as' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Mail (.eml)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`offprint-${id}.eml`);
  const file = await PostalMime.parse(readFileSync(await download.path()));
  expect(file.subject).toMatch(/^Your papers of/);
  expect(file.text).toContain(title.split(' ')[0]);

  await page.getByRole('link', { name: 'All issues' }).click();
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await page.getByRole('button', { name: 'Subscribe daily' }).waitFor();
  const alarm = () => inExtension(async () => (await chrome.alarms.get('digest')) ?? null, null);
  await expect.poll(alarm, soon).toBeNull();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText(/^A digest comes every day at 12:00/).waitFor();
  await expect.poll(alarm, soon).not.toBeNull();
});

it('five that were missed are one, after a restart, and two alarms make no second', async () => {
  const { offprint } = session;
  const page = await open();
  await page.getByRole('button', { name: 'Subscribe weekly' }).click();
  await page.getByText(/^A digest comes every Friday/).waitFor();
  await letPass(5);
  await offprint.restart();
  await offprint.makeDue('digest');
  await expect.poll(async () => (await issues()).length, soon).toBe(1);
  await offprint.makeDue('digest');
  await offprint.stopWorker();
  await offprint.makeDue('digest');
  await expect.poll(badge, soon).toBe('10');
  const made = await issues();
  expect(made.map(({ data }) => data.missed)).toEqual([4]);
  const again = await offprint.extensionPage(`library.html#/digests/${made[0]?.id}`);
  await again.getByText('It also stands for 4 that were due').waitFor();
});
