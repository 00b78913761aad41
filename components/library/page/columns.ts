/** The columns of the table. */
import type { MessageKey } from '@/lib/platform/i18n';
import { naturalSort, type Sort, type SortKey } from '@/lib/search/types';

export const columnIds = [
  'status',
  'title',
  'authors',
  'year',
  'venue',
  'tags',
  'rating',
  'added',
  'opened',
  'notes',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface Column {
  id: ColumnId;
  name: MessageKey;
  /** Width in px until the user chooses another; the title takes what is left. */
  width: number;
  least: number;
  /** What its head sorts by, and which way the first click goes. */
  sort?: Sort;
}

const column = (id: ColumnId, width: number, least: number, by?: SortKey): Column => ({
  id,
  name: `library_column_${id}`,
  width,
  least,
  ...(by && { sort: naturalSort(by) }),
});

export const columns: Readonly<Record<ColumnId, Column>> = {
  status: column('status', 92, 40, 'status'),
  title: column('title', 420, 160, 'title'),
  authors: column('authors', 190, 60, 'author'),
  year: column('year', 60, 48, 'year'),
  venue: column('venue', 150, 60, 'venue'),
  tags: column('tags', 200, 60),
  rating: column('rating', 92, 48, 'rating'),
  added: column('added', 110, 60, 'added'),
  opened: column('opened', 110, 60, 'opened'),
  notes: column('notes', 64, 40),
};

/** The title is always there: without it no row has a name. */
export const fixedColumn: ColumnId = 'title';

export const standardColumns: readonly ColumnId[] = [
  'status',
  'title',
  'authors',
  'year',
  'venue',
  'tags',
  'rating',
  'added',
];

/** Show a column that is hidden, at its usual place, or hide it. The title cannot be hidden. */
export function toggleColumn(shown: readonly ColumnId[], id: ColumnId): readonly ColumnId[] {
  if (id === fixedColumn) return shown;
  if (shown.includes(id)) return shown.filter((each) => each !== id);
  const usual = columnIds.indexOf(id);
  const at = shown.findIndex((each) => columnIds.indexOf(each) > usual);
  return at < 0 ? [...shown, id] : [...shown.slice(0, at), id, ...shown.slice(at)];
}
