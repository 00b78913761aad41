/**
 * How sites lay out a paper in their lists, where links alone don't tell: what encloses one paper,
 * and where its title and authors stand. One row a site, apart from the site's own file, because
 * every paper's page carries that and only lists need this. Structures from the sites' lists as of
 * 2026; a list without a row is read by its links.
 */
import { parseName } from '../paper/normalise';
import type { Name } from '../paper/schema';
import { namesOf, type Said, textOf } from './citation';

export interface ListLayout {
  /** Encloses the links of one paper. */
  item: string;
  /** What the item says stands in this element; by default in the item itself. */
  body?(item: Element): Element | null;
  title?: string;
  /** One element an author. */
  authors?: string;
  abstract?: string;
  /** What else the item says, or says otherwise. */
  more?(body: Element, item: Element): Partial<Said>;
  /** The address that a link means, where only a script of the site follows what it says. */
  address?(href: string): string;
}

/** `Smith J, Doe AB`: family names first, initials last. */
const initialsLast = (text: string): Name[] =>
  text
    .replace(/\.\s*$/, '')
    .split(/\s*,\s*/)
    .slice(0, 1000)
    .flatMap((each) => {
      const [, family, given] = /^(.*\p{Ll}.*) (\p{Lu}{1,4})$/u.exec(each.trim()) ?? [];
      return family && given ? [{ family, given }] : namesOf([each]);
    });

const arxivSearch = (body: Element): Partial<Said> => ({
  issued: /Submitted\s+(\d{1,2} \w+, \d{4})/.exec(textOf(body, 20_000))?.[1]?.replace(',', ''),
});

export const layouts: Record<string, ListLayout | undefined> = {
  arxiv: {
    // `dt` with the links and `dd` with the rest; a result of the search is one `li`.
    item: 'dl > dt, li.arxiv-result',
    body: (item) => (item.localName === 'dt' ? item.nextElementSibling : item),
    title: 'div.list-title, p.title',
    authors: '.list-authors a, p.authors a',
    abstract: '.abstract-full, p.mathjax',
    more: (body, item) =>
      item.localName === 'dt'
        ? {
            title: textOf(body.querySelector('.list-title')).replace(/^Title:\s*/i, ''),
            abstract: textOf(body.querySelector('p.mathjax')),
            categories: [
              ...textOf(body.querySelector('.list-subjects')).matchAll(/\(([\w.-]+)\)/g),
            ].map(([, category]) => category ?? ''),
          }
        : arxivSearch(body),
  },
  huggingface: { item: 'article', title: 'h3', more: (_body, item) => fromProps(item) },
  openreview: { item: '.note', title: 'h4', authors: '.note-authors a, .note-authors span' },
  acl: { item: 'p.d-sm-flex', title: 'strong', authors: 'a[href^="/people/"]' },
  neurips: {
    item: 'li',
    title: 'a[href*="hash"]',
    more: (body) => ({
      authors: namesOf(
        textOf(body.querySelector('i, .paper-authors'))
          .split(/\s*,\s*/)
          .filter(Boolean),
      ),
    }),
  },
  pmlr: {
    item: 'div.paper',
    title: 'p.title',
    more: (body) => ({
      authors: namesOf(textOf(body.querySelector('.authors')).split(/\s*,\s*/)),
    }),
  },
  cvf: {
    item: 'dt.ptitle',
    title: 'a',
    more: (_body, item) => ({
      authors: namesOf(
        [...(item.nextElementSibling?.querySelectorAll('form a') ?? [])].map((each) =>
          textOf(each, 500),
        ),
      ),
    }),
  },
  pubmed: {
    item: 'article.full-docsum',
    title: 'a.docsum-title',
    more: (body) => ({
      authors: initialsLast(textOf(body.querySelector('.docsum-authors.full-authors'))),
      issued: /\b\d{4}(?: [A-Z][a-z]{2})?(?: \d{1,2})?(?=[;.:])/.exec(
        textOf(body.querySelector('.docsum-journal-citation.full-journal-citation')),
      )?.[0],
    }),
  },
  biorxiv: {
    item: '.highwire-article-citation',
    title: '.highwire-cite-title',
    authors: '.highwire-citation-author',
  },
  scholar: {
    item: '.gs_r.gs_or, .gs_or, tr.gsc_a_tr',
    title: '.gs_rt a, a.gsc_a_at',
    more: (body) => {
      // `A Author, B Author - Venue, 2020 - host`; an ellipsis means that names are missing.
      const [names = '', venue = ''] = textOf(body.querySelector('.gs_a')).split(/\s[-–]\s/);
      const issued = /\b(?:19|20)\d\d\b/.exec(venue)?.[0];
      return {
        authors: names.includes('…')
          ? []
          : names.split(/\s*,\s*/).flatMap((n) => parseName(n) ?? []),
        ...(issued && { issued }),
      };
    },
  },
  dblp: {
    item: 'li.entry',
    title: 'cite .title, .title',
    authors: 'span[itemprop="author"] span[itemprop="name"]',
    more: (body) => ({
      title: textOf(body.querySelector('.title')).replace(/\.$/, ''),
      issued: textOf(body.querySelector('[itemprop="datePublished"]')),
    }),
  },
  semanticscholar: {
    item: '.cl-paper-row, [data-test-id="reference"], [data-test-id="cited-by"], .citation-list__citations > div',
    title: '[data-test-id="title-link"], .cl-paper-title',
    authors: '.cl-paper-authors__author-box > a',
  },
  inspire: {
    item: '.result-item',
    title: '.result-item-title, [data-test-id="literature-result-title-link"]',
    // Links to profiles; those who have none are not linked, and then the list would have gaps.
    more: (body) => ({
      authors: isWhole(body)
        ? namesOf(
            [...body.querySelectorAll('a[href*="/authors/"]')].map((each) => textOf(each, 500)),
          )
        : [],
      issued: /\((?:[A-Z][a-z]{2} \d{1,2}, )?(?:19|20)\d\d\)/
        .exec(textOf(body, 20_000))?.[0]
        .slice(1, -1),
    }),
  },
  ads: {
    // ADS until 2026 and SciX, which follows it.
    item: 'li:has(.s-results-title), article[aria-labelledby^="result-"]',
    title: '.s-results-title, h3',
    address: (href) => href.replace(/^#abs\//, '/abs/'),
    more: (body) => {
      const listed = '.all-authors .article-author';
      const most = body.querySelector(listed) ? listed : '.article-author';
      const cut = body.querySelector('.show-all-authors') && most !== listed;
      const names = [...body.querySelectorAll(most)].map((each) =>
        textOf(each, 500).replace(/;$/, ''),
      );
      return {
        authors: cut ? [] : namesOf(names),
        issued: textOf(body.querySelector('[aria-label="date published"]')).replace('/', '-'),
      };
    },
  },
  europepmc: {
    item: '[id^="search-results--single--block"], .citation',
    title: '.citation-title',
    more: (body) => ({
      title: textOf(body.querySelector('.citation-title')).replace(/\.$/, ''),
      authors: initialsLast(
        [...body.querySelectorAll('a[href*="AUTH:"], a[href*="AUTH%3A"]')]
          .map((each) => textOf(each, 500).replace(/[,\s]+$/, ''))
          .join(', '),
      ),
    }),
  },
  core: {
    item: '[itemtype$="://schema.org/ScholarlyArticle"]',
    title: '[itemprop="name"] a, h3',
    abstract: '[itemprop="abstract"]',
    more: (body) => ({
      // What is shown has lost the comma of `Lindqvist, Maja`; the search for the name has it.
      authors: namesOf(
        [...body.querySelectorAll('[itemprop="author"]')].map((each) => {
          const search = URL.parse(
            each.querySelector('a')?.getAttribute('href') ?? '',
            'https://core.ac.uk',
          );
          const asked = /^author:\(?"?([^()"]+)/.exec(search?.searchParams.get('q') ?? '')?.[1];
          return asked ?? textOf(each, 500);
        }),
      ),
      issued: textOf(body.querySelector('[itemprop="datePublished"]')),
    }),
  },
};

/** INSPIRE cuts long lists of authors: `Maja Lindqvist et al.`, `(38 authors)`. */
const isWhole = (body: Element) => !/\bet al\b|\d+ authors\)/.test(textOf(body, 20_000));

type Loose = { [key: string]: unknown };
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

/** Hugging Face's lists carry all that they show as JSON, abstracts and authors included. */
function fromProps(item: Element): Partial<Said> {
  const id = /\/papers\/(\d{4}\.\d{4,5})/.exec(
    item.querySelector('a[href*="/papers/"]')?.getAttribute('href') ?? '',
  )?.[1];
  const json = item.closest('[data-props]')?.getAttribute('data-props');
  if (!id || !json || json.length > 8_000_000) return {};
  try {
    const props: unknown = JSON.parse(json);
    const lists = isObject(props) ? Object.values(props).filter(Array.isArray) : [];
    const entries = lists.flat().filter(isObject);
    const paper = entries
      .map((entry) => (isObject(entry.paper) ? entry.paper : entry))
      .find((each) => each.id === id);
    if (!paper) return {};
    const authors = Array.isArray(paper.authors) ? paper.authors.filter(isObject) : [];
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    return {
      ...(text(paper.title) && { title: text(paper.title) }),
      authors: namesOf(
        authors.filter(({ hidden }) => hidden !== true).map(({ name }) => text(name)),
      ),
      abstract: text(paper.summary),
      issued: text(paper.publishedAt),
    };
  } catch {
    return {};
  }
}
