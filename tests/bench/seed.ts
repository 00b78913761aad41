/** Filling the library fast: papers are made in a page of the extension and written in bulk. */
import type { Offprint } from '../e2e/support/chromium.ts';
import { paperMaker } from './papers.ts';

/** Papers of one transaction. */
const batch = 5000;

/** Writes papers 0 to `count`. The database must exist and no page of ours be open. */
export async function seedLibrary(offprint: Offprint, count: number): Promise<void> {
  const page = await offprint.extensionPage('manifest.json');
  // As text, because a page of an extension may not make functions of texts itself.
  await page.evaluate(`(async () => {
    const make = (${paperMaker.toString()})();
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open('offprint');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (let from = 0; from < ${count}; from += ${batch}) {
      const transaction = db.transaction('papers', 'readwrite', { durability: 'relaxed' });
      const store = transaction.objectStore('papers');
      for (let n = from; n < Math.min(${count}, from + ${batch}); n += 1) store.put(make(n));
      await new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
    }
    db.close();
  })()`);
  await page.close();
}
