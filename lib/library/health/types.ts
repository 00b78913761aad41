/** What may be wrong with a library, as the options show it. */

export const troubles = [
  /** A row of a paper that cannot be read as one: no title, no identifier, no date. */
  'paper-unreadable',
  /** A note or highlight that cannot be read as one. */
  'annotation-unreadable',
  /** A field of a paper has a value that it cannot have. */
  'paper-field',
  /** Identifiers that are not in their normal form, or two papers with the same one. */
  'identifier',
  /** Filed under other titles than its own, so that duplicates are not found. */
  'title-keys',
  /** Two papers are cited by the same key. */
  'citekey',
  /** A row that an index does not name, or names too often. */
  'index',
  /** A note or highlight of a paper that is not there. */
  'annotation-orphan',
  /** Something that happened to a paper that is not there. */
  'activity-orphan',
  /** Work for a paper that is not there. */
  'outbox-orphan',
  /** Items of an import that is not there. */
  'import-orphan',
  /** A setting that cannot be read: what Offprint starts with stands in for it. */
  'setting-unreadable',
] as const;

export type Trouble = (typeof troubles)[number];

/** One thing that is wrong. */
export interface Finding {
  trouble: Trouble;
  table: 'papers' | 'annotations' | 'activity' | 'outbox' | 'importItems' | 'settings';
  /** Primary key of the row; of items of imports the import's; of a setting its name. */
  id: string;
  /** What the user knows it by, if the row tells. */
  name?: string;
}

export interface Examination {
  /** Rows that were looked at. */
  rows: number;
  findings: Finding[];
}
