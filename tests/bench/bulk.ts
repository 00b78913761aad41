/**
 * Actions on every paper of the library: from the question to the worker's answer, while the library
 * page is open, and the longest task that kept that page from answering meanwhile.
 */
import type { Offprint } from '../e2e/support/chromium.ts';
import { watchTasks } from './tasks.ts';

interface Bench {
  offprint: Offprint;
  size: number;
  note: (metric: string, papers: number, value: number, unit: string) => void;
}

/** Larger libraries are not acted on as a whole. */
const most = 10_000;

export async function measureBulk({ offprint, size, note }: Bench): Promise<void> {
  if (size > most) return;
  const page = await offprint.extensionPage('library.html');
  await page.getByRole('row').first().waitFor();
  const { longest } = await watchTasks(page);
  const asker = await offprint.extensionPage('manifest.json');
  const paperIds = (await offprint.database.papers()).map(({ id }) => id);
  const ask = (type: string, data: object) =>
    asker.evaluate(
      async ([question, what]) => {
        const since = performance.now();
        const message = { id: 0, type: question, data: what, timestamp: 0 };
        const answer = await chrome.runtime.sendMessage(message);
        return { took: performance.now() - since, answer };
      },
      [type, data] as const,
    );
  const tagged = await ask('tag', { paperIds, add: ['of the bench'], remove: [] });
  note('bulk.tag', size, tagged.took, 'ms');
  note('bulk.tag.longestTask', size, await longest(), 'ms');
  const { undoId } = tagged.answer.res.value;
  const undone = await ask('revert', { undoId });
  note('bulk.undo', size, undone.took, 'ms');
  note('bulk.undo.longestTask', size, await longest(), 'ms');
  await page.close();
  await asker.close();
}
