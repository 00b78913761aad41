/** The orders in which papers can be listed. */

export const sortKeys = [
  'relevance',
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
  'deleted',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sort {
  by: SortKey;
  descending: boolean;
}

/** Keys whose natural order is from the highest down: the newest, the best. */
const downwards: ReadonlySet<SortKey> = new Set([
  'relevance',
  'added',
  'opened',
  'updated',
  'year',
  'rating',
  'deleted',
]);

/** The order that people expect of a key when they name no direction. */
export const naturalSort = (by: SortKey): Sort => ({ by, descending: downwards.has(by) });
