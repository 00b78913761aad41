/** What the parts of the library take on the disk, estimated: browsers tell only the sum of all. */
import type { Table } from 'dexie';
import type { LibraryDatabase } from './database';

export interface Use {
  count: number;
  /** Bytes, estimated. */
  bytes: number;
}

export const libraryKinds = ['papers', 'notes', 'highlights', 'history', 'feeds', 'taste'] as const;
export type LibraryKind = (typeof libraryKinds)[number];

/** So many rows of a table are weighed; the others are taken for alike. */
const weighed = 300;

/** What a value takes when it is stored (bytes): letters, numbers, and the bytes of buffers. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return 4 + value.length;
  if (value instanceof ArrayBuffer) return value.byteLength;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + weightOf(each), 4);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).reduce(
      (sum, [key, each]) => sum + 2 + key.length + weightOf(each),
      4,
    );
  }
  return 8;
}

/** The whole of a table by some of its rows: keys are random, so the first are as good as any. */
async function tableUse(table: Table): Promise<Use> {
  const [count, rows] = await Promise.all([table.count(), table.limit(weighed).toArray()]);
  const weight = rows.reduce((sum: number, row) => sum + weightOf(row), 0);
  return { count, bytes: rows.length === 0 ? 0 : Math.round((weight / rows.length) * count) };
}

const sumOf = (uses: readonly Use[]): Use =>
  uses.reduce((sum, use) => ({ count: sum.count + use.count, bytes: sum.bytes + use.bytes }), {
    count: 0,
    bytes: 0,
  });

/** What each kind takes. `count` is of papers, notes, events, listed papers, lists. */
export async function libraryUse(db: LibraryDatabase): Promise<Record<LibraryKind, Use>> {
  const of = (...tables: Table[]) => Promise.all(tables.map(tableUse)).then(sumOf);
  const notes = { count: 0, bytes: 0 };
  const highlights = { count: 0, bytes: 0 };
  const annotations = db.annotations.each((row) => {
    const kind = row.kind === 'highlight' ? highlights : notes;
    kind.count += 1;
    kind.bytes += weightOf(row);
  });
  const [papers, history, entries, lists, taste] = await Promise.all([
    of(db.papers),
    of(db.activity, db.undoSteps, db.digests),
    of(db.feedEntries),
    of(db.feedSnapshots, db.httpCache, db.hidden),
    of(db.taste),
    annotations,
  ]);
  const feeds = { count: entries.count, bytes: entries.bytes + lists.bytes };
  return { papers, notes, highlights, history, feeds, taste };
}
