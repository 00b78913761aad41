import { useEffect, useMemo, useState } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { statuses } from '@/lib/paper/status';
import { type ListFilter, readFirstRows } from '@/lib/search/list';
import { naturalSort, type Sort } from '@/lib/search/types';
import { tellPainted } from '../../ui/painted';
import { useLive } from '../../ui/use-live';
import { forgetAhead, rowsAhead } from '../ahead';
import { pageRows } from '../first-rows';
import { useDatabase } from '../library-provider';
import { prepareRows } from '../row-cache';
import { useSearch } from '../use-search';
import type { Prefs } from './prefs';
import type { Route } from './route';
import { viewOf } from './views';

/** What the route shows: a view of everybody's or of the user's own, narrowed by a search. */
export interface Shown {
  id: string;
  name: string;
  /** The query of the view alone. */
  viewQuery: string;
  /** Both together, and where in it the search begins. */
  query: string;
  offset: number;
  sort: Sort;
  scope: 'library' | 'bin';
  /** Is the order that of the queue, which people set by hand? */
  isQueue: boolean;
}

/** A view's query and a search as one query: both must hold. */
export function joinQueries(view: string, search: string): { query: string; offset: number } {
  if (view.trim() === '') return { query: search, offset: 0 };
  if (search.trim() === '') return { query: view, offset: view.length };
  const lead = `(${view}) (`;
  return { query: `${lead}${search})`, offset: lead.length };
}

export function useViews() {
  const db = useDatabase();
  const live = useLive(() => db.views.orderBy('rank').toArray(), [db]);
  return live.state === 'ready' ? live.value : undefined;
}

export function useShown(
  route: Route,
  prefs: Prefs,
  own: { id: string; name: string; query: string } | undefined,
  nameOf: (id: string) => string,
): Shown {
  const { view, q } = route;
  return useMemo(() => {
    const known = viewOf(view);
    const id = known?.id ?? view;
    const viewQuery = known?.query ?? own?.query ?? '';
    const searching = q.trim() !== '';
    const usual = searching ? naturalSort('relevance') : (known?.sort ?? naturalSort('added'));
    const sort = prefs.sorts[searching ? 'search' : id] ?? usual;
    return {
      id,
      name: known ? nameOf(id) : (own?.name ?? ''),
      viewQuery,
      ...joinQueries(viewQuery, q),
      sort,
      scope: known?.scope ?? 'library',
      isQueue: id === 'queue' && !searching && sort.by === 'rank' && !sort.descending,
    };
  }, [view, q, prefs.sorts, own, nameOf]);
}

/** Of which status the papers of a view are, where its first rows can be read without search. */
function firstFilter({ query, sort, scope, isQueue }: Shown): ListFilter | undefined {
  if (scope !== 'library' || isQueue || sort.by !== 'added' || !sort.descending) return undefined;
  if (query === '') return 'all';
  return statuses.find((status) => query === `status:${status}`);
}

/** The first rows when the page opens, straight from an index, until search has read its own. */
function useFirst(shown: Shown, wanted: boolean): readonly Paper[] | undefined {
  const db = useDatabase();
  const [filter] = useState(() => (wanted ? firstFilter(shown) : undefined));
  const [first, setFirst] = useState<readonly Paper[] | undefined>(() =>
    filter === undefined ? undefined : rowsAhead({ filter, sort: 'added' }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what it starts with counts.
  useEffect(() => {
    forgetAhead();
    if (filter === undefined || first !== undefined) return undefined;
    let current = true;
    readFirstRows(db, { filter, sort: 'added', limit: pageRows }).then(
      (rows) => current && setFirst(rows),
      // Search tells of the failure.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [db, filter]);
  const counts = first !== undefined && first.length > 0;
  return filter !== undefined && counts && firstFilter(shown) === filter ? first : undefined;
}

/** Two frames after the rows are there they are on the screen. */
function usePaintedRows(there: boolean): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    if (!there) return undefined;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        setPainted(true);
        tellPainted();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [there]);
  return painted;
}

const none: readonly Paper[] = [];
/** Rows that fit into a usual window. */
const shownAtOnce = 12;

/**
 * The papers of what is shown, live. `whole` is false while these are only the first rows: what is
 * there before search has answered for the first time.
 */
export function usePapers(shown: Shown, layout: Prefs['layout']) {
  const db = useDatabase();
  const { query, sort, scope, isQueue } = shown;
  const free = layout === 'list' && !isQueue && scope === 'library';
  const pinnedFirst = free && sort.by !== 'relevance';
  const first = useFirst(shown, layout === 'list');
  const painted = usePaintedRows(first !== undefined);
  const request = useMemo(
    () => ({ query, sort, scope, pinnedFirst }),
    [query, sort, scope, pinnedFirst],
  );
  // Search may wait until the rows that are there already are on the screen.
  const found = useSearch(
    first === undefined || painted ? request : undefined,
    ({ ids, annotated }) => prepareRows(db, ids, shownAtOnce, annotated),
  );
  const whole = found.ids !== undefined;
  const firstIds = useMemo(() => first?.map(({ id }) => id), [first]);
  // The first rows are those of what will be asked.
  const asked = found.asked ?? JSON.stringify(request);
  return useMemo(
    () => ({ ...found, asked, ids: found.ids ?? firstIds, first: first ?? none, whole }),
    [found, asked, first, firstIds, whole],
  );
}
