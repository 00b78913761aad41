/**
 * The detector of links on unknown hosts: does the page link to papers? It asks the worker only where
 * a link looks like it. Whether they are in the library makes no difference: the page could see it.
 */
import type { ask as askWorker } from '../messaging/ask';
import { countLinked } from './count-linked';

/**
 * Addresses that may be those of papers, for pages of all kinds: a DOI in any place, an arXiv id, an article of a journal
 * system, and hosts that have little else. tests/unit/page/links.test.ts tells how many of the
 * addresses that lib/sources knows are among them; the worker sorts out the others.
 */
export const paperAddress = new RegExp(
  [
    String.raw`[/=:]10\.\d{4,9}(\.\d+)*(/|%2f)\S`,
    String.raw`\d{4}\.\d{4,5}(v\d+)?($|[^\d.])`,
    String.raw`/article/view/\d`,
    String.raw`/(bitstream|handle|pii|eprint)/\S`,
    `(${[
      String.raw`openreview\.net/.*id=|semanticscholar\.org/|aclanthology\.|aclweb\.org|acl\.ldc`,
      String.raw`[/.](hf\.co/papers|proceedings\.|nips\.cc/|usenix\.org|ia\.cr|osf\.io|core\.ac|cern\.ch/rec)`,
      String.raw`[/.]((iclr|icml|neurips|thecvf)\.c|ecva\.|jmlr\.|ijcai\.|isca-|ceur-ws|dagstuhl|roboticsp|virtual_)`,
      'arxiv|lanl.gov|scirate|eprint|dblp|paperswithcode|citeseer|pubmed|pmc|rxiv|researchsquare|ssrn',
      'nber.org|repec|hal[.-]|archives-ouvertes|zenodo|inspirehep|adsabs|jstor|peerj|elifesci|mdpi',
      'frontiersin|nature.com|academic.oup|jamanet|direct.mit|pubs.aip|bmj.com|pnas|sciencemag|biomedc',
      'cell.com|thelancet|cambridge.org|rsc.org|iopsc|aps.org|hindawi|lww.com|psycnet|proquest',
      'ieeexplore|dl.acm|sciencedirect|rupress|cshlp|plosone',
    ].join('|')})${String.raw`\S*\d`}`,
  ].join('|'),
  'i',
);

/** Call back once when badges are worth loading. */
export function detectLinks(window: Window, ask: typeof askWorker, found: () => void): void {
  const stop = new AbortController();
  const again = countLinked({
    window,
    ask,
    own: [],
    pattern: paperAddress,
    signal: stop.signal,
    tell({ papers }) {
      if (papers === 0) return;
      stop.abort();
      found();
    },
  });
  const { navigation } = window as Window & { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', again, { signal: stop.signal });
}
