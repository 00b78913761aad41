/** How the page was left last time. In localStorage, because the first paint waits for it. */
import type { Sort, SortKey } from '@/lib/search/types';
import { type ColumnId, columnIds, standardColumns } from './columns';

export type Layout = 'list' | 'table';

export interface Prefs {
  layout: Layout;
  /** The order chosen for a view, by the view's id. */
  sorts: Readonly<Record<string, Sort>>;
  /** Columns of the table that show, in their order. */
  columns: readonly ColumnId[];
  /** Widths that were chosen, in px. */
  widths: Readonly<Partial<Record<ColumnId, number>>>;
  /** Width of the details, in px. */
  pane: number;
  /** Tags of the tree whose children are hidden. */
  folded: readonly string[];
}

export const paneWidths = { least: 300, usual: 380, most: 720 };

const key = 'library-page';

/** The keys one can sort by; `relevance` and `deleted` come by themselves. */
export const sortKeys = [
  'added',
  'opened',
  'updated',
  'title',
  'author',
  'year',
  'venue',
  'status',
  'rating',
  'rank',
] as const satisfies readonly SortKey[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sortsOf(value: unknown): Record<string, Sort> {
  if (!isObject(value)) return {};
  const read = Object.entries(value).flatMap(([view, sort]): [string, Sort][] => {
    if (!isObject(sort)) return [];
    const by = [...sortKeys, 'relevance' as const].find((each) => each === sort.by);
    return by ? [[view, { by, descending: sort.descending === true }]] : [];
  });
  return Object.fromEntries(read);
}

const within = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

/** Prefs from whatever storage holds; fields that cannot be read fall back one by one. */
export function parsePrefs(stored: unknown): Prefs {
  const source = isObject(stored) ? stored : {};
  const columns = Array.isArray(source.columns)
    ? source.columns.filter((each) => columnIds.includes(each))
    : [];
  const widths = isObject(source.widths) ? source.widths : {};
  return {
    layout: source.layout === 'table' ? 'table' : 'list',
    sorts: sortsOf(source.sorts),
    columns: columns.length > 0 ? [...new Set(columns)] : standardColumns,
    widths: Object.fromEntries(
      columnIds.flatMap((id) => (within(widths[id], 40, 2000) ? [[id, widths[id]]] : [])),
    ),
    pane: within(source.pane, paneWidths.least, paneWidths.most) ? source.pane : paneWidths.usual,
    folded: Array.isArray(source.folded)
      ? source.folded.filter((each) => typeof each === 'string').slice(0, 10_000)
      : [],
  };
}

export function readPrefs(): Prefs {
  try {
    return parsePrefs(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return parsePrefs({});
  }
}

export function writePrefs(prefs: Prefs): void {
  try {
    localStorage.setItem(key, JSON.stringify(prefs));
  } catch {
    // A full or forbidden localStorage costs the memory of a choice, nothing else.
  }
}
