/** Keeping what answers say of papers. */
import type { LibraryDatabase } from '../library/database';
import type { FeedEntry, FeedId, FeedItem, FeedPaper, SnapshotItem } from './types';

/** Keeps the papers of a list, and the list itself, in one transaction. */
export async function keepList(
  db: LibraryDatabase,
  feed: FeedId,
  items: readonly FeedItem[],
  at: number,
  keep: (places: SnapshotItem[]) => Promise<void>,
): Promise<void> {
  await db.transaction('rw', db.feedSnapshots, db.feedEntries, async () => {
    await keepPapers(db, items, at, feed);
    await keep(items.map((item) => splitItem(item).place));
  });
}

/**
 * Keeps papers as entries.
 * @param at when they came (ms since the epoch); @param feed the list that holds them, if one does.
 */
export async function keepPapers(
  db: LibraryDatabase,
  items: readonly FeedItem[],
  at: number,
  feed?: FeedId,
): Promise<void> {
  await db.transaction('rw', db.feedEntries, async () => {
    const known = await db.feedEntries.bulkGet(items.map(({ key }) => key));
    await db.feedEntries.bulkPut(
      items.map((item, index) => entryOf(splitItem(item).paper, feed, known[index], at)),
    );
  });
}

function splitItem(item: FeedItem): { place: SnapshotItem; paper: FeedPaper } {
  const { key, upvotes, comments, stars, announce, pace: _, ...paper } = item;
  const place: SnapshotItem = {
    key,
    ...(upvotes !== undefined && { upvotes }),
    ...(comments !== undefined && { comments }),
    ...(stars !== undefined && { stars }),
    ...(announce !== undefined && { announce }),
  };
  return { place, paper: { key, ...paper } };
}

/** The entry as it is now; what the user did and what came from elsewhere stays. */
function entryOf(
  paper: FeedPaper,
  feed: FeedId | undefined,
  known: FeedEntry | undefined,
  at: number,
): FeedEntry {
  return {
    ...known,
    ...paper,
    record: fullerRecord(paper, known),
    // Words and summary of the model come later than the paper and may be missing again.
    keywords: paper.keywords.length > 0 ? paper.keywords : (known?.keywords ?? []),
    ...(feed && { lists: { ...known?.lists, [feed]: at } }),
    firstSeenAt: known?.firstSeenAt ?? at,
    lastSeenAt: at,
  };
}

/** Categories come from arXiv, code and project from Hugging Face: neither takes the other's away. */
function fullerRecord({ record }: FeedPaper, known: FeedEntry | undefined) {
  if (!known || known.record.source === record.source) return record;
  const { categories, abstract = known.record.abstract } = record;
  return {
    ...record,
    urls: { ...known.record.urls, ...record.urls },
    categories: categories.length > 0 ? categories : known.record.categories,
    ...(abstract !== undefined && { abstract }),
  };
}
