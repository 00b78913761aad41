import type { LibraryDatabase } from '@/lib/library/database';
import type { TagCount } from '../../paper/tag-text';

/** Which tags papers carry, and how many of the papers each; the commonest first. Reads keys only. */
export async function tagsOf(db: LibraryDatabase, ids: readonly string[]): Promise<TagCount[]> {
  const wanted = new Set(ids);
  const byTag = db.papers.orderBy('tags');
  const [tags, papers] = await Promise.all([byTag.keys(), byTag.primaryKeys()]);
  const counts = new Map<string, number>();
  papers.forEach((id, index) => {
    if (!wanted.has(id)) return;
    const tag = String(tags[index]);
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  });
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}
