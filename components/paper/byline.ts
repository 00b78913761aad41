import { nameText } from '@/lib/paper/normalise';
import type { Name } from '@/lib/paper/schema';

/** The first authors and how many more: "Bing Yan, Gregory Wolfe +2". Empty without authors. */
export function byline(authors: readonly Name[], shown = 2): string {
  const names = authors.slice(0, shown).map(nameText).join(', ');
  const more = authors.length - shown;
  return more > 0 ? `${names} +${more}` : names;
}

/** All authors, for a tooltip; long lists end after 50. */
export function allAuthors(authors: readonly Name[]): string | undefined {
  if (authors.length <= 1) return undefined;
  return byline(authors, 50);
}
