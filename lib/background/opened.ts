import { samePaper } from '../paper/identifiers';
import type { Paper } from '../paper/schema';
import { meetVersion } from '../paper/versions';
import { identify } from '../sources';

/**
 * The paper after one of its pages was opened. A PDF or the full text makes its version the user's;
 * an abstract page that was come upon only brings the news of a newer one. What was opened from our
 * own pages was chosen, whatever it is.
 * @param url what was opened. @param told the version that the page itself told; only web pages do,
 * so without it the address alone counts, and one without a version leads to the newest.
 * @param latest the newest version that the page of an older one tells of: news, and no more.
 */
export function openedVersion(
  paper: Paper,
  url: URL | null,
  told: number | undefined,
  latest?: number,
): Paper {
  const found = url ? identify(url) : undefined;
  const own = found && samePaper(found.identifiers, paper.identifiers) ? found : undefined;
  if (told !== undefined) {
    const read = own !== undefined && own.view !== 'abstract';
    const met = meetVersion(paper, { version: told, read });
    return latest === undefined ? met : meetVersion(met, { version: latest, read: false });
  }
  const version = own && (own.version ?? paper.version);
  return version === undefined ? paper : meetVersion(paper, { version, read: true });
}
