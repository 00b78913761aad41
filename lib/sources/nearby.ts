/** Identifiers that a page shows rather than tags: in its address, or close to its title. */
import { parseArxiv, parseDoi } from '../paper/identifiers';
import { linesOf } from './citation';

const dois = /\b10\.\d{4,9}(?:\.\d+)*\/[^\s"'<>]+/g;
const arxivIds =
  /(?:\barxiv(?:\.org\/(?:abs|pdf)\/|:\s*))((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z-]+)?\/\d{7})(?:v\d+)?)/gi;

/** What a text names: DOIs and arXiv ids, each once, in the order of the text. */
function idsIn(text: string): string[] {
  const found = [
    ...[...text.matchAll(dois)].flatMap(([doi]) => parseDoi(doi) ?? []).map((doi) => `doi:${doi}`),
    ...[...text.matchAll(arxivIds)]
      .flatMap(([, id]) => parseArxiv(id ?? '')?.id ?? [])
      .map((id) => `arxiv:${id}`),
  ];
  return [...new Set(found)];
}

/** Files and faces that publishers put behind the DOI of a path. */
const faces =
  /(?:\/(?:full|pdf|epdf|abstract|html|meta|summary|download|epub)|\.(?:pdf|html?|full))+$/i;

/** A DOI that is an ISBN and no more names a book of many chapters. */
const wholeBook = /^doi:10\.[\d.]+\/(?:b|isbn)?97[89][\d-]{10,14}$/;

/** Parameters that name the work on show; `q=` and its like name what is looked for. */
const naming = /^(?:doi|id|article_?id|paper_?id|persistent_?id|identifier|uri)$/i;

/** A parameter that is a DOI from its beginning to its end, or whatever stands in `doi=`. */
function namedIn(url: URL): string {
  for (const [name, value] of [...url.searchParams].slice(0, 50)) {
    if (name.toLowerCase() === 'doi') return value;
    if (!naming.test(name)) continue;
    if (/^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i.test(value)) return value;
  }
  return '';
}

/** The DOI, arXiv id, PMC or PubMed id that an address holds in its path or names, if it is one. */
export function idInAddress(url: URL): string | undefined {
  let path = url.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray percent sign: the path as it stands.
  }
  const text = `${path.replace(faces, '')} ${namedIn(url)}`;
  const ids = idsIn(text.slice(0, 2000));
  if (ids.length > 0) return ids.length === 1 && !wholeBook.test(ids[0] ?? '') ? ids[0] : undefined;
  const pmc = /\/articles\/(PMC[1-9]\d{3,9})(?:\/|$)/i.exec(path)?.[1];
  if (pmc) return `pmcid:${pmc.toUpperCase()}`;
  const pmid = /^[1-9]\d{3,8}$/.exec(url.searchParams.get('pmid') ?? '')?.[0];
  return pmid && `pmid:${pmid}`;
}

/** How far around the title to look: elements upwards, and characters of text. */
const maxSteps = 3;
const maxText = 4000;

/**
 * The DOI or arXiv id that stands near the only title of a page. `undefined` when there are several
 * titles, none, or different identifiers around.
 */
export function idNearTitle(document: Document): string | undefined {
  const titles = [...document.querySelectorAll('h1')].filter((each) => each.textContent?.trim());
  if (titles.length !== 1) return undefined;
  let around: Element | null | undefined = titles[0];
  for (let step = 0; step <= maxSteps && around; step += 1, around = around.parentElement) {
    if (/^(?:body|html)$/i.test(around.localName)) return undefined;
    if (lettersIn(around, maxText) > maxText) return undefined;
    const links = [...around.querySelectorAll('a[href*="doi.org/10."], a[href*="arxiv.org/abs/"]')]
      .slice(0, 20)
      .map((link) => link.getAttribute('href') ?? '');
    // In the text an identifier may run into the next word.
    const ids = idsIn(links.length > 0 ? links.join('\n') : linesOf(around));
    if (ids.length > 0) return ids.length === 1 ? ids[0] : undefined;
  }
  return undefined;
}

/** How many letters an element holds, counted until there are more than `most`. */
function lettersIn(node: Node, most: number, depth = 0): number {
  if (node.nodeType === 3) return node.textContent?.length ?? 0;
  if (depth > 100) return most + 1;
  let count = 0;
  for (let child = node.firstChild; child && count <= most; child = child.nextSibling) {
    count += lettersIn(child, most - count, depth + 1);
  }
  return count;
}
