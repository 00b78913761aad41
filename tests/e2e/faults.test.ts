/**
 * The worker is killed in the middle of every kind of change: at each point at which it hands over to
 * the browser, after any time, and again while it makes good. Each change must be there as a whole or not
 * at all, whoever asked must hear of it, and in the end it is there once. `FAULT_RUNS` and `FAULT_SEED`
 * choose how many runs and which: `npm run test:faults -- --runs 500 --seed 1`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chanceFrom } from '../faults/chance.ts';
import { longCases } from '../faults/long-cases.ts';
import { FaultRuns, tableOf } from '../faults/run.ts';
import { smallCases } from '../faults/small-cases.ts';
import { rowOf, snapshotOf } from '../faults/snapshot.ts';
import { type Case, seedPapers, smallPool } from '../faults/trial.ts';
import { FaultyWorker } from '../faults/worker.ts';
import { inChromium } from './support/session.ts';

const session = inChromium();

const runs = Number(process.env.FAULT_RUNS ?? 14);
const seed = Number(process.env.FAULT_SEED ?? 1);
const only = process.env.FAULT_CASE;

const wanted = (list: readonly Case[]) => list.filter(({ name }) => !only || name.includes(only));

/** A tenth of the runs are long changes. A seed begins elsewhere in the row of each. */
const parts = [
  { cases: wanted(smallCases), papers: seedPapers().slice(0, smallPool), share: 0.9 },
  { cases: wanted(longCases), papers: seedPapers().slice(smallPool), share: 0.1 },
];
const isMixed = parts.every(({ cases }) => cases.length > 0);

it(`${runs} kills: nothing lost, nothing twice, nothing half`, {
  timeout: 120_000 + runs * 6000,
}, async () => {
  const { offprint } = session;
  await (await offprint.extensionPage('library.html#/tags')).close();
  const worker = await FaultyWorker.of(offprint);
  const { page } = worker;
  const all = new FaultRuns(
    {
      worker,
      add: (table, rows) => addRows(table, rows),
      snapshot: () => snapshotOf(page),
      row: (table, key) => rowOf(page, table, key),
    },
    chanceFrom(seed),
  );
  const addRows = (table: string, rows: readonly object[]) =>
    page.evaluate(
      async ([name, values]) => {
        const open = indexedDB.open('offprint');
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          open.onsuccess = () => resolve(open.result);
          open.onerror = () => reject(open.error);
        });
        const transaction = db.transaction(name, 'readwrite');
        for (const value of values) transaction.objectStore(name).put(value);
        await new Promise<void>((resolve, reject) => {
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
        });
        db.close();
      },
      [table, rows] as const,
    );

  for (const { cases, papers, share } of parts) {
    await addRows('papers', papers);
    all.seeded += papers.length;
    const count = isMixed ? Math.round(runs * share) : runs;
    for (let run = 0; run < count && cases.length > 0; run += 1) {
      const each = cases[(run + seed - 1) % cases.length];
      if (each) await all.run(each);
    }
  }
  await all.close();
  console.log(`seed ${seed}\n${tableOf(all.tallies)}`);
  mkdirSync('.cache/faults', { recursive: true });
  writeFileSync(`.cache/faults/kills-${seed}.json`, JSON.stringify([...all.tallies], null, 1));
  expect([...all.tallies.values()].flatMap(({ found }) => found)).toEqual([]);

  const options = await offprint.extensionPage('options.html');
  await options.getByRole('button', { name: 'Check the library' }).click();
  await options.getByText(/^All is well/).waitFor();
});
