/**
 * Links of a page that may lead to papers, found cheaply, before anything else is loaded. Whether they
 * do, the worker says, which knows all sites.
 */

/** On a paper's page it is worth asking about every address with a number in its path. */
export const anyNumber = /^https?:..[^/]+\/\S*\d/;

/** So many papers are worth a tab at the edge of a page, even if none of them is saved. */
export const worthATab = 3;

/** Links looked at: a few milliseconds. */
const mostLooked = 5000;

/**
 * Addresses that fit the pattern, each once, in the order of the page.
 * @param most so many at most. @param without addresses that are left out.
 */
export function paperLinks(
  document: Document,
  most: number,
  pattern: RegExp,
  without: ReadonlySet<string> = new Set(),
): string[] {
  const found = new Set<string>();
  for (const { href } of [...document.links].slice(0, mostLooked)) {
    const address = href.replace(/#.*/, '');
    if (!pattern.test(address) || without.has(address)) continue;
    found.add(address);
    if (found.size >= most) break;
  }
  return [...found];
}
