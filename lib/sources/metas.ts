/**
 * The meta tags of a page: Highwire `citation_*`, Dublin Core, PRISM, EPrints, OpenGraph. Only
 * querySelector, getAttribute and textContent are used, as everywhere in this folder.
 */
import { maxAbstract } from '../paper/normalise';
import { unescaped } from './markup';

/** Meta tags read at most, and values kept of one name: hostile pages stay cheap. */
export const maxTags = 20_000;
/** Children of the body among which moved tags are looked for. */
const maxMoved = 2000;
/** Names of tags that only describe a work: with one in the head, the others are there too. */
const telling = /^(?:bepress_)?citation_(?:title|author)|^(?:dc|dcterms|prism|eprints)[.:]title/i;
export const maxValues = 5000;
const maxLength = maxAbstract * 4;

/** The metadata of a page by name, in lower case and the order of the page. */
export interface Metas {
  /** First non-empty value of the first name that has one. */
  first(...names: string[]): string | undefined;
  /** All values of the first name that has any. */
  all(...names: string[]): string[];
}

const known =
  /^(?:citation_(?!reference|author_)|dc|prism\.|og:|article:|eprints\.|(?:description|keywords|doi|publication_doi|author|license|generator)$)/;

/**
 * A name that this module keeps, in lower case; `bepress_citation_title` and `DC:Title` are spellings
 * of others.
 */
function knownName(written: string): string | undefined {
  const name = written
    .slice(0, 100)
    .toLowerCase()
    .replace(/^bepress_/, '')
    .replace(/^(dc|dcterms|prism|eprints):/, '$1.');
  return known.test(name) ? name : undefined;
}

/** The `link` elements of one kind: in the head, or where the parser has moved them. */
export function linksOf(document: Document, rel: string): Element[] {
  const selector = `link[rel~="${rel}"]`;
  // A parser without layout makes no head of its own.
  if (!document.head?.firstElementChild) return [...document.querySelectorAll(selector)];
  const moved = [...childrenOf(document.body, maxMoved)].filter(
    (each) => each.localName === 'link' && each.getAttribute('rel') === rel,
  );
  return [...document.head.querySelectorAll(selector), ...moved];
}

/**
 * The meta tags of the head, and those that the parser has moved to the start of the body because
 * something in the head belongs there: so a long page need not be walked through. Only a page whose
 * head tells nothing is looked through whole.
 */
function* tagsOf(document: Document): Generator<Element> {
  const head = [...childrenOf(document.head, maxTags)].flatMap((each) =>
    // A `noscript` is one element with scripts, and holds tags without.
    each.localName === 'meta' ? each : [...each.querySelectorAll('meta')],
  );
  const told = head.some((tag) =>
    telling.test(tag.getAttribute('name') || tag.getAttribute('property') || ''),
  );
  if (!told) return yield* inside(document);
  yield* head;
  for (const moved of childrenOf(document.body, maxMoved)) {
    if (moved.localName === 'meta') yield moved;
  }
}

function* childrenOf(parent: Element | null, most: number): Generator<Element> {
  let child = parent?.firstElementChild;
  for (let at = 0; child && at < most; at += 1, child = child.nextElementSibling) yield child;
}

function* inside(root: Document): Generator<Element> {
  const tags = root.getElementsByTagName('meta');
  // By number: a live list of 100,000 is not copied.
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at];
    if (tag) yield tag;
  }
}

/** Reads the meta tags of a document once. */
export function metasOf(document: Document): Metas {
  const found = new Map<string, string[]>();
  // Pages have few names and many tags (`citation_reference`): each name is looked at once.
  const names = new Map<string, string | undefined>();
  let left = maxTags;
  for (const tag of tagsOf(document)) {
    left -= 1;
    if (left < 0) break;
    const written = tag.getAttribute('name') || tag.getAttribute('property') || '';
    if (!names.has(written)) names.set(written, knownName(written));
    const name = names.get(written);
    if (name === undefined) continue;
    const value = unescaped((tag.getAttribute('content') ?? '').slice(0, maxLength)).trim();
    if (!value) continue;
    const values = found.get(name) ?? [];
    if (values.length < maxValues) values.push(value);
    found.set(name, values);
  }
  const all = (...names: string[]) => {
    for (const name of names) {
      const values = found.get(name);
      if (values) return values;
    }
    return [];
  };
  return { all, first: (...names) => all(...names)[0] };
}
