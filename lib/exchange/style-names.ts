/** The citation styles, by their names in the CSL repository. */
export const styleIds = [
  'apa',
  'chicago-author-date',
  'ieee',
  'vancouver',
  'harvard-cite-them-right',
  'association-for-computing-machinery',
  'nature',
  'modern-language-association',
] as const;

export type StyleId = (typeof styleIds)[number];

export const defaultStyle: StyleId = 'apa';

/** Names of styles are names: they are not translated. */
export const styleNames: Record<StyleId, string> = {
  apa: 'APA',
  'chicago-author-date': 'Chicago (author–date)',
  ieee: 'IEEE',
  vancouver: 'Vancouver',
  'harvard-cite-them-right': 'Harvard (Cite Them Right)',
  'association-for-computing-machinery': 'ACM',
  nature: 'Nature',
  'modern-language-association': 'MLA',
};
