/**
 * Rows as pages may read them. A disk that fails, or another program, may leave a row that is no
 * paper and no note: it is completed while it is read, so that one bad row never costs the list. The
 * row on the disk stays as it is until the user repairs it (./health) or edits it.
 */
import type { Paper } from '../paper/schema';
import { statuses } from '../paper/status';
import { isObject, mendedAnnotation, mendedPaper } from './mended';
import type { Annotation } from './types';

const raw = Symbol('raw');

type Row = Record<string, unknown>;

/** The row exactly as it lies on the disk, for backups and for the check of the library. */
export function rawOf<T>(row: T): T {
  return (row as { [raw]?: T } | undefined)?.[raw] ?? row;
}

/** A paper as it was written, or one made of what can be read of a damaged row. */
export function soundPaper(row: Paper): Paper {
  // Dexie asks of what is not there, too.
  if (!row || isPaper(row as unknown as Row)) return row;
  return keepingRaw(mendedPaper(row as unknown as Row), row);
}

/** A note or highlight as it was written, or one made of what can be read of a damaged row. */
export function soundAnnotation(row: Annotation): Annotation {
  if (!row) return row;
  const { body, paperId, kind, tags, createdAt, updatedAt } = row as unknown as Row;
  const sound =
    typeof body === 'string' &&
    typeof paperId === 'string' &&
    (kind === 'note' || kind === 'highlight') &&
    (tags === undefined || allText(tags)) &&
    typeof createdAt === 'number' &&
    typeof updatedAt === 'number';
  return sound ? row : keepingRaw(mendedAnnotation(row as unknown as Row, 0), row);
}

function keepingRaw<T extends object>(sound: T, row: T): T {
  return Object.defineProperty({ ...sound }, raw, { value: row });
}

/** Looks at what the pages rely on; a few comparisons, because it is asked of every row. */
const isPaper = (row: Row): boolean =>
  typeof row.title === 'string' &&
  typeof row.addedAt === 'number' &&
  typeof row.updatedAt === 'number' &&
  statuses.some((status) => status === row.status) &&
  typeof row.pinned === 'number' &&
  allText(row.identifiers) &&
  (row.identifiers as unknown[]).length > 0 &&
  allText(row.tags) &&
  allText(row.categories) &&
  allText(row.keywords) &&
  allObjects(row.authors) &&
  isObject(row.urls) &&
  isObject(row.provenance) &&
  (row.issued === undefined || typeof (row.issued as Row | null)?.year === 'number') &&
  optional(row.abstract, 'string') &&
  optional(row.venue, 'string') &&
  optional(row.openedAt, 'number') &&
  optional(row.deletedAt, 'number');

const optional = (value: unknown, type: 'string' | 'number'): boolean =>
  value === undefined || typeof value === type;
const allText = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const allObjects = (value: unknown): boolean => Array.isArray(value) && value.every(isObject);
