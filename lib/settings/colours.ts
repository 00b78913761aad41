import { type HighlightColour, highlightColours } from '../annotations/colours';

/** What the user calls a colour; empty: what it looks like. */
export interface NamedColour {
  id: HighlightColour;
  name: string;
}

export const longestName = 40;

/**
 * The names of the colours from whatever storage holds. Without zod, because pages of papers read it
 * too.
 * @param stored the settings as stored, of any shape.
 */
export function namesOfColours(stored: unknown): Partial<Record<HighlightColour, string>> {
  const list = (stored as { colours?: unknown } | null | undefined)?.colours;
  if (!Array.isArray(list)) return {};
  const names: Partial<Record<HighlightColour, string>> = {};
  for (const each of list as { id?: unknown; name?: unknown }[]) {
    const id = highlightColours.find((colour) => colour === each?.id);
    if (id && typeof each.name === 'string') names[id] = each.name.trim().slice(0, longestName);
  }
  return names;
}
