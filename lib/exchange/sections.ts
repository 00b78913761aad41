/** The parts of a backup: tables of the library that are the user's own. */

/** In the order in which they are written. */
export const sections = [
  'papers',
  'annotations',
  'activity',
  'views',
  'tags',
  'hidden',
  'mutes',
  'digests',
] as const;
export type Section = (typeof sections)[number];

/** The key of each section's rows. */
export const keyFields: Record<Section, string> = {
  papers: 'id',
  annotations: 'id',
  activity: 'id',
  views: 'id',
  tags: 'name',
  hidden: 'key',
  mutes: 'key',
  digests: 'id',
};
