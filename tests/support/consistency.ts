/**
 * What must hold of a library at any moment, whatever was killed, raced or damaged. Pure: it is given
 * the rows as they lie on the disk (tests/faults/snapshot.ts reads them) and says what is wrong.
 */

import { annotationSchema } from '../../lib/library/types.ts';
import { titleKeys } from '../../lib/paper/duplicates.ts';
import { paperSchema } from '../../lib/paper/schema.ts';

export type Row = Record<string, unknown>;

export interface IndexCount {
  name: string;
  keyPath: string | string[];
  multi: boolean;
  /** Entries that the database says the index has. */
  count: number;
}

export interface Snapshot {
  /** Every table of the library, in the order of the keys. */
  tables: Record<string, Row[]>;
  indexes: Record<string, IndexCount[]>;
  /** The database of backups; pieces without their bytes. */
  backups: { backups: Row[]; pieces: { backupId: string; index: number; size: number }[] };
}

export type Kind = 'lost' | 'duplicated' | 'inconsistent';

export interface Violation {
  kind: Kind;
  what: string;
}

export const rowsOf = (snapshot: Snapshot, table: string): Row[] => snapshot.tables[table] ?? [];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * What is wrong with a library.
 * @param how.settled nothing is under way: what was begun must have been ended or taken back.
 */
export function violationsOf(snapshot: Snapshot, { settled }: { settled: boolean }): Violation[] {
  return [
    ...rowTroubles(snapshot),
    ...doubles(snapshot),
    ...orphans(snapshot),
    ...indexTroubles(snapshot),
    ...backupTroubles(snapshot),
    ...workTroubles(snapshot, settled),
  ];
}

const inconsistent = (what: string): Violation => ({ kind: 'inconsistent', what });
const duplicated = (what: string): Violation => ({ kind: 'duplicated', what });

function rowTroubles(snapshot: Snapshot): Violation[] {
  const found: Violation[] = [];
  for (const row of rowsOf(snapshot, 'papers')) {
    const parsed = paperSchema.safeParse(row);
    if (!parsed.success) {
      found.push(inconsistent(`paper ${text(row.id)} cannot be read`));
      continue;
    }
    if (parsed.data.identifiers.length === 0) {
      found.push(inconsistent(`paper ${text(row.id)} has no identifier`));
    }
    // Rows of the first version have none; the check of the library finds those.
    if (row.titleKeys && String(row.titleKeys) !== String(titleKeys(parsed.data))) {
      found.push(inconsistent(`paper ${text(row.id)} is filed under another title`));
    }
  }
  for (const row of rowsOf(snapshot, 'annotations')) {
    if (!annotationSchema.safeParse(row).success) {
      found.push(inconsistent(`annotation ${text(row.id)} cannot be read`));
    }
  }
  return found;
}

/** Values that come more than once. */
function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const again = seen.has(value);
    seen.add(value);
    return again;
  });
}

function doubles(snapshot: Snapshot): Violation[] {
  const papers = rowsOf(snapshot, 'papers');
  const live = papers.filter(({ deletedAt }) => deletedAt === undefined);
  const notes = rowsOf(snapshot, 'annotations').filter(
    ({ deletedAt, body }) => deletedAt === undefined && text(body) !== '',
  );
  const identifiers = papers.flatMap((row) => (row.identifiers as unknown[] | undefined) ?? []);
  const saved = rowsOf(snapshot, 'activity').filter(({ kind }) => kind === 'saved');
  return [
    ...repeated(identifiers.map((id) => text(id).toLowerCase())).map((id) => `identifier ${id}`),
    ...repeated(live.map(({ title }) => text(title))).map((title) => `paper “${title}”`),
    ...repeated(papers.flatMap(({ citekey }) => (citekey ? text(citekey).toLowerCase() : []))).map(
      (key) => `citation key ${key}`,
    ),
    ...repeated(notes.map(({ paperId, body }) => `${text(paperId)}: ${text(body)}`)).map(
      (note) => `note of ${note}`,
    ),
    // A paper that was saved again out of the bin was saved at another moment.
    ...repeated(saved.map(({ paperId, at }) => `${text(paperId)} at ${String(at)}`)).map(
      (each) => `saving of ${each}`,
    ),
  ].map(duplicated);
}

function orphans(snapshot: Snapshot): Violation[] {
  const papers = new Set(rowsOf(snapshot, 'papers').map(({ id }) => id));
  const imports = new Set(rowsOf(snapshot, 'imports').map(({ id }) => id));
  return [
    ...['annotations', 'activity', 'outbox'].flatMap((table) =>
      rowsOf(snapshot, table)
        .filter(({ paperId }) => !papers.has(paperId))
        .map(({ id }) => inconsistent(`${table} ${text(id)} of a paper that is not there`)),
    ),
    ...rowsOf(snapshot, 'importItems')
      .filter(({ importId }) => !imports.has(importId))
      .map(({ importId }) => inconsistent(`items of the import ${text(importId)}, not there`)),
  ];
}

/** How often an index must name a row: what is no key is left out. */
function timesNamed(row: Row, { keyPath, multi }: IndexCount): number {
  const isKey = (value: unknown): boolean =>
    typeof value === 'string' ||
    (typeof value === 'number' && !Number.isNaN(value)) ||
    (Array.isArray(value) && value.every(isKey));
  if (Array.isArray(keyPath)) return Number(keyPath.every((path) => isKey(row[path])));
  const value = row[keyPath];
  if (multi && Array.isArray(value)) return new Set(value.filter(isKey)).size;
  return Number(isKey(value));
}

function indexTroubles({ tables, indexes }: Snapshot): Violation[] {
  return Object.entries(indexes).flatMap(([table, list]) =>
    list.flatMap((index) => {
      const due = (tables[table] ?? []).reduce((sum, row) => sum + timesNamed(row, index), 0);
      const told = `index ${table}.${index.name} names ${index.count} rows of ${due}`;
      return due === index.count ? [] : [inconsistent(told)];
    }),
  );
}

/** A backup that is listed is whole. Pieces without one are swept away by the next. */
function backupTroubles({ backups }: Snapshot): Violation[] {
  return backups.backups.flatMap((row) => {
    const pieces = backups.pieces.filter(({ backupId }) => backupId === row.id);
    const size = pieces.reduce((sum, piece) => sum + piece.size, 0);
    const whole = pieces.length === row.pieces && size === row.size;
    return whole ? [] : [inconsistent(`backup ${text(row.id)} lacks pieces`)];
  });
}

function workTroubles(snapshot: Snapshot, settled: boolean): Violation[] {
  const found: Violation[] = [];
  const steps = rowsOf(snapshot, 'undoSteps');
  const ids = new Set(steps.map(({ id }) => text(id)));
  for (const { id, size, rows } of steps) {
    if (Array.isArray(rows) && rows.length !== size) {
      found.push(inconsistent(`undo step ${text(id)} holds other than it says`));
    }
    if (text(id).startsWith('open/') && settled) {
      found.push(inconsistent(`the action ${text(id)} was neither ended nor taken back`));
    }
    const [first = '', second] = text(id).split('/');
    if (first !== 'open' && second !== undefined && !ids.has(first)) {
      found.push(inconsistent(`undo step ${text(id)} lacks its beginning`));
    }
  }
  for (const { id, state, states, written, toWrite } of rowsOf(snapshot, 'imports')) {
    const letters = text(states).replace(/[^wWK]/g, '').length;
    const tells = state === 'writing' || state === 'done';
    if (tells && toWrite !== undefined && letters !== written) {
      found.push(inconsistent(`import ${text(id)} wrote ${letters} and says ${String(written)}`));
    }
    if (settled && (state === 'writing' || state === 'undoing')) {
      found.push(inconsistent(`import ${text(id)} stands still at ${String(state)}`));
    }
  }
  return found;
}
