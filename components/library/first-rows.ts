import type { FirstRows, ListFilter } from '@/lib/search/list';
import type { Sort } from '@/lib/search/sorts';
import { readListPrefs } from './list-prefs';
import { readPrefs } from './page/prefs';
import { parseRoute } from './page/route';

/** Rows of the first paint: what fits into a tall window. */
export const popupRows = 16;
export const pageRows = 40;

/** Which rows a page of ours will show first, by its address. Apart from React: it is asked before. */
export function firstRowsAt(path: string, hash: string): FirstRows | undefined {
  if (path === '/popup.html') return { ...readListPrefs(), limit: popupRows };
  if (path !== '/library.html') return undefined;
  const { place, q, view } = parseRoute(hash);
  const { layout, sorts } = readPrefs();
  if (place !== 'list' || q.trim() !== '' || layout !== 'list') return undefined;
  const filter = pageFilters[view];
  if (filter === undefined || !isNewestFirst(sorts[view || 'all'])) return undefined;
  return { filter, sort: 'added', limit: pageRows };
}

/** Views of the library page that show the last added papers first, until the user chose otherwise. */
const pageFilters: Partial<Record<string, ListFilter>> = {
  '': 'all',
  all: 'all',
  reading: 'reading',
  read: 'read',
};

const isNewestFirst = (sort: Sort | undefined): boolean =>
  sort === undefined || (sort.by === 'added' && sort.descending);
