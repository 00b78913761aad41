/** What a case of the fault suite is: one change, and how to see what became of it. */

import { filed } from '../../lib/paper/merge.ts';
import type { Paper } from '../../lib/paper/schema.ts';
import { libraryOf } from '../e2e/support/database.ts';
import type { Row, Snapshot } from '../support/consistency.ts';
import type { FaultyWorker } from './worker.ts';

export interface Context {
  /** Number of the run: what a case makes is named by it. */
  n: number;
  worker: FaultyWorker;
  /** Puts rows into the library as if they had always been there. */
  add(table: string, rows: readonly object[]): Promise<void>;
  snapshot(): Promise<Snapshot>;
  row(table: string, key: string): Promise<Row | undefined>;
}

/** `none` and `all`; `part` where a change of several transactions may be met half-way. */
export type State = 'none' | 'part' | 'all' | (string & {});

export interface Trial {
  /** Begins the change; it does not wait for its end. */
  begin(): Promise<void>;
  /** Whether it has ended, well or not; without it, when the worker has answered. */
  ended?(): Promise<boolean>;
  /** How much of it is there. Anything but the three names says what is wrong. */
  state(snapshot: Snapshot): State;
  /** May it be met half-way, until a worker is back? */
  parts?: boolean;
  /** Brings a change that was cut off to its end, as time or the user would. */
  finish?(): Promise<void>;
  /** Whether what was begun is done: asked again and again after `finish`. */
  finished?(): Promise<boolean>;
  /** What must stay true for good, once it was acknowledged. */
  keeps?: (snapshot: Snapshot) => boolean;
}

export interface Case {
  name: string;
  prepare(context: Context): Promise<Trial>;
}

/** Papers that are there from the beginning, and with those that only changes of very many need. */
export const smallPool = 180;
export const libraryPapers = 1200;

export const seedId = (n: number): string => `seed-${String(n).padStart(6, '0')}`;

export const seedPapers = (): Paper[] =>
  libraryOf(libraryPapers).map((paper) => filed({ ...paper, abstract: 'Short.' }));

/** Some of the papers that single changes are made to. */
export const someIds = (n: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => seedId((n * 7 + at) % smallPool));

/** Ids of very many papers: more than one transaction changes. */
export const manyIds = (): string[] =>
  Array.from({ length: libraryPapers - smallPool }, (_, at) => seedId(smallPool + at));

/** New papers, other ones for each run. */
export const freshPapers = (n: number, name: string, count: number): Paper[] =>
  libraryOf(count).map((paper, at) =>
    filed({
      ...paper,
      id: `${name}-${n}-${at}`,
      title: `${name} ${n} ${at}`,
      identifiers: [`doi:10.5555/${name}.${n}.${at}`],
      urls: {},
      abstract: 'Short.',
      tags: [`${name} ${n} ${at}`],
      status: 'unread',
    }),
  );

export const byId = (snapshot: Snapshot, table: string): Map<string, Row> =>
  new Map((snapshot.tables[table] ?? []).map((row) => [String(row.id), row]));

export const tagsOf = (row: Row | undefined): unknown[] =>
  Array.isArray(row?.tags) ? row.tags : [];

export function howMany(count: number, of: number, half = `${count} of ${of}`): State {
  if (count === of) return 'all';
  return count === 0 ? 'none' : half;
}

/** A trial that is one message; asking again is what the user does. */
export function message(
  { worker }: Context,
  type: string,
  data: object,
  rest: Pick<Trial, 'state'> & Partial<Trial>,
): Trial {
  return {
    begin: () => worker.ask(type, data),
    finish: async () => {
      await worker.say(type, data);
    },
    ...rest,
  };
}
