import { describe, expect, it } from 'vitest';
import { extractGeneric } from '@/lib/sources/generic';
import { idInAddress, idNearTitle } from '@/lib/sources/nearby';
import { doms } from './fixtures';

const meta = (tags: Record<string, string>) =>
  Object.entries(tags)
    .map(([name, content]) => `<meta name="${name}" content="${content}">`)
    .join('');
const data = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const article = (name: string, more = {}) => ({
  '@type': 'ScholarlyArticle',
  name,
  author: [{ '@type': 'Person', name: 'Jane Doe' }],
  ...more,
});
const at = new URL('https://journal.example.org/here');

describe.each(doms)('a page is no paper in %s', (_where, documentOf) => {
  it.each([
    ['a journal', meta({ citation_title: 'Journal of X', citation_journal_title: 'Journal of X' })],
    [
      'an issue',
      meta({
        citation_title: 'Journal of X',
        citation_journal_title: 'Journal of X',
        citation_date: '2031',
      }),
    ],
    ['a journal in JSON-LD', data({ '@type': 'Periodical', name: 'Journal of X', issn: '1' })],
    ['an issue in JSON-LD', data({ '@type': 'PublicationIssue', hasPart: [article('A')] })],
    ['a series', data({ '@type': 'BookSeries', name: 'Lectures', mainEntity: article('A') })],
    ['an author', data({ '@type': 'Person', name: 'Jane Doe', mainEntity: article('A') })],
    [
      'a search',
      data({
        '@type': 'SearchResultsPage',
        mainEntity: { '@type': 'ItemList', itemListElement: [article('A')] },
      }),
    ],
    ['a list', data([article('A'), article('B')])],
    [
      'news',
      data({
        '@type': 'NewsArticle',
        headline: 'They found it',
        author: { name: 'Jane Doe' },
        identifier: 'https://doi.org/10.1000/news',
      }),
    ],
    [
      'an article without more',
      data({ '@type': 'Article', headline: 'Ten teapots', author: { name: 'Jane' } }),
    ],
    [
      'data',
      meta({
        'DC.title': 'Numbers',
        'DC.type': 'Dataset',
        'DC.identifier': 'doi:10.1000/d',
        'DC.creator': 'Doe, J',
      }),
    ],
    ['a law', meta({ 'dc.title': 'A law', 'dc.creator': 'Parliament', 'dc.date': '2031' })],
    [
      'references in COinS',
      '<h1>A</h1><span class="Z3988" title="rft_val_fmt=info:ofi/fmt:kev:mtx:journal&amp;rft.atitle=B&amp;rft.au=Doe"></span>',
    ],
    [
      'many in COinS',
      '<h1>A</h1>' +
        ['A', 'B']
          .map(
            (title) =>
              `<span class="Z3988" title="rft_val_fmt=info:ofi/fmt:kev:mtx:journal&amp;rft.atitle=${title}"></span>`,
          )
          .join(''),
    ],
    ['a DOI in the text', '<h1>Our lab</h1><p>Read doi:10.1000/x</p>'],
    [
      'OpenGraph',
      '<meta property="og:type" content="article"><meta property="og:title" content="A">',
    ],
  ])('%s', (_what, html) => {
    expect(extractGeneric(documentOf(html), at)).toBeUndefined();
  });

  it('but for the one of several that is the page’s own', () => {
    const list = [article('A'), article('B')];
    expect(extractGeneric(documentOf(`<h1>B</h1>${data(list)}`), at)?.title).toBe('B');
    const own = [article('A'), article('B', { url: at.href })];
    expect(extractGeneric(documentOf(data(own)), at)?.title).toBe('B');
  });

  it('but a blog post with a DOI and authors is kept if the user asks', () => {
    const html = '<title>A post</title><h1>A post</h1><p>On doi:10.1000/x</p>';
    expect(extractGeneric(documentOf(html), at, { asked: true })).toMatchObject({
      title: 'A post',
      kind: 'webpage',
      identifiers: ['url:https://journal.example.org/here'],
    });
  });
});

describe('identifiers outside of tags', () => {
  it.each([
    ['https://x.org/doi/full/10.1000/abc.1', 'doi:10.1000/abc.1'],
    ['https://x.org/doi/10.1000%2Fabc.1/pdf?x=1', 'doi:10.1000/abc.1'],
    ['https://x.org/read?doi=10.1000/abc.1', 'doi:10.1000/abc.1'],
    ['https://x.org/arxiv.org/abs/2406.01234v2', 'arxiv:2406.01234'],
    ['https://x.org/search?q=10.1000/abc.1', undefined],
    ['https://x.org/10.1000/a/10.1001/b?doi=10.1002/c', undefined],
    ['https://x.org/about', undefined],
  ])('%s', (address, id) => {
    expect(idInAddress(new URL(address))).toBe(id);
  });

  it.each(doms)('near the title of a page in %s', (_where, documentOf) => {
    const near = (html: string) => idNearTitle(documentOf(`<body>${html}</body>`));
    expect(near('<div><h1>A</h1><p>doi: 10.1000/x.</p></div>')).toBe('doi:10.1000/x');
    expect(near('<div><h1>A</h1><p>arXiv:2406.01234v1</p></div>')).toBe('arxiv:2406.01234');
    expect(near('<div><h1>A</h1><p>10.1000/x and 10.1000/y</p></div>')).toBeUndefined();
    expect(near('<div><h1>A</h1></div><div><h1>B</h1>10.1000/x</div>')).toBeUndefined();
    expect(near('<div><h1>A</h1></div><p>10.1000/x</p>')).toBeUndefined();
  });
});
