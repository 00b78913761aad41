import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import type { ListSection } from '@/lib/settings/sections';
import type { Settings } from '@/lib/settings/settings';
import { readNewCounts } from '@/lib/trending/read';
import type { Visits } from '@/lib/trending/visit';
import { feedsOf } from './sections';

const none: ReadonlyMap<ListSection, number> = new Map();

/** How many papers of each section came since the last visit, live. */
export function useNewCounts(
  db: LibraryDatabase | undefined,
  sections: readonly ListSection[],
  choices: Settings['feedChoices'],
  visits: Visits | undefined,
): ReadonlyMap<ListSection, number> {
  const previousAt = visits?.previousAt;
  const key = JSON.stringify([sections, choices]);
  const live = useLive(async () => {
    if (!db) return none;
    const feeds = new Map(sections.map((section) => [section, feedsOf(section, choices, {})]));
    const counts = await readNewCounts(db, previousAt, [...feeds.values()].flat());
    return new Map(
      [...feeds].map(([section, ids]) => [
        section,
        ids.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
      ]),
    );
  }, [db, key, previousAt]);
  return live.state === 'ready' ? live.value : none;
}
