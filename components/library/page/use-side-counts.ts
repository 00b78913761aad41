import { useMemo } from 'react';
import type { LibraryDatabase } from '@/lib/library/database';
import type { TagCount } from '../../paper/tag-text';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { useCounts } from '../use-search';
import { markedViews, readingViews } from './views';

const counted = [...readingViews, ...markedViews];
const queries = counted.map(({ query }) => query);
const noTags: readonly TagCount[] = [];

/** Tags with the number of papers that carry them, without those in the bin. Reads keys only. */
async function liveTags(db: LibraryDatabase): Promise<TagCount[]> {
  const counts = new Map<string, number>();
  const count = (tag: string, by: number) => counts.set(tag, (counts.get(tag) ?? 0) + by);
  const [keys, binned] = await Promise.all([
    db.papers.orderBy('tags').keys(),
    db.papers.orderBy('deletedAt').toArray(),
  ]);
  for (const key of keys) count(String(key), 1);
  for (const paper of binned) for (const tag of paper.tags) count(tag, -1);
  return [...counts].flatMap(([tag, number]) => (number > 0 ? [{ tag, count: number }] : []));
}

/** The tags of the library, live. */
export function useTags(): readonly TagCount[] {
  const db = useDatabase();
  const live = useLive(() => liveTags(db), [db]);
  return live.state === 'ready' ? live.value : noTags;
}

/** The numbers of the side bar, live. */
export function useSideCounts() {
  const db = useDatabase();
  const numbers = useCounts(queries);
  const bin = useLive(() => db.papers.where('deletedAt').above(0).count(), [db]);
  const tags = useTags();
  const binned = bin.state === 'ready' ? bin.value : undefined;
  return {
    counts: useMemo(
      () =>
        new Map<string, number | undefined>([
          ...counted.map(({ id }, index) => [id, numbers[index]] as const),
          ['bin', binned],
        ]),
      [numbers, binned],
    ),
    tags,
  };
}
