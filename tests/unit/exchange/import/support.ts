import type { Reader } from '@/lib/exchange/import/formats';
import { lettersOf, placesOf, readItems, statesOf } from '@/lib/exchange/import/items';
import type { Draft, Problem } from '@/lib/exchange/import/types';
import type { LibraryDatabase } from '@/lib/library/database';
import { type ImportItem, importItemStates } from '@/lib/library/types';

/** All items of a text, and what is wrong with the whole. */
export function readAll(read: Reader, text: string): { drafts: Draft[]; problems: Problem[] } {
  const drafts: Draft[] = [];
  const reading = read(text);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return { drafts, problems: value ?? [] };
    drafts.push(value);
  }
}

/** All items of an import, as they stand. */
export async function allItems(db: LibraryDatabase, id: string): Promise<ImportItem[]> {
  const job = await db.imports.get(id);
  if (!job) return [];
  return readItems(db, job, placesOf(await statesOf(db, job), lettersOf(importItemStates)));
}
