/** schema.org papers in JSON-LD: at the top, in lists, in `@graph`, or as a main entity. */
import type { Name, PaperKind } from '../paper/schema';
import { namesOf, pageRange, type Said, webUrl } from './citation';
import { unescaped } from './markup';

const maxScripts = 20;
/** Characters of all scripts together, and objects looked at: a hostile page stays cheap. */
const maxLength = 2_000_000;
const maxObjects = 2000;

type Loose = { [key: string]: unknown };
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** Text of a string, of the first string of a list, or of the `name` or `value` of an object. */
function textIn(value: unknown, depth = 0): string {
  for (const item of listOf(value).slice(0, 10)) {
    if (typeof item === 'string') return unescaped(item.slice(0, 200_000));
    if (typeof item === 'number') return String(item);
    if (isObject(item) && depth < 4)
      return textIn(item.name ?? item.value ?? item['@value'], depth + 1);
  }
  return '';
}

/** Types of works that are papers by themselves, and what they are. */
const papers: [RegExp, PaperKind | undefined][] = [
  [/ScholarlyArticle$/, undefined],
  [/(?:^|[/:])Thesis$/, 'thesis'],
  [/(?:^|[/:])Chapter$/, 'chapter'],
];
/** Types of all kinds of things: papers only with a DOI and authors. */
const perhaps: [RegExp, PaperKind | undefined][] = [
  [/(?:^|[/:])(?:Tech)?Article$/, undefined],
  [/(?:^|[/:])Report$/, 'report'],
  [/(?:^|[/:])Book$/, 'book'],
  [/(?:^|[/:])CreativeWork$/, undefined],
];
/** Things that carry a DOI too, and pages about many works. */
const others =
  /(?:News|Blog|Advertiser)\w*$|Dataset$|Software\w*$|(?:Collection|SearchResults)Page$|ItemList$|Periodical$|Publication(?:Issue|Volume)$|BookSeries$|Person$/;

const typesOf = (item: Loose) => listOf(item['@type']).slice(0, 10).map(String);
const kindIn = (types: string[], table: typeof papers) =>
  table.find(([pattern]) => types.some((type) => pattern.test(type)));

/**
 * The paper that the page describes. Of several, the one with the page's address or title; when
 * that tells none, the page is about many. Malformed scripts are skipped.
 * @param titles what else the page calls itself.
 */
export function scholarlyArticle(
  document: Document,
  url: URL,
  titles: readonly string[] = [],
): Said | undefined {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const found: Said[] = [];
  let left = maxLength;
  for (const script of scripts.slice(0, maxScripts)) {
    const text = script.textContent ?? '';
    left -= text.length;
    if (left < 0) break;
    if (!/Article|Thesis|Chapter|Report|Book|CreativeWork/.test(text)) continue;
    try {
      found.push(...articlesIn(JSON.parse(text), url));
    } catch {
      // Not JSON: the next script may be.
    }
  }
  const [first] = found;
  const fold = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (!first || found.every(({ title }) => fold(title) === fold(first.title))) return first;
  const own = new Set(titles.map(fold));
  return found.find(({ title, urls }) => urls?.page === url.href || own.has(fold(title)));
}

/** Articles in the order of the data: those of a graph, a list or a main entity. */
function articlesIn(root: unknown, url: URL): Said[] {
  const found: Said[] = [];
  let left = maxObjects;
  const walk = (value: unknown, depth: number): void => {
    for (const item of listOf(value)) {
      left -= 1;
      if (left < 0 || found.length > 20) return;
      if (!isObject(item)) continue;
      const types = typesOf(item);
      if (types.some((type) => others.test(type))) continue;
      const sure = kindIn(types, papers);
      const maybe = sure ?? kindIn(types, perhaps);
      const article = maybe && said(item, url, maybe[1]);
      if (article && (sure || (article.identifiers?.length && article.authors?.length))) {
        if (article.title) found.push(article);
      } else if (depth < 8) {
        walk(item['@graph'], depth + 1);
        walk(item.mainEntity, depth + 1);
        walk(item.mainEntityOfPage, depth + 1);
      }
    }
  };
  walk(root, 0);
  return found;
}

function said(article: Loose, url: URL, kind: PaperKind | undefined): Said {
  const partOf = periodicals(article.isPartOf);
  const pdf = [...listOf(article.encoding), ...listOf(article.associatedMedia)]
    .slice(0, 50)
    .find(
      (item) =>
        isObject(item) && /pdf/i.test(textIn(item.encodingFormat) + textIn(item.contentUrl)),
    );
  const ids = [article.identifier, article.sameAs, article['@id'], article.url, article.doi]
    .flatMap((value) => listOf(value).slice(0, 20))
    .map((id) => (typeof id === 'string' ? id : isObject(id) ? textIn(id.value ?? id['@id']) : ''));
  const authors = article.author ?? article.creator;
  return {
    title: textIn(article.headline) || textIn(article.name),
    authors: listOf(authors).slice(0, 5000).flatMap(nameIn),
    abstract: textIn(article.abstract) || textIn(article.description),
    issued: textIn(article.datePublished) || textIn(article.dateCreated),
    venue: partOf.name ?? '',
    volume: partOf.volume ?? textIn(article.volumeNumber),
    issue: partOf.issue ?? textIn(article.issueNumber),
    pages:
      pageRange(textIn(article.pageStart), textIn(article.pageEnd)) || textIn(article.pagination),
    kind: kind ?? (partOf.name ? 'article-journal' : 'article'),
    urls: {
      page: webUrl(textIn(article.url), url),
      pdf: isObject(pdf) ? webUrl(textIn(pdf.contentUrl) || textIn(pdf.url), url) : undefined,
    },
    keywords: listOf(article.keywords)
      .slice(0, 100)
      .flatMap((words) => textIn(words).split(',')),
    license: textIn(article.license) || licenceId(article.license),
    identifiers: ids.flatMap(idIn),
  };
}

function licenceId(value: unknown): string {
  const first = listOf(value)[0];
  return isObject(first) ? textIn(first.url ?? first['@id']) : '';
}

function idIn(id: string): string[] {
  const doi = /^(?:doi:\s*|https?:\/\/(?:dx\.|www\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(
    id,
  )?.[1];
  if (doi) return [`doi:${doi}`];
  const arxiv = /^(?:arxiv:|https?:\/\/arxiv\.org\/abs\/)(\S+)$/i.exec(id)?.[1];
  return arxiv ? [`arxiv:${arxiv}`] : [];
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
    const parts = listOf(level).slice(0, 20).filter(isObject);
    for (const part of parts) {
      const [name, volume, issue] = [
        textIn(part.name),
        textIn(part.volumeNumber),
        textIn(part.issueNumber),
      ];
      if (name) found.name = name;
      if (volume) found.volume = volume;
      if (issue) found.issue = issue;
    }
    level = parts[0]?.isPartOf;
  }
  return found;
}
