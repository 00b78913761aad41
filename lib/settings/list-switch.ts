/** The switch of the badges on lists, read without zod: content scripts carry this file. */

/**
 * Does the user want badges on the lists and papers of a site? Says what `parseSettings` would say.
 * @param stored what storage holds of the settings, of any shape. @param site its id in lib/sources; of an unknown host its name.
 */
export function badgesWanted(stored: unknown, site: string): boolean {
  const { listings, listingsOff } = (stored ?? {}) as { listings?: unknown; listingsOff?: unknown };
  return listings !== false && !(Array.isArray(listingsOff) && listingsOff.includes(site));
}

/** Does the user want badges beside links to papers on an unknown host? */
export function linkBadgesWanted(stored: unknown, host: string): boolean {
  const { linkBadges } = (stored ?? {}) as { linkBadges?: unknown };
  return linkBadges === true && badgesWanted(stored, host);
}
