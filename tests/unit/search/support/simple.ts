/** Search by looking at every paper in turn: the plain meaning of a query. */
import { titleKeys } from '@/lib/paper/duplicates';
import type { Paper } from '@/lib/paper/schema';
import { fold } from '@/lib/search/fold';
import type { Entry } from '@/lib/search/index/library-index';
import { holds } from '@/lib/search/match';
import { parseQuery } from '@/lib/search/query/parse';
import { naturalSort, type SearchRequest, type Sort, type SortKey } from '@/lib/search/types';

const keyOf = (paper: Paper, by: SortKey): number | string | undefined =>
  ({
    relevance: paper.addedAt,
    added: paper.addedAt,
    opened: paper.openedAt,
    updated: paper.updatedAt,
    title: fold(paper.title),
    author: fold(paper.authors[0]?.family ?? '') || undefined,
    year: paper.issued?.year,
    venue: paper.venue && fold(paper.venue),
    status: ['unread', 'reading', 'read'].indexOf(paper.status),
    rating: paper.rating,
    rank: paper.rank,
    deleted: paper.deletedAt,
  })[by];

function inOrder(papers: Paper[], { by, descending }: Sort): Paper[] {
  return papers
    .map((paper) => ({ paper, key: keyOf(paper, by) }))
    .sort((a, b) => {
      // The queue goes on with what has waited longest.
      const newest = b.paper.addedAt - a.paper.addedAt;
      if (a.key === b.key) return by === 'rank' ? -newest : newest;
      // What has no value comes last, in either direction.
      if (a.key === undefined || b.key === undefined) return a.key === undefined ? 1 : -1;
      return (a.key < b.key ? -1 : 1) * (descending ? -1 : 1);
    })
    .map(({ paper }) => paper);
}

/** Answers a request by looking at all papers. @returns their ids. */
export function searchSimply(
  entries: readonly Entry[],
  { query, sort, scope = 'library', status, pinnedFirst }: SearchRequest,
  now: number,
): string[] {
  const parsed = parseQuery(query, now);
  const live = entries.filter(({ paper }) => (paper.deletedAt !== undefined) === (scope === 'bin'));
  const groups = Map.groupBy(
    live.flatMap(({ paper }) => titleKeys(paper).map((key) => ({ key, id: paper.id }))),
    ({ key }) => key,
  );
  const twins = new Set(
    [...groups.values()].flatMap((group) => (group.length > 1 ? group.map(({ id }) => id) : [])),
  );
  const found = live
    .filter((entry) => holds({ ...entry, twins }, parsed.node))
    .map(({ paper }) => paper)
    .filter((paper) => status === undefined || paper.status === status);
  const ordered = inOrder(found, parsed.sort ?? sort ?? naturalSort('added'));
  if (pinnedFirst) ordered.sort((a, b) => b.pinned - a.pinned);
  return ordered.map(({ id }) => id);
}
