/** The colours of highlights. The names are what is stored; people give them names of their own. */
export const highlightColours = ['yellow', 'green', 'blue', 'pink', 'violet'] as const;

export type HighlightColour = (typeof highlightColours)[number];

export const defaultColour: HighlightColour = 'yellow';

/** A colour that is stored; what cannot be read, or comes from elsewhere, is the default. */
export const colourOf = (stored: unknown): HighlightColour =>
  highlightColours.find((colour) => colour === stored) ?? defaultColour;

/** Longer passages (UTF-16 units) are refused: nobody means to highlight a whole paper. */
export const longestPassage = 50_000;
