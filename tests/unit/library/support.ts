import { expect, onTestFinished } from 'vitest';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { savePaper } from '@/lib/library/save';
import { type PaperRecord, recordSchema } from '@/lib/paper/schema';

let count = 0;

/** A library of its own for one test. */
export async function freshLibrary(): Promise<LibraryDatabase> {
  count += 1;
  const db = await openDatabase(`library-${count}`);
  onTestFinished(async () => {
    db.close();
    await db.delete();
  });
  return db;
}

/** A moment with predictable ids. */
export function moment(now: number, prefix = 'id') {
  let made = 0;
  return {
    now,
    newId: () => {
      made += 1;
      return `${prefix}-${now}-${made}`;
    },
  };
}

/** A record with what a test does not care about filled in. */
export function record(fields: Partial<PaperRecord> & { identifiers: string[] }): PaperRecord {
  return recordSchema.parse({ title: 'A Paper', source: 'arxiv', ...fields });
}

/** A library with these papers, saved one after the other. */
export async function library(...ids: string[]): Promise<LibraryDatabase> {
  const db = await freshLibrary();
  for (const [n, id] of ids.entries()) {
    const said = record({ identifiers: [`doi:10.1234/${id}`], title: `On ${id} in the fields` });
    await savePaper(db, said, { now: n, newId: () => id });
  }
  return db;
}

/** An error of the library by its code. */
export const coded = (code: string) => expect.objectContaining({ code });
