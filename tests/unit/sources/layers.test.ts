import { describe, expect, it } from 'vitest';
import { parsePage } from '@/lib/background/parse';
import { coinsOf } from '@/lib/sources/coins';
import { extractGeneric } from '@/lib/sources/generic';
import { layouts } from '@/lib/sources/list-layouts';
import { idInAddress, idNearTitle } from '@/lib/sources/nearby';

const at = new URL('https://journal.example.org/view/12');
const openUrl = (fields: Record<string, string>, format = 'journal') =>
  new URLSearchParams({
    ctx_ver: 'Z39.88-2004',
    rft_val_fmt: `info:ofi/fmt:kev:mtx:${format}`,
    ...Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [key === 'rft_id' ? key : `rft.${key}`, value]),
    ),
  });
const span = (fields: Record<string, string>, format?: string) =>
  `<span class="Z3988" title="${openUrl(fields, format).toString().replaceAll('&', '&amp;')}"></span>`;
const coins = (fields: Record<string, string>, format?: string) =>
  coinsOf(parsePage(span(fields, format)), () => true);

describe('COinS', () => {
  const atitle = 'Counting Sheep';
  it.each<[Record<string, string>, string | undefined, object]>([
    [
      { atitle, jtitle: 'J. Sheep', genre: 'article', date: '2024' },
      undefined,
      { title: atitle, venue: 'J. Sheep', kind: 'article-journal', issued: '2024' },
    ],
    [
      { atitle, stitle: 'JS', volume: '1', issue: '2', spage: '3', epage: '9' },
      undefined,
      { venue: 'JS', volume: '1', issue: '2', pages: '3–9' },
    ],
    [
      { atitle, title: 'Proc. Sheep', genre: 'proceeding' },
      'book',
      { venue: 'Proc. Sheep', kind: 'paper-conference' },
    ],
    [
      { atitle, btitle: 'A Book', genre: 'bookitem', pages: '1-2' },
      'book',
      { venue: 'A Book', kind: 'chapter', pages: '1-2' },
    ],
    [{ btitle: 'A Book' }, 'book', { title: 'A Book', kind: 'book', venue: undefined }],
    [
      { title: 'A Thesis', inst: 'Fold University' },
      'dissertation',
      { title: 'A Thesis', kind: 'thesis', venue: 'Fold University' },
    ],
    [{ title: 'A Report', genre: 'report' }, 'book', { kind: 'report' }],
    [
      { atitle, aulast: 'Doe', aufirst: 'Jane' },
      undefined,
      { authors: [{ family: 'Doe', given: 'Jane' }] },
    ],
    [
      { atitle, aulast: 'Doe', auinit: 'J' },
      undefined,
      { authors: [{ family: 'Doe', given: 'J' }] },
    ],
    [{ atitle, aulast: 'Plato' }, undefined, { authors: [{ literal: 'Plato' }] }],
    [
      { atitle, au: 'Roe, Ada', aulast: 'Doe' },
      undefined,
      { authors: [{ family: 'Roe', given: 'Ada' }] },
    ],
    [{ atitle, rft_id: 'info:doi/10.1234/a' }, undefined, { identifiers: ['doi:10.1234/a'] }],
    [
      { atitle, rft_id: 'https://dx.doi.org/10.1234/a' },
      undefined,
      { identifiers: ['doi:10.1234/a'] },
    ],
    [{ atitle, rft_id: 'info:pmid/12' }, undefined, { identifiers: ['pmid:12'] }],
  ])('%o as %s', (fields, format, said) => {
    expect(coins(fields, format)).toMatchObject(said);
  });

  it.each<[string, string]>([
    ['of a journal without an article', span({ title: 'J. Sheep' })],
    ['of another format', span({ title: 'A Patent' }, 'patent')],
    ['of several works', span({ atitle: 'One' }) + span({ atitle: 'Two' })],
    ['without a title', '<span class="Z3988" title=""></span>'],
  ])('%s is none', (_what, html) => {
    expect(coinsOf(parsePage(html), () => true)).toBeUndefined();
  });

  it('of another title than the page’s is none, and the same twice is one', () => {
    const twice = span({ atitle }) + span({ atitle });
    expect(coinsOf(parsePage(twice), (title) => title === atitle)?.title).toBe(atitle);
    expect(coinsOf(parsePage(twice), () => false)).toBeUndefined();
  });
});

const meta = (tags: [string, string][]) =>
  tags.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('');
const read = (html: string, url = at, asked = false) =>
  extractGeneric(parsePage(`<html><head>${html}</head><body></body></html>`), url, { asked });

describe('descriptions beside each other', () => {
  const title = 'Counting Sheep';
  it('complete each other where they carry the same title', () => {
    const found = read(
      meta([
        ['citation_title', title],
        ['citation_doi', '10.1234/a'],
        ['dc.title', 'Counting sheep'],
        ['dc.creator', 'Doe, Jane'],
        ['dc.date', '2024-05'],
        ['dc.subject', 'sheep; wool'],
        ['prism.publicationName', 'J. Sheep'],
        ['prism.volume', '3'],
        ['prism.number', '4'],
        ['prism.startingPage', '5'],
        ['prism.endingPage', '9'],
        ['dcterms.abstract', 'We count.'],
        ['dc.type', 'Text.Article'],
      ]),
    );
    expect(found).toMatchObject({
      title,
      identifiers: ['doi:10.1234/a'],
      authors: [{ family: 'Doe', given: 'Jane' }],
      issued: { year: 2024, month: 5 },
      venue: 'J. Sheep',
      volume: '3',
      issue: '4',
      pages: '5–9',
      abstract: 'We count.',
      keywords: ['sheep', 'wool'],
    });
  });

  it('of another title say nothing', () => {
    const found = read(
      meta([
        ['citation_title', title],
        ['citation_author', 'Doe, Jane'],
        ['dc.title', 'Something else'],
        ['dc.creator', 'Roe, Ada'],
        ['dc.identifier', 'doi:10.1234/b'],
        ['dcterms.abstract', 'Of something else.'],
      ]),
    );
    expect(found).toMatchObject({ title, authors: [{ family: 'Doe' }] });
    expect(found?.abstract).toBeUndefined();
  });

  it.each<[string, [string, string][], boolean]>([
    [
      'a DOI alone',
      [
        ['dc.title', title],
        ['dc.identifier', '10.1234/a'],
        ['dc.creator', 'Doe, J'],
      ],
      true,
    ],
    [
      'a DOI and nobody',
      [
        ['dc.title', title],
        ['dc.identifier', '10.1234/a'],
      ],
      true,
    ],
    [
      'authors, a date and a type',
      [
        ['dc.title', title],
        ['dc.creator', 'Doe, J'],
        ['dc.date', '2024'],
        ['dc.type', 'Thesis'],
      ],
      true,
    ],
    [
      'authors and a date',
      [
        ['dc.title', title],
        ['dc.creator', 'Doe, J'],
        ['dc.date', '2024'],
      ],
      false,
    ],
    [
      'a type and a date',
      [
        ['dc.title', title],
        ['dc.date', '2024'],
        ['dc.type', 'Thesis'],
      ],
      false,
    ],
    [
      'no title',
      [
        ['dc.creator', 'Doe, J'],
        ['dc.identifier', '10.1234/a'],
      ],
      false,
    ],
    [
      'a picture',
      [
        ['dc.title', title],
        ['dc.identifier', '10.1234/a'],
        ['dc.creator', 'D, J'],
        ['dc.type', 'StillImage'],
      ],
      false,
    ],
    [
      'a video',
      [
        ['citation_title', title],
        ['citation_author', 'D, J'],
        ['og:type', 'video.other'],
      ],
      false,
    ],
  ])('Dublin Core with %s is a paper: %s', (_what, tags, is) => {
    expect(read(meta(tags)) !== undefined).toBe(is);
    // The user may save any page that has a title.
    if (tags.some(([name]) => name.endsWith('title')))
      expect(read(meta(tags), at, true)?.title).toBe(title);
  });

  it('a relation that is an address is no venue', () => {
    const tags: [string, string][] = [
      ['dc.title', title],
      ['dc.creator', 'Doe, J'],
      ['dc.identifier', '10.1234/a'],
      ['dc.source', 'https://journal.example.org/'],
    ];
    expect(read(meta(tags))?.venue).toBeUndefined();
    expect(read(meta(tags))?.kind).toBe('article');
  });

  it('a long description stands for an abstract, a short one only when asked', () => {
    const tags = (text: string): [string, string][] => [
      ['citation_title', title],
      ['citation_author', 'Doe, J'],
      ['description', text],
    ];
    const long = 'We count the sheep of nine meadows. '.repeat(8).trim();
    expect(read(meta(tags(long)))?.abstract).toBe(long);
    expect(read(meta(tags('Short.')))?.abstract).toBeUndefined();
    expect(read(meta(tags('Short.')), at, true)?.abstract).toBe('Short.');
  });

  it.each([
    ['https://journal.example.org/other/3', 'https://journal.example.org/other/3'],
    ['https://journal.example.org/', 'https://journal.example.org/view/12'],
    ['https://elsewhere.example.org/x', 'https://journal.example.org/view/12'],
    ['https://[', 'https://journal.example.org/view/12'],
  ])('whose canonical address is %s is at %s', (href, page) => {
    const head = meta([
      ['citation_title', title],
      ['citation_author', 'Doe, J'],
    ]);
    expect(read(`${head}<link rel="canonical" href="${href}">`)?.urls.page).toBe(page);
  });
});

describe('what an address names', () => {
  it.each([
    ['/doi/full/10.1234/a', 'doi:10.1234/a'],
    ['/doi/10.1234/a.pdf', 'doi:10.1234/a'],
    ['/x?doi=10.1234%2Fa', 'doi:10.1234/a'],
    ['/x?persistentId=doi:10.1234/a', 'doi:10.1234/a'],
    ['/x?id=about 10.1234/a', undefined],
    ['/x?q=10.1234/a', undefined],
    ['/10.1234/a x 10.1234/b', undefined],
    ['/doi/10.1007/978-3-16-148410-0', undefined],
    ['/abs/arxiv:2401.00001v2', 'arxiv:2401.00001'],
    ['/pmc/articles/PMC12345/', 'pmcid:PMC12345'],
    ['/x?pmid=12345', 'pmid:12345'],
    ['/x?pmid=012', undefined],
    ['/100%/10.1234/a', 'doi:10.1234/a'],
    ['/nothing', undefined],
  ])('%s: %s', (path, id) => {
    expect(idInAddress(new URL(path, at))).toBe(id);
  });

  it.each<[string, string | undefined]>([
    ['<div><h1>T</h1><a href="https://doi.org/10.1234/a">x</a></div>', 'doi:10.1234/a'],
    ['<div><h1>T</h1><p>arXiv:2401.00001 [cs]</p></div>', 'arxiv:2401.00001'],
    ['<div><h1>T</h1><p>10.1234/a and 10.1234/b</p></div>', undefined],
    ['<div><h1>T</h1></div><p>10.1234/a</p>', undefined],
    ['<div><h1>T</h1><h1>U</h1><p>10.1234/a</p></div>', undefined],
    ['<div><h1> </h1><p>10.1234/a</p></div>', undefined],
    [`<div><h1>T</h1><p>${'long '.repeat(1000)} 10.1234/a</p></div>`, undefined],
    ['<h1>T</h1><p>10.1234/a</p>', undefined],
  ])('near the title of %.60s stands %s', (html, id) => {
    expect(idNearTitle(parsePage(`<html><body>${html}</body></html>`))).toBe(id);
  });
});

describe('lists as their sites lay them out', () => {
  const body = (html: string) => parsePage(`<html><body>${html}</body></html>`).body;
  const more = (site: string, html: string, item = '.item') => {
    const root = body(html).querySelector(item);
    if (!root) throw new Error('no item');
    return layouts[site]?.more?.(root, root);
  };

  it.each<[string, string, object]>([
    [
      'scholar',
      '<div class="item"><div class="gs_a">J Doe, A Roe - J. Sheep, 2024 - host</div></div>',
      { authors: [{ family: 'Doe' }, { family: 'Roe' }], issued: '2024' },
    ],
    [
      'scholar',
      '<div class="item"><div class="gs_a">J Doe… - J. Sheep - host</div></div>',
      { authors: [] },
    ],
    [
      'inspire',
      '<div class="item"><a href="/authors/1">Jane Doe</a> (Mar 3, 2024)</div>',
      { authors: [{ family: 'Doe' }], issued: 'Mar 3, 2024' },
    ],
    [
      'inspire',
      '<div class="item"><a href="/authors/1">Jane Doe</a> et al. (38 authors)</div>',
      { authors: [] },
    ],
    [
      'ads',
      '<div class="item"><span class="article-author">Doe, J;</span><a class="show-all-authors">more</a><span aria-label="date published">2024/05</span></div>',
      { authors: [], issued: '2024-05' },
    ],
    [
      'ads',
      '<div class="item"><span class="article-author">Doe, J;</span></div>',
      { authors: [{ family: 'Doe', given: 'J' }] },
    ],
    [
      'core',
      '<div class="item"><span itemprop="author"><a href="/search?q=author:(%22Doe, Jane%22)">Doe Jane</a></span><span itemprop="author">Plato</span><span itemprop="datePublished">2024</span></div>',
      { authors: [{ family: 'Doe', given: 'Jane' }, { literal: 'Plato' }], issued: '2024' },
    ],
    [
      'pubmed',
      '<div class="item"><span class="docsum-authors full-authors">Doe JB, The Sheep Group.</span><span class="docsum-journal-citation full-journal-citation">J Sheep. 2024 May 6;3.</span></div>',
      {
        authors: [{ family: 'Doe', given: 'JB' }, { literal: 'The Sheep Group' }],
        issued: '2024 May 6',
      },
    ],
  ])('%s: %s', (site, html, said) => {
    expect(more(site, html)).toMatchObject(said);
  });

  const props = (value: unknown) =>
    `<div data-props='${JSON.stringify(value)}'><div class="item"><a href="/papers/2401.00001">x</a></div></div>`;
  const paper = {
    id: '2401.00001',
    title: 'Counting',
    summary: 'We count.',
    publishedAt: '2024-01-02',
    authors: [{ name: 'Jane Doe' }, { name: 'Hidden', hidden: true }, 7],
  };
  it.each<[string, string, object]>([
    [
      'a list of papers',
      props({ papers: [paper] }),
      {
        title: 'Counting',
        authors: [{ family: 'Doe' }],
        abstract: 'We count.',
        issued: '2024-01-02',
      },
    ],
    ['a list of entries', props({ dailyPapers: [{ paper }] }), { title: 'Counting' }],
    [
      'a paper without a title',
      props({ papers: [{ ...paper, title: 7, authors: 'none' }] }),
      { authors: [], abstract: 'We count.' },
    ],
    ['other papers', props({ papers: [{ ...paper, id: 'x' }] }), {}],
    ['no lists', props([1]), {}],
    ['a word', props('x'), {}],
    [
      'what is no JSON',
      '<div data-props="{"><div class="item"><a href="/papers/2401.00001">x</a></div></div>',
      {},
    ],
    ['no properties', '<div class="item"><a href="/papers/2401.00001">x</a></div>', {}],
    ['no link', '<div class="item"></div>', {}],
  ])('Hugging Face: %s', (_what, html, said) => {
    const found = more('huggingface', html);
    if (Object.keys(said).length === 0) expect(found).toEqual({});
    else expect(found).toMatchObject(said);
    if (!('title' in said)) expect(found).not.toHaveProperty('title');
  });
});
