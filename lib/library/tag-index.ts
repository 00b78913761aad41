import type { LibraryDatabase } from './database';

/**
 * Every tag with the ids of the papers that carry it, the bin included, in the order of the tags.
 * Dexie's `keys()` walks an index entry by entry, which takes seconds with 10,000 papers; the keys of
 * one value come at once.
 */
export async function carriersOfTags(db: LibraryDatabase): Promise<[tag: string, ids: string[]][]> {
  const tags = (await db.papers.orderBy('tags').uniqueKeys()).map(String);
  const ids = await Promise.all(
    tags.map((tag) => db.papers.where('tags').equals(tag).primaryKeys()),
  );
  return tags.map((tag, at) => [tag, ids[at] ?? []]);
}
