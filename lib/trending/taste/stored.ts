/** The list “for you” as it is kept, so that a new tab paints it at once. */
import { z } from 'zod';
import type { LibraryDatabase } from '../../library/database';
import { identifierSchema, lenientList } from '../../paper/schema';

const count = z.number().nonnegative().optional().catch(undefined);
const words = lenientList(z.string().max(2000), 10);

export const rankingSchema = z.object({
  /** From what it was computed (./basis). */
  basis: z.string().max(50_000),
  likes: z.int().nonnegative(),
  items: lenientList(
    z.object({
      key: identifierSchema,
      upvotes: count,
      comments: count,
      stars: count,
      reasons: z.object({
        like: lenientList(z.object({ id: z.string().max(200), title: z.string().max(2000) }), 10),
        terms: words,
        authors: words,
        explored: z.literal(true).optional().catch(undefined),
      }),
    }),
    500,
  ),
});

export type StoredRanking = z.output<typeof rankingSchema>;

/** The row of a list. */
export const rowId = (tag?: string): string => (tag === undefined ? 'foryou' : `foryou:${tag}`);

/** The tag of a feed `foryou:…`; undefined for the list of everything. */
export const tagOf = (feed: string): string | undefined => /^foryou:(.+)$/su.exec(feed)?.[1];

/** Lists of tags that are kept; the oldest go. */
const mostLists = 30;

/** Keeps a list, unless a newer one is there. One transaction. Only the background worker writes. */
export async function keepRanking(
  db: LibraryDatabase,
  { tag, at, ranking }: { tag?: string | undefined; at: number; ranking: StoredRanking },
): Promise<void> {
  await db.transaction('rw', db.taste, async () => {
    const id = rowId(tag);
    const known = await db.taste.get(id);
    if (known && known.at >= at) return;
    await db.taste.put({ id, at, data: ranking });
    const rows = await db.taste.toArray();
    const old = rows.sort((a, b) => b.at - a.at).slice(mostLists);
    await db.taste.bulkDelete(old.map((row) => row.id));
  });
}

/** The list as it was kept last; undefined when there is none that this code can read. */
export async function readRanking(
  db: LibraryDatabase,
  tag?: string,
): Promise<{ at: number; ranking: StoredRanking } | undefined> {
  const row = await db.taste.get(rowId(tag));
  const parsed = rankingSchema.safeParse(row?.data);
  return row && parsed.success ? { at: row.at, ranking: parsed.data } : undefined;
}
