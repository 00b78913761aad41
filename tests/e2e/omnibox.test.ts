/** The keyword of the address bar, at the worker that answers it: no protocol types there. */
import { expect, it } from 'vitest';
import { libraryOf } from './support/database.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();

interface Suggestion {
  content: string;
  description: string;
}

/** The worker's own answer to one event of the address bar. */
async function worker() {
  const { offprint } = session;
  const page = await offprint.extensionPage('manifest.json');
  await page.evaluate(() => chrome.runtime.sendMessage({}).catch(() => undefined));
  const found = offprint.context
    .serviceWorkers()
    .find((each) => each.url().startsWith(offprint.url('')));
  if (!found) throw new Error('the worker does not run');
  return found;
}

it('answers with papers, and opens the one that is chosen', async () => {
  const { offprint } = session;
  const first = await offprint.popup();
  await first.getByText('Your library is empty').waitFor();
  await first.close();
  await offprint.database.add('papers', libraryOf(30));

  const answering = await worker();
  const lines = await answering.evaluate(
    () =>
      new Promise<Suggestion[]>((resolve) => {
        const event = chrome.omnibox.onInputChanged as unknown as {
          dispatch(text: string, suggest: (lines: Suggestion[]) => void): void;
        };
        event.dispatch('seeded 000007', resolve);
      }),
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]?.description).toContain('<match>000007</match>');
  expect(lines[0]?.content).toMatch(/^id:/);

  const enter = (text: string) =>
    answering.evaluate((typed) => {
      const event = chrome.omnibox.onInputEntered as unknown as {
        dispatch(text: string, where: string): void;
      };
      event.dispatch(typed, 'newForegroundTab');
    }, text);
  const addresses = () => offprint.context.pages().map((page) => page.url());
  await enter(lines[0]?.content ?? '');
  await expect.poll(addresses, soon).toContainEqual(expect.stringContaining('arxiv.org/abs/2401.'));
  await enter('seeded bees');
  await expect
    .poll(addresses, soon)
    .toContainEqual(expect.stringContaining('library.html#/?q=seeded%20bees'));
});
