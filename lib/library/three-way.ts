/** Taking one change back out of a row that may have changed since. Pure. */
import { same } from '../paper/same';

type Fields = Record<string, unknown>;

/** Fields of papers that are taken back key by key: each key is a value of its own. */
const byKey = new Set(['urls', 'provenance', 'told']);
/** Told by every write; never taken back. */
const skipped = new Set(['updatedAt', 'titleKeys']);

/**
 * What differs between two states of a row.
 * @returns undefined when nothing does. A field that only one of them has is absent in the other.
 */
export function difference(
  before: object,
  after: object,
): { before: Fields; after: Fields } | undefined {
  const [a, b] = [before as Fields, after as Fields];
  const found: { before: Fields; after: Fields } = { before: {}, after: {} };
  let any = false;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (skipped.has(key) || same(a[key], b[key])) continue;
    any = true;
    if (a[key] !== undefined) found.before[key] = a[key];
    if (b[key] !== undefined) found.after[key] = b[key];
  }
  return any ? found : undefined;
}

/**
 * The row without one change: fields that still are as the change left them become what they were;
 * of lists, what the change added goes and what it took comes back; a field that was changed again
 * since stays as it is.
 * @returns the same object when nothing is left to take back, and whether anything was left alone.
 */
export function takenBack<T extends object>(
  current: T,
  before: object,
  after: object,
): { row: T; kept: boolean } {
  const row: Fields = { ...(current as Fields) };
  let kept = false;
  const [old, left] = [before as Fields, after as Fields];
  for (const key of new Set([...Object.keys(old), ...Object.keys(left)])) {
    const result = valueBack(row[key], old[key], left[key], byKey.has(key));
    kept ||= result.kept;
    if (result.value === undefined) delete row[key];
    else row[key] = result.value;
  }
  return { row: same(row, current) ? current : (row as T), kept };
}

function valueBack(
  current: unknown,
  before: unknown,
  after: unknown,
  nested: boolean,
): { value: unknown; kept: boolean } {
  if (same(current, after)) return { value: before, kept: false };
  if (same(current, before)) return { value: current, kept: false };
  if (isTexts(current ?? []) && isTexts(before ?? []) && isTexts(after ?? [])) {
    const texts = (value: unknown) => (value ?? []) as string[];
    return { value: textsBack(texts(current), texts(before), texts(after)), kept: false };
  }
  if (nested && isPlain(current)) {
    const { row, kept } = takenBack(
      current,
      isPlain(before) ? before : {},
      isPlain(after) ? after : {},
    );
    return { value: row, kept };
  }
  return { value: current, kept: true };
}

/** A list of texts without what was added to it, and with what was taken from it. */
function textsBack(current: string[], before: string[], after: string[]): string[] {
  const added = new Set(after.filter((value) => !before.includes(value)));
  const taken = before.filter((value) => !after.includes(value));
  const rest = current.filter((value) => !added.has(value));
  return [...new Set([...rest, ...taken])];
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
