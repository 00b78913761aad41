/**
 * The meta tags of a page: Highwire `citation_*`, Dublin Core, PRISM, EPrints, OpenGraph. Only
 * querySelector, getAttribute and textContent are used, as everywhere in this folder.
 */
import { maxAbstract } from '../paper/normalise';
import { unescaped } from './markup';

/** Meta tags read at most, and values kept of one name: hostile pages stay cheap. */
const maxTags = 20_000;
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

/** Names in lower case; `bepress_citation_title` and `DC:Title` are spellings of others. */
function nameOf(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/^bepress_/, '')
    .replace(/^(dc|dcterms|prism|eprints):/, '$1.');
}

/** Reads the meta tags of a document once. */
export function metasOf(document: Document): Metas {
  const found = new Map<string, string[]>();
  const tags = document.querySelectorAll('meta[content]');
  const count = Math.min(tags.length, maxTags);
  for (let at = 0; at < count; at += 1) {
    const tag = tags[at];
    const name = nameOf(tag?.getAttribute('name') || tag?.getAttribute('property') || '');
    if (!known.test(name)) continue;
    const value = unescaped((tag?.getAttribute('content') ?? '').slice(0, maxLength)).trim();
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
