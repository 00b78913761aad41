/**
 * Pages with less on them than their site knows: without tags, without data in scripts, without a
 * body, or with tags alone. Nothing is made up, and what the page still says is still read.
 */
import { describe, expect, it } from 'vitest';
import { nameText } from '@/lib/paper/normalise';
import { recordSchema } from '@/lib/paper/schema';
import { spelledOut } from '@/lib/paper/spelling';
import { extract, identify } from '@/lib/sources/index';
import { doms, fixtures } from './fixtures';

const [, documentOf] = doms[1] ?? [];
if (!documentOf) throw new Error('no DOM');

const letters = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&[a-z#\d]+;|<[^<>]*>|\\[a-z]+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

const without: [string, (html: string) => string][] = [
  ['tags', (html) => html.replace(/<meta\b[^>]*>/gi, '')],
  ['scripts', (html) => html.replace(/<script\b[\s\S]*?<\/script>/gi, '')],
  ['tags and scripts', (html) => html.replace(/<meta\b[^>]*>|<script\b[\s\S]*?<\/script>/gi, '')],
  ['a body', (html) => html.replace(/<body\b[\s\S]*$/i, '<body></body></html>')],
  ['headings', (html) => html.replace(/<h[1-6]\b[\s\S]*?<\/h[1-6]>/gi, '')],
  ['links', (html) => html.replace(/\shref=("[^"]*"|'[^']*')/gi, '')],
  ['authors’ tags', (html) => html.replace(/<meta\b[^>]*(?:author|creator)[^>]*>/gi, '')],
  [
    'dates’ and abstracts’ tags',
    (html) => html.replace(/<meta\b[^>]*(?:date|abstract|description|year)[^>]*>/gi, ''),
  ],
];

const papers = fixtures().filter(({ record }) => record !== undefined);

describe.each(without)('a page without %s', (_what, strip) => {
  it.each(papers.map((each) => [each.name, each] as const))(
    '%s',
    (_name, { html, url, record }) => {
      const page = strip(html);
      const found = extract(documentOf(page), url);
      if (!found) return;
      expect(recordSchema.parse(found)).toEqual(found);
      // All that is told stands on the page, in its address, or in what it said whole.
      const source =
        letters(page) +
        letters(page.replace(/[<>]/g, ' ')) +
        letters(decodeURIComponent(url.href)) +
        letters(JSON.stringify(record));
      const { title, authors, venue } = spelledOut(found);
      expect(source).toContain(letters(title));
      for (const name of authors) {
        for (const part of nameText(name).split(/[\s.,-]+/))
          expect(source).toContain(letters(part));
      }
      if (venue !== undefined && record?.venue === undefined)
        expect(source).toContain(letters(venue));
      // The paper is the same one.
      const [own] = identify(url)?.identifiers ?? [];
      if (own && record?.identifiers.includes(own)) expect(found.identifiers).toContain(own);
    },
  );
});

const sites = [...new Map(papers.map((each) => [each.site, each])).values()];
const meta = (tags: Record<string, string>) =>
  Object.entries(tags)
    .map(([name, content]) => `<meta name="${name}" property="${name}" content="${content}">`)
    .join('');
const words =
  'We count the sheep of nine meadows, twice, and find that none is missing in the morning.';
const kinds: [string, string][] = [
  [
    'citation tags',
    meta({
      citation_title: 'Counting Sheep',
      citation_author: 'Doe, Jane',
      citation_abstract: words,
      citation_date: '2024/05/06',
    }),
  ],
  [
    'Dublin Core',
    meta({
      'dc.title': 'Counting Sheep',
      'dc.creator': 'Doe, Jane',
      'dc.description': words,
      'dc.date': '2024-05-06',
      'dc.type': 'article',
    }),
  ],
  [
    'Open Graph',
    `${meta({ 'og:title': 'Counting Sheep', 'og:description': words, 'article:published_time': '2024-05-06' })}</head><body><h1>Counting Sheep</h1>`,
  ],
  [
    'linked data',
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'ScholarlyArticle', name: 'Counting Sheep', headline: 'Counting Sheep', author: [{ '@type': 'Person', name: 'Jane Doe' }], datePublished: '2024-05-06', description: words })}</script>`,
  ],
];

describe.each(kinds)('a page of %s alone', (_kind, head) => {
  it.each(sites.map((each) => [each.site, each] as const))(
    'at %s says that and no more',
    (_site, { url }) => {
      const found = extract(documentOf(`<html><head>${head}</head><body></body></html>`), url);
      if (!found) return;
      expect(recordSchema.parse(found)).toEqual(found);
      expect(letters(found.title)).toBe('countingsheep');
      expect(found.authors.every(({ family }) => family === 'Doe')).toBe(true);
      expect(found.abstract === undefined || found.abstract === words).toBe(true);
      expect(
        found.issued === undefined ||
          found.issued.year === 2024 ||
          url.href.includes(String(found.issued.year)),
      ).toBe(true);
    },
  );
});

it.each(sites.map((each) => [each.site, each] as const))(
  'an empty page at %s is none',
  (_site, { url }) => {
    expect(extract(documentOf('<html><head></head><body></body></html>'), url)?.title ?? '').toBe(
      '',
    );
  },
);
