import { samePaper } from '../paper/identifiers';
import type { Paper } from '../paper/schema';
import { identify } from './index';

/**
 * The page of the paper's own site that would tell its title and authors: the abstract page that
 * belongs to the address it was saved from. Undefined where no known site can be asked.
 */
export function detailsPage(paper: Pick<Paper, 'identifiers' | 'urls'>): string | undefined {
  for (const address of [paper.urls.page, paper.urls.pdf]) {
    const url = address === undefined ? null : URL.parse(address);
    const found = url && identify(url);
    if (!found?.page.startsWith('https:')) continue;
    if (samePaper(found.identifiers, paper.identifiers)) return found.page;
  }
  return undefined;
}
