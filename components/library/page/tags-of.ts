import type { LibraryDatabase } from '@/lib/library/database';
import { carriersOfTags } from '@/lib/library/tag-index';
import type { TagCount } from '../../paper/tag-text';

/** Which tags papers carry, and how many of the papers each; the commonest first. Reads keys only. */
export async function tagsOf(db: LibraryDatabase, ids: readonly string[]): Promise<TagCount[]> {
  const wanted = new Set(ids);
  const carriers = await carriersOfTags(db);
  return carriers
    .map(([tag, papers]) => ({ tag, count: papers.filter((id) => wanted.has(id)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}
