/** schema.org ScholarlyArticle in JSON-LD, at the top, in a list, in `@graph` or as a main entity. */
import type { Name } from '../paper/schema';
import { namesOf, pageRange, type Said, webUrl } from './citation';

const maxScripts = 20;
const maxLength = 1_000_000;

type Loose = { [key: string]: unknown };
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Text of a string, of the first string of a list, or of the `name` or `value` of an object. */
function textIn(value: unknown): string {
  for (const item of listOf(value)) {
    if (typeof item === 'string') return item;
    if (typeof item === 'number') return String(item);
    if (isObject(item)) return textIn(item.name ?? item.value ?? item['@value']);
  }
  return '';
}

/** The first article that the page describes. Malformed scripts are skipped. */
export function scholarlyArticle(document: Document, url: URL): Said | undefined {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  for (const script of scripts.slice(0, maxScripts)) {
    const text = script.textContent ?? '';
    if (text.length > maxLength || !text.includes('ScholarlyArticle')) continue;
    try {
      const article = findArticle(JSON.parse(text), 0);
      if (article) return said(article, url);
    } catch {
      // Not JSON: the next script may be.
    }
  }
  return undefined;
}

function findArticle(value: unknown, depth: number): Loose | undefined {
  if (depth > 4) return undefined;
  for (const item of listOf(value).slice(0, 100)) {
    if (!isObject(item)) continue;
    if (listOf(item['@type']).some((type) => /ScholarlyArticle$/.test(String(type)))) return item;
    const inner = findArticle(item['@graph'] ?? item.mainEntity, depth + 1);
    if (inner) return inner;
  }
  return undefined;
}

function said(article: Loose, url: URL): Said {
  const partOf = periodicals(article.isPartOf);
  const pdf = listOf(article.encoding).find(
    (item) => isObject(item) && /pdf/i.test(textIn(item.encodingFormat) + textIn(item.contentUrl)),
  );
  const ids = [article.identifier, article.sameAs, article['@id'], article.url]
    .flatMap(listOf)
    .map((id) => (typeof id === 'string' ? id : isObject(id) ? textIn(id.value ?? id['@id']) : ''));
  return {
    title: textIn(article.headline) || textIn(article.name),
    authors: listOf(article.author ?? article.creator)
      .slice(0, 5000)
      .flatMap(nameIn),
    abstract: textIn(article.abstract) || textIn(article.description),
    issued: textIn(article.datePublished),
    venue: partOf.name,
    volume: partOf.volume,
    issue: partOf.issue,
    pages:
      pageRange(textIn(article.pageStart), textIn(article.pageEnd)) || textIn(article.pagination),
    kind: partOf.name ? 'article-journal' : 'article',
    urls: {
      pdf: isObject(pdf) ? webUrl(textIn(pdf.contentUrl) || textIn(pdf.url), url) : undefined,
    },
    keywords: listOf(article.keywords).flatMap((words) => textIn(words).split(',')),
    identifiers: ids
      .filter((id) => /^(?:doi:|10\.|https?:\/\/(?:dx\.)?doi\.org\/)/i.test(id))
      .map((id) => `doi:${id.replace(/^doi:/i, '')}`),
  };
}

function nameIn(value: unknown): Name[] {
  if (!isObject(value)) return namesOf([textIn(value)]);
  const [family, given] = [textIn(value.familyName), textIn(value.givenName)];
  if (family && given) return namesOf([`${family}, ${given}`]);
  return namesOf([textIn(value.name)]);
}

/** An article is part of an issue, that of a volume, that of a journal. */
function periodicals(value: unknown): { name?: string; volume?: string; issue?: string } {
  const found: { name?: string; volume?: string; issue?: string } = {};
  let level: unknown = value;
  for (let depth = 0; depth < 4; depth += 1) {
    for (const part of listOf(level).filter(isObject)) {
      const [name, volume, issue] = [
        textIn(part.name),
        textIn(part.volumeNumber),
        textIn(part.issueNumber),
      ];
      if (name) found.name = name;
      if (volume) found.volume = volume;
      if (issue) found.issue = issue;
    }
    const next: Loose | undefined = listOf(level).filter(isObject)[0];
    level = next?.isPartOf;
  }
  return found;
}
