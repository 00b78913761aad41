/** The registry of sites. Adding a site: its file, its import, its line in `sources`. */

import { acl } from './acl';
import { identifiedByForm } from './address';
import { ads } from './ads';
import { alphaxiv } from './alphaxiv';
import { annualreviews } from './annualreviews';
import { aps } from './aps';
import { ar5iv } from './ar5iv';
import { arxiv } from './arxiv';
import { atypon } from './atypon';
import { biorxiv } from './biorxiv';
import { bmc } from './bmc';
import { cambridge } from './cambridge';
import { cell } from './cell';
import { ceur } from './ceur';
import { chemrxiv } from './chemrxiv';
import { citeseerx } from './citeseerx';
import { core } from './core';
import { cvf } from './cvf';
import { dagstuhl } from './dagstuhl';
import { dblp } from './dblp';
import { dspace } from './dspace';
import { ecva } from './ecva';
import { elife } from './elife';
import { emerald } from './emerald';
import { eprints } from './eprints';
import { euclid } from './euclid';
import { europepmc } from './europepmc';
import { frontiers } from './frontiers';
import { hal } from './hal';
import { highwire } from './highwire';
import { hindawi } from './hindawi';
import { huggingface } from './huggingface';
import { iacr } from './iacr';
import { ieee } from './ieee';
import { ijcai } from './ijcai';
import { inspire } from './inspire';
import { invenio } from './invenio';
import { iop } from './iop';
import { isca } from './isca';
import { jmlr } from './jmlr';
import { jstor } from './jstor';
import { scriptMatches } from './list-pages';
import { lww } from './lww';
import { mdpi } from './mdpi';
import { nature } from './nature';
import { nber } from './nber';
import { neurips } from './neurips';
import { ojs } from './ojs';
import { openreview } from './openreview';
import { osf } from './osf';
import { paperswithcode } from './paperswithcode';
import { peerj } from './peerj';
import { plos } from './plos';
import { pmc } from './pmc';
import { pmlr } from './pmlr';
import { proquest } from './proquest';
import { unproxied } from './proxy';
import { psycnet } from './psycnet';
import { pubmed } from './pubmed';
import { readerOf } from './reader';
import { repec } from './repec';
import { researchsquare } from './researchsquare';
import { rsc } from './rsc';
import { rss } from './rss';
import { scholar } from './scholar';
import { sciencedirect } from './sciencedirect';
import { scirate } from './scirate';
import { semanticscholar } from './semanticscholar';
import { silverchair } from './silverchair';
import { springer } from './springer';
import { ssrn } from './ssrn';
import { thieme } from './thieme';
import type { Identified, Source } from './types';
import { usenix } from './usenix';
import { virtual } from './virtual';

/** Every site that Offprint knows. */
export const sources: readonly Source[] = [
  arxiv,
  huggingface,
  ar5iv,
  alphaxiv,
  scirate,
  openreview,
  acl,
  neurips,
  pmlr,
  cvf,
  ecva,
  jmlr,
  ijcai,
  ojs,
  virtual,
  rss,
  isca,
  usenix,
  iacr,
  dagstuhl,
  ceur,
  dblp,
  semanticscholar,
  scholar,
  paperswithcode,
  core,
  citeseerx,
  pubmed,
  pmc,
  biorxiv,
  europepmc,
  chemrxiv,
  researchsquare,
  osf,
  ssrn,
  nber,
  repec,
  hal,
  invenio,
  inspire,
  ads,
  dspace,
  eprints,
  nature,
  plos,
  atypon,
  silverchair,
  highwire,
  springer,
  bmc,
  sciencedirect,
  cell,
  ieee,
  elife,
  peerj,
  frontiers,
  mdpi,
  cambridge,
  rsc,
  iop,
  aps,
  euclid,
  jstor,
  hindawi,
  thieme,
  emerald,
  lww,
  psycnet,
  proquest,
  annualreviews,
];

const byId = new Map(sources.map((source) => [source.id, source]));

/** The reader that knows every site. */
export const { sourceOf, identify, extract } = readerOf(sources, unproxied);

/**
 * Which paper does an address name, on any host? For addresses that the user gives. A page has no
 * right to what `identify` does not know: its own address may hold any name (lib/background/site-guard).
 */
export function identifyAddress(url: URL): (Identified & { source: string }) | undefined {
  const known = identify(url);
  if (known) return known;
  const found = identifiedByForm(url, sourceOf(url) !== undefined);
  return found && { ...found, page: url.href, source: 'generic' };
}

/** How much a source is believed: 4 what the user typed, 3 to 1 as in `Source.trust`. */
export function trustOf(source: string): number {
  return source === 'user' ? 4 : (byId.get(source)?.trust ?? 1);
}

/** Match patterns of all pages on which the content script runs. */
export const contentMatches: string[] = [...new Set(sources.flatMap(scriptMatches))];
