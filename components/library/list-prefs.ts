import { statuses } from '@/lib/paper/status';
import { type ListFilter, type ListSort, listSorts } from '@/lib/search/list';

export interface ListPrefs {
  filter: ListFilter;
  sort: ListSort;
}

const key = 'reading-list';

/** How the list was left last time. In localStorage, because the first paint waits for it. */
export function readListPrefs(): ListPrefs {
  let stored: Partial<Record<keyof ListPrefs, unknown>> = {};
  try {
    stored = JSON.parse(localStorage.getItem(key) ?? '{}') ?? {};
  } catch {
    // Unreadable counts as absent.
  }
  return {
    filter: statuses.find((status) => status === stored.filter) ?? 'all',
    sort: listSorts.find((sort) => sort === stored.sort) ?? 'added',
  };
}

export function writeListPrefs(prefs: ListPrefs): void {
  try {
    localStorage.setItem(key, JSON.stringify(prefs));
  } catch {
    // A full or forbidden localStorage costs the memory of a choice, nothing else.
  }
}
