/**
 * The worker is killed at chosen moments of every kind of change. Each change must then be there as a
 * whole or not at all, and asking again must make it whole, once. `FAULT_RUNS` and `FAULT_SEED` choose how
 * many runs and which; a few run with all tests, hundreds on demand (docs/data-model.md).
 */
/// <reference types="chrome" />
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Annotation } from '../../lib/library/types.ts';
import { filed } from '../../lib/paper/merge.ts';
import type { Paper } from '../../lib/paper/schema.ts';
import { libraryOf } from './support/database.ts';
import { inBrowser } from './support/session.ts';

const session = inBrowser();

const runs = Number(process.env.FAULT_RUNS ?? 12);
const seed = Number(process.env.FAULT_SEED ?? 1);
const size = 400;

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function chanceFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Change {
  type: string;
  data: object;
  /** How much of it is there: `none` or `all`; anything else is half of a change. */
  state(papers: Map<string, Paper>, notes: Map<string, Annotation>): string;
  /** Saying it again is harmless. */
  again: boolean;
}

const someOrAll = (count: number, of: number) =>
  count === of ? 'all' : count === 0 ? 'none' : `${count} of ${of}`;

/** The changes that are tried in turn; `n` makes each one new. */
const changes: ((n: number) => Change)[] = [
  (n) => {
    const arxiv = `2501.${String(10_000 + n)}`;
    const record = { ...libraryOf(1)[0], identifiers: [`arxiv:${arxiv}`], title: `Saved ${n}` };
    return {
      type: 'save',
      data: { record },
      again: true,
      state: (papers) => {
        const found = [...papers.values()].filter((each) => each.title === `Saved ${n}`);
        return found.every(({ authors, abstract }) => authors.length === 2 && abstract)
          ? someOrAll(found.length, 1)
          : 'half a paper';
      },
    };
  },
  (n) => {
    const paperIds = Array.from({ length: 60 }, (_, at) => idOf(n * 7 + at));
    const tag = `tag ${n}`;
    return {
      type: 'tag',
      data: { paperIds, add: [tag], remove: [] },
      again: true,
      state: (papers) =>
        someOrAll([...papers.values()].filter(({ tags }) => tags.includes(tag)).length, 60),
    };
  },
  (n) => ({
    type: 'note',
    data: { paperId: idOf(n), noteId: `note-${n}`, body: `Words ${n}`, base: '' },
    again: true,
    state: (_, notes) => someOrAll(Number(notes.get(`note-${n}`)?.body === `Words ${n}`), 1),
  }),
  (n) => {
    const pair = 200 + 2 * Math.floor(n / 6);
    const [keepId, otherId] = [seedId(pair), seedId(pair + 1)];
    return {
      type: 'mergePapers',
      data: { keepId, otherIds: [otherId] },
      again: true,
      state: (papers) => {
        const keep = papers.get(keepId);
        const both = (keep?.identifiers.length ?? 0) > 1;
        return papers.has(otherId) === both ? 'half a union' : both ? 'all' : 'none';
      },
    };
  },
  (n) => {
    const paperIds = Array.from({ length: 40 }, (_, at) => idOf(n * 5 + at));
    const status = ['read', 'reading', 'unread'][n % 3];
    const year = 1900 + n;
    return {
      type: 'editMetadata',
      data: { paperIds, changes: { issued: { year }, venue: `Venue ${n} ${status}` } },
      again: true,
      state: (papers) => {
        const done = [...papers.values()].filter(({ venue }) => venue === `Venue ${n} ${status}`);
        const whole = done.every(
          ({ issued, provenance }) => issued?.year === year && provenance.venue?.source === 'user',
        );
        return whole ? someOrAll(done.length, 40) : 'half an edit';
      },
    };
  },
  () => ({ type: 'backUp', data: { why: 'hand' }, again: true, state: () => 'all' }),
];

const seedId = (n: number) => `seed-${String(n).padStart(6, '0')}`;

/** One of the papers that no union takes part in; unions have enough for 600 runs. */
const idOf = (n: number) => seedId(n % 200);

/** Asks the worker without waiting; the answer comes or does not. */
const send = (page: Page, { type, data }: Change) =>
  page.evaluate((message) => chrome.runtime.sendMessage(message).catch(() => undefined), {
    id: 1,
    type,
    data,
    timestamp: Date.now(),
  });

/** What lies on the disk, read by a page that is open already. */
async function stored(page: Page) {
  const rows = await page.evaluate(async () => {
    const done = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('offprint'));
    const transaction = db.transaction(['papers', 'annotations']);
    const all = await Promise.all(
      ['papers', 'annotations'].map((name) => done(transaction.objectStore(name).getAll())),
    );
    db.close();
    return all;
  });
  const [papers, notes] = rows as [Paper[], Annotation[]];
  return [
    new Map(papers.map((each) => [each.id, each])),
    new Map(notes.map((each) => [each.id, each])),
  ] as const;
}

it(`${runs} kills: every change is whole or not there, and is made once when asked again`, {
  timeout: 60_000 + runs * 4000,
}, async () => {
  const chance = chanceFrom(seed);
  const { offprint } = session;
  const page = await offprint.extensionPage('library.html#/tags');
  await offprint.database.add('papers', libraryOf(size).map(filed));
  const outcomes = { none: 0, all: 0 };
  for (let run = 0; run < runs; run += 1) {
    const change = changes[run % changes.length]?.(run);
    if (!change) throw new Error('no change');
    const answer = send(page, change);
    // Steps of a few tenths of a millisecond: the kill comes at another await each time.
    for (let step = Math.floor(chance() * 10); step > 0; step -= 1) await page.evaluate(() => 0);
    await offprint.stopWorker();
    await answer;
    const first = change.state(...(await stored(page)));
    expect(['none', 'all'], `run ${run}, ${change.type}`).toContain(first);
    outcomes[first as 'none' | 'all'] += 1;
    await send(page, change);
    expect(change.state(...(await stored(page))), `run ${run}, ${change.type} again`).toBe('all');
  }
  console.log(`faults, seed ${seed}:`, outcomes);
  const options = await offprint.extensionPage('options.html');
  await options.getByRole('button', { name: 'Check the library' }).click();
  await options.getByText(/^All is well/).waitFor();
});
