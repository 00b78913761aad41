import { type Issue, itemsOf } from '@/lib/digest/issue';
import type { LibraryDatabase } from '@/lib/library/database';
import type { Paper } from '@/lib/paper/schema';
import { useLive } from '../ui/use-live';

const none: ReadonlyMap<string, Paper> = new Map();

/** Papers of an issue that are in the library, by their key in the issue, live. */
export function useSavedPapers(db: LibraryDatabase, issue: Issue): ReadonlyMap<string, Paper> {
  const live = useLive(async () => {
    const items = itemsOf(issue);
    const names = items.flatMap(({ key, record }) => [key, ...record.identifiers]);
    const papers = await db.papers
      .where('identifiers')
      .anyOf([...new Set(names)])
      .toArray();
    const kept = papers.filter(({ deletedAt }) => deletedAt === undefined);
    return new Map(
      items.flatMap(({ key, record }) => {
        const own = [key, ...record.identifiers];
        const paper = kept.find(({ identifiers }) =>
          own.some((name) => identifiers.includes(name)),
        );
        return paper ? [[key, paper] as const] : [];
      }),
    );
  }, [db, issue.id]);
  return live.state === 'ready' ? live.value : none;
}
