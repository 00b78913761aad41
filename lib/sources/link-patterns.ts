/** Which links may lead to a paper, as far as a match pattern can tell. */
import { sources } from './index';

/** Resolvers of DOIs: what they lead to is a paper, or a data set at worst. */
const resolvers = ['https://doi.org/10.*', 'https://dx.doi.org/10.*', 'http://dx.doi.org/10.*'];

/**
 * Match patterns of links that are worth an entry in their menu: the papers' pages on every known
 * site, what looks like a PDF there, and DOIs. Whether a link names a paper, `identify` says.
 */
export function linkPatterns(): string[] {
  const pdfs = sources.flatMap(({ hosts }) =>
    hosts.flatMap((host) =>
      host.startsWith('*.')
        ? [`*://${host}/*pdf*`]
        : [`*://${host}/*pdf*`, `*://www.${host}/*pdf*`],
    ),
  );
  return [...new Set([...sources.flatMap(({ matches }) => matches), ...pdfs, ...resolvers])];
}
