import { useMemo } from 'react';
import { type TagNode, tagTree } from '@/lib/library/tag-tree';
import { useCalmLive, useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { useCounts } from '../use-search';
import { markedViews, readingViews } from './views';

const counted = [...readingViews, ...markedViews];
const queries = counted.map(({ query }) => query);
const noTags: readonly TagNode[] = [];

/** The tags of the library, live. */
export function useTags(): readonly TagNode[] {
  const db = useDatabase();
  const live = useCalmLive(() => tagTree(db), [db]);
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
