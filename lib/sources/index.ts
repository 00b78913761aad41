/** The registry of sites. Adding a site: its file, its import, its line in `sources`. */
import { acl } from './acl';
import { ar5iv } from './ar5iv';
import { arxiv } from './arxiv';
import { biorxiv } from './biorxiv';
import { cvf } from './cvf';
import { huggingface } from './huggingface';
import { scriptMatches } from './list-pages';
import { nature } from './nature';
import { neurips } from './neurips';
import { openreview } from './openreview';
import { plos } from './plos';
import { pmc } from './pmc';
import { pmlr } from './pmlr';
import { unproxied } from './proxy';
import { pubmed } from './pubmed';
import { readerOf } from './reader';
import type { Source } from './types';

/** Every site that Offprint knows. */
export const sources: readonly Source[] = [
  arxiv,
  huggingface,
  ar5iv,
  openreview,
  acl,
  neurips,
  pmlr,
  cvf,
  pubmed,
  pmc,
  biorxiv,
  nature,
  plos,
];

const byId = new Map(sources.map((source) => [source.id, source]));

/** The reader that knows every site. */
export const { sourceOf, identify, extract } = readerOf(sources, unproxied);

/** How much a source is believed: 4 what the user typed, 3 to 1 as in `Source.trust`. */
export function trustOf(source: string): number {
  return source === 'user' ? 4 : (byId.get(source)?.trust ?? 1);
}

/** Match patterns of all pages on which the content script runs. */
export const contentMatches: string[] = [...new Set(sources.flatMap(scriptMatches))];
