/** When the tests of the library's health take place. */
export const now = Date.UTC(2026, 10, 1);

/** A note as it is stored. */
export const note = (id: string, paperId: string, more: object = {}) => ({
  id,
  paperId,
  kind: 'note' as const,
  body: `Words of ${id}`,
  tags: [],
  createdAt: now,
  updatedAt: now,
  ...more,
});
