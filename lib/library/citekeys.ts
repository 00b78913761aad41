/** Citation keys that papers keep: made once, when they are first needed, unique in the library. */
import type { Paper } from '../paper/schema';
import { rowOf } from './apply';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { recordUndo, type Undoable, undoable } from './undo';
import { type At, write } from './write';

/** Makes keys for those papers that have none; see lib/exchange/citekeys. */
export type MakeKeys = (
  papers: readonly Paper[],
  taken: (key: string) => boolean,
) => Map<string, string>;

/**
 * The keys of these papers; those that have none get one now and keep it. Papers that are gone are
 * passed over. That a key was made is no change of the paper that a list should show: `updatedAt`
 * stays.
 */
export function keepCitekeys(
  db: LibraryDatabase,
  ids: readonly string[],
  make: MakeKeys,
): Promise<Record<string, string>> {
  return write(db, async () => {
    const found = await db.papers.bulkGet([...new Set(ids)]);
    const papers = found.filter((paper) => paper !== undefined);
    const without = papers.filter(({ citekey }) => citekey === undefined);
    const keys: Record<string, string> = {};
    for (const { id, citekey } of papers) if (citekey !== undefined) keys[id] = citekey;
    if (without.length === 0) return keys;
    // A key that may stand in the way begins like one of those that would be made without it.
    const wanted = [...make(without, () => false).values()];
    const used = new Set<string>();
    await db.papers
      .where('citekey')
      .startsWithAnyOfIgnoreCase(wanted)
      .eachUniqueKey((key) => {
        used.add(String(key).toLowerCase());
      });
    const made = make(without, (key) => used.has(key));
    await db.papers.bulkPut(
      without.flatMap((paper) => {
        const citekey = made.get(paper.id);
        if (citekey === undefined) return [];
        keys[paper.id] = citekey;
        return [{ ...paper, citekey }];
      }),
    );
    return keys;
  });
}

/**
 * Sets a key by hand, or forgets it (`undefined`).
 * @returns `takenBy`: the id of another paper that has this key; then nothing was changed.
 * @throws LibraryError `not-found`.
 */
export function setCitekey(
  db: LibraryDatabase,
  id: string,
  citekey: string | undefined,
  at: At,
): Promise<Undoable & { takenBy?: string }> {
  return write(db, async () => {
    const paper = await db.papers.get(id);
    if (!paper) throw new LibraryError('not-found', id);
    if (citekey !== undefined) {
      const same = await db.papers.where('citekey').equalsIgnoreCase(citekey).toArray();
      const other = same.find((each) => each.id !== id);
      if (other) return { takenBy: other.id };
    }
    if (paper.citekey === citekey) return {};
    const { citekey: _, ...rest } = paper;
    const next = { ...rest, ...(citekey !== undefined && { citekey }), updatedAt: at.now };
    await db.papers.put(next);
    const action = { kind: 'citekey', count: 1, rows: rowOf(paper, next) };
    return undoable(await recordUndo(db, action, at));
  });
}
