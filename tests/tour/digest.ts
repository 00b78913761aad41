/** The part of the tour about the digest: nothing yet, choosing, the archive, an issue, on paper. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../e2e/support/chromium.ts';

interface Stage {
  offprint: Offprint;
  shoot(page: Page, name: string): Promise<void>;
}

const dayMs = 86_400_000;
const narrow = { width: 320, height: 800 };
const wide = { width: 1280, height: 800 };

export async function digests({ offprint, shoot }: Stage): Promise<void> {
  const page = await offprint.extensionPage('library.html#/digests');
  await page.getByText('No issue yet.').waitFor();
  const fetchNow = page.getByRole('button', { name: 'Fetch now' });
  const held = page.getByText(/^\d+ papers?\b/).first();
  await held.waitFor();
  if (await fetchNow.isVisible()) {
    await shoot(page, 'digest-nothing-yet');
    await fetchNow.click();
  }
  for (const [field, button, text] of [
    ['New topic', 'Add topic', 'language models'],
    ['New query', 'Add query', 'has:code attention'],
  ] as const) {
    await page.getByRole('textbox', { name: field }).fill(text);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('button', { name: `Remove “${text}”` }).waitFor();
  }
  await shoot(page, 'digest-choosing');
  await page.setViewportSize(narrow);
  await shoot(page, 'digest-choosing-narrow');
  await page.setViewportSize(wide);
  await page.getByRole('button', { name: 'Subscribe weekly' }).click();
  await page.getByText(/^A digest comes every Friday/).waitFor();
  await page.evaluate(
    async (since) => {
      const { settings } = await chrome.storage.local.get<{
        settings: { digest: Record<string, unknown> };
      }>();
      const daily = {
        every: 'day',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        time: '00:00',
        topics: [],
        queries: [],
      };
      const digest = { ...settings.digest, ...daily, since };
      await chrome.storage.local.set({ settings: { ...settings, digest } });
    },
    Date.now() - 3 * dayMs,
  );
  await offprint.makeDue('digest');
  const link = page.getByRole('link', { name: /^Your papers of/ });
  await link.waitFor();
  await shoot(page, 'digest-archive');
  const popup = await offprint.popup(undefined, { width: 420, height: 600 });
  await popup.getByRole('link', { name: /^Your papers of/ }).waitFor();
  await shoot(popup, 'popup-digest');
  await page.bringToFront();
  await link.click();
  await page.getByRole('article').waitFor();
  await shoot(page, 'digest-issue');
  await page.setViewportSize(narrow);
  await shoot(page, 'digest-issue-narrow');
  await page.setViewportSize(wide);
  await page.emulateMedia({ media: 'print' });
  await shoot(page, 'digest-issue-printed');
  await page.emulateMedia({ media: 'screen' });
  await page.close();
}
