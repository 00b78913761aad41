/**
 * The first rows of a page, read by the script in its head (entrypoints/ahead.ts) while its own scripts
 * are being loaded, so that the first render has them.
 */
import { openEarly, openLibrary } from '@/lib/library/database';
import type { Peek } from '@/lib/library/peek';
import type { Paper } from '@/lib/paper/schema';
import type { FirstRows } from '@/lib/search/list';
import { tellPainted } from '../ui/painted';

/** Longest wait of the first render (ms): without rows it shows that it is busy. */
const patience = 100;
/** Without rows, what waits for them does not wait longer than this (ms). */
const longest = 1000;

let ahead: Peek | undefined;

/** Wait for what is being read ahead, but not long. Call it once, before the first render. */
export async function readAhead(): Promise<void> {
  setTimeout(tellPainted, longest);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  ahead = await Promise.race([globalThis.offprintPeek, late]);
  if (ahead) openEarly(ahead.version);
  // The page shows a failure.
  void openLibrary().catch(() => undefined);
}

/** The rows that were read ahead, if they are those of this filter and order. */
export function rowsAhead({
  filter,
  sort,
}: Pick<FirstRows, 'filter' | 'sort'>): Paper[] | undefined {
  const { wanted, rows } = ahead ?? {};
  return wanted?.filter === filter && wanted.sort === sort ? rows : undefined;
}

/** They are for the first render only. */
export const forgetAhead = (): void => {
  ahead = undefined;
};
