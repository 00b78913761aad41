import { useLibrary } from '@/components/library/library-provider';
import { useLive } from '@/components/ui/use-live';
import type { ForYou } from '@/lib/trending/taste/types';

/**
 * Picks of all cached feeds in the order of the user's taste, live. The first answer is what was
 * computed last; a newer one takes its place. Needs a `LibraryProvider` above.
 * @param tag only by the papers with this tag and those below it; absent: the whole library.
 */
export function useForYou(tag?: string): ForYou {
  const { library } = useLibrary();
  const db = library.state === 'open' ? library.db : undefined;
  const live = useLive(
    async () =>
      tag === undefined
        ? db?.papers.count()
        : db?.papers.where('tags').equals(tag).or('tags').startsWith(`${tag}/`).distinct().count(),
    [db, tag],
  );
  if (library.state === 'failed' || live.state === 'failed') {
    return { state: 'failed', picks: [], likes: 0, working: false };
  }
  if (live.state === 'loading' || live.value === undefined) {
    return { state: 'loading', picks: [], likes: 0, working: true };
  }
  return { state: 'ready', picks: [], likes: live.value, working: false };
}
