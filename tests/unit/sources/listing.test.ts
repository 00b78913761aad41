import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { recordSchema } from '@/lib/paper/schema';
import { identify, sourceOf, sources } from '@/lib/sources';
import { isListOf } from '@/lib/sources/list-pages';
import { isTitle, listingOf } from '@/lib/sources/listing';

function papersOf(html: string, address: string) {
  const url = new URL(address);
  const { document } = new JSDOM(html, { url: address }).window;
  return [...listingOf(document, url, { identify, sourceOf })].filter((item) => item !== null);
}

const arxivList = `<dl id="articles">
<dt><a name="item1">[1]</a> <a href="/abs/2402.00001" title="Abstract">arXiv:2402.00001</a>
 [<a href="/pdf/2402.00001">pdf</a>, <a href="https://arxiv.org/html/2402.00001v1">html</a>, <a href="/format/2402.00001">other</a>]</dt>
<dd><div class="meta">
 <div class="list-title mathjax"><span class="descriptor">Title:</span> Counting Sheep in $O(1)$</div>
 <div class="list-authors"><a href="/search/?q=a">Maja Lindqvist</a>, <a href="/search/?q=b">Haruto Tanaka Jr.</a></div>
 <div class="list-subjects"><span class="descriptor">Subjects:</span> <span class="primary-subject">Machine Learning (cs.LG)</span>; Combinatorics (math.CO)</div>
 <p class="mathjax">We count sheep.</p></div></dd>
<dt><a href="/abs/math/0309136v2">arXiv:math/0309136</a></dt>
<dd><div class="meta"><div class="list-title">Title: Old Knots</div></div></dd>
</dl><a href="/list/cs.LG/recent">next</a><a href="https://info.arxiv.org/help">Help</a>`;

describe('arXiv’s lists', () => {
  const items = papersOf(arxivList, 'https://arxiv.org/list/cs.LG/recent');

  it('have one item a paper, beside its first link', () => {
    expect(items.map(({ identifiers, title }) => [identifiers, title])).toEqual([
      [['arxiv:2402.00001'], 'Counting Sheep in $O(1)$'],
      [['arxiv:math/0309136'], 'Old Knots'],
    ]);
    expect(items[0]?.anchor.textContent).toBe('arXiv:2402.00001');
  });

  it('carry the paper’s metadata', () => {
    expect(items[0]?.record()).toMatchObject({
      identifiers: ['arxiv:2402.00001'],
      title: 'Counting Sheep in $O(1)$',
      authors: [
        { given: 'Maja', family: 'Lindqvist' },
        { given: 'Haruto', family: 'Tanaka', suffix: 'Jr.' },
      ],
      abstract: 'We count sheep.',
      categories: ['cs.LG', 'math.CO'],
      urls: {
        page: 'https://arxiv.org/abs/2402.00001',
        pdf: 'https://arxiv.org/pdf/2402.00001',
      },
      source: 'arxiv',
    });
    expect(items[1]?.record()).toMatchObject({ title: 'Old Knots', version: 2 });
  });
});

const result = (id: string, title: string, author: string) => `<li class="arxiv-result">
<p class="list-title"><a href="https://arxiv.org/abs/${id}">arXiv:${id}</a> <span>[<a href="https://arxiv.org/pdf/${id}">pdf</a>]</span> <a href="https://doi.org/10.1234/x">doi</a></p>
<p class="title is-5">${title}</p><p class="authors">Authors: <a href="/search">${author}</a></p>
<p class="abstract"><span class="abstract-full">All of the abstract.</span></p>
<p class="is-size-7">Submitted 3 June, 2024; originally announced June 2024.</p></li>`;

/** Site, address, page, and for each paper: identifiers, title, family names of its authors. */
const pages: [string, string, string, [string[], string | undefined, string[]][]][] = [
  [
    'arXiv’s search',
    'https://arxiv.org/search/?query=sheep',
    `<ol>${result('2402.00001', 'Counting Sheep', 'Maja Lindqvist')}${result('2402.00002', 'Counting Goats', 'Ada Author')}</ol>`,
    [
      [['arxiv:2402.00001'], 'Counting Sheep', ['Lindqvist']],
      [['arxiv:2402.00002'], 'Counting Goats', ['Author']],
    ],
  ],
  [
    'Hugging Face, with its data',
    'https://huggingface.co/papers/trending',
    `<div data-target="DailyPapers" data-props='{"dailyPapers":[{"paper":{"id":"2402.00001","title":"Counting Sheep","authors":[{"name":"Maja Lindqvist","hidden":false},{"name":"Nobody","hidden":true}],"summary":"We count."}}]}'>
     <article><a href="/papers/2402.00001"><img alt=""></a><h3><a href="/papers/2402.00001">Counting Sheep</a></h3><a href="/papers/2402.00001#community">12</a></article>
     <article><h3><a href="/papers/2402.00002">Counting Goats</a></h3></article></div>`,
    [
      [['arxiv:2402.00001'], 'Counting Sheep', ['Lindqvist']],
      [['arxiv:2402.00002'], 'Counting Goats', []],
    ],
  ],
  [
    'an ACL volume',
    'https://aclanthology.org/volumes/2024.acl-long/',
    `<p class="d-sm-flex align-items-stretch"><span class="d-block"><a class="badge" href="https://aclanthology.org/2024.acl-long.0.pdf">pdf</a></span><span><strong><a href="/2024.acl-long.0/">Proceedings of Everything</a></strong></span></p>
     <p class="d-sm-flex align-items-stretch"><span class="d-block"><a class="badge" href="https://aclanthology.org/2024.acl-long.7.pdf">pdf</a> <a href="/2024.acl-long.7.bib">bib</a></span><span class="d-block"><strong><a class="align-middle" href="/2024.acl-long.7/">Parsing <span>S</span>heep</a></strong><br><a href="/people/m/maja-lindqvist/">Maja Lindqvist</a> | <a href="/people/a/ada-author/">Ada Author</a></span></p>`,
    [[['acl:2024.acl-long.7'], 'Parsing Sheep', ['Lindqvist', 'Author']]],
  ],
  [
    'a PMLR volume',
    'https://proceedings.mlr.press/v139/',
    `<div class="paper"><p class="title">Learning Sheep</p><p class="details"><span class="authors">Maja Lindqvist, Ada Author</span>; <span class="info"><i>Proceedings</i></span></p>
     <p class="links">[<a href="https://proceedings.mlr.press/v139/lindqvist21a.html">abs</a>][<a href="http://proceedings.mlr.press/v139/lindqvist21a/lindqvist21a.pdf">Download PDF</a>]</p></div>`,
    [[['pmlr:v139/lindqvist21a'], 'Learning Sheep', ['Lindqvist', 'Author']]],
  ],
  [
    'a year of NeurIPS',
    'https://proceedings.neurips.cc/paper_files/paper/2023',
    `<ul class="paper-list"><li class="conference"><a title="paper title" href="/paper_files/paper/2023/hash/0123456789abcdef0123456789abcdef-Abstract-Conference.html">Deep Sheep</a> <i>Maja Lindqvist, Ada Author</i></li></ul>`,
    [[['neurips:2023/0123456789abcdef0123456789abcdef'], 'Deep Sheep', ['Lindqvist', 'Author']]],
  ],
  [
    'CVF',
    'https://openaccess.thecvf.com/CVPR2024?day=all',
    `<dl><dt class="ptitle"><br><a href="/content/CVPR2024/html/Lindqvist_Seeing_Sheep_CVPR_2024_paper.html">Seeing Sheep</a></dt><dd><form><a href="#">Maja Lindqvist,</a></form></dd>
     <dd>[<a href="/content/CVPR2024/papers/Lindqvist_Seeing_Sheep_CVPR_2024_paper.pdf">pdf</a>]</dd></dl>`,
    [[['cvf:Lindqvist_Seeing_Sheep_CVPR_2024'], 'Seeing Sheep', ['Lindqvist']]],
  ],
  [
    'an OpenReview group',
    'https://openreview.net/group?id=X.org/2024/Conference',
    `<ul><li><div class="note"><h4><a href="/forum?id=AbCdEfGh1">Reviewing Sheep</a> <a class="pdf-link" href="/pdf?id=AbCdEfGh1"><img></a></h4><div class="note-authors"><a href="/profile?id=~M">Maja Lindqvist</a></div></div></li></ul>`,
    [[['openreview:AbCdEfGh1'], 'Reviewing Sheep', ['Lindqvist']]],
  ],
  [
    'PubMed',
    'https://pubmed.ncbi.nlm.nih.gov/?term=sheep',
    `<article class="full-docsum"><a class="docsum-title" href="/31234567/">The health of <b>sheep</b>.</a><span class="docsum-authors full-authors">Lindqvist M, Author AB.</span><span class="docsum-journal-citation full-journal-citation">J Sheep. 2024 May 3;1(2):3-4. doi: 10.1234/s.</span></article>`,
    [[['pmid:31234567'], 'The health of sheep.', ['Lindqvist', 'Author']]],
  ],
  [
    'Google Scholar, whose links lead anywhere',
    'https://scholar.google.com/scholar?q=sheep',
    `<div class="gs_r gs_or gs_scl"><div class="gs_ggs"><a href="https://arxiv.org/pdf/2402.00001">[PDF] arxiv.org</a></div><div class="gs_ri"><h3 class="gs_rt"><a href="https://www.nature.com/articles/s41586-024-00001-1">Counting sheep</a></h3><div class="gs_a">M Lindqvist, <a href="/citations?user=x">A Author</a> - Nature, 2024 - nature.com</div><div class="gs_fl"><a href="/scholar?cites=1">Cited by 3</a></div></div></div>
     <div class="gs_r gs_or gs_scl"><div class="gs_ri"><h3 class="gs_rt"><a href="https://example.org/goats.html">Counting goats</a></h3><div class="gs_a">Z Nobody… - example.org</div></div></div>
     <div class="gs_r gs_or gs_scl"><div class="gs_ri"><h3 class="gs_rt"><a href="https://arxiv.org/abs/2402.00003">Counting pigs</a></h3><div class="gs_a">M Lindqvist, Z Some… - arXiv preprint arXiv …, 2024 - arxiv.org</div></div></div>`,
    [
      [
        ['arxiv:2402.00001', 'doi:10.1038/s41586-024-00001-1'],
        'Counting sheep',
        ['Lindqvist', 'Author'],
      ],
      [['arxiv:2402.00003'], 'Counting pigs', []],
    ],
  ],
  [
    'DBLP, whose titles are no links',
    'https://dblp.org/pid/00/1.html',
    `<ul class="publ-list"><li class="entry article"><nav class="publ"><ul><li><div class="head"><a href="https://doi.org/10.1234/Sheep.1"><img></a></div></li></ul></nav><cite class="data"><span itemprop="author"><a href="/pid/1"><span itemprop="name">Maja Lindqvist</span></a></span>: <span class="title" itemprop="name">Indexing Sheep.</span> <span itemprop="datePublished">2024</span></cite></li></ul>`,
    [[['doi:10.1234/sheep.1'], 'Indexing Sheep.', ['Lindqvist']]],
  ],
  [
    'INSPIRE, with what its results link to',
    'https://inspirehep.net/literature?sort=mostrecent&q=sheep',
    `<div class="result-item"><div data-test-id="literature-result-item"><a class="result-item-title" data-test-id="literature-result-title-link" href="/literature/1234567">Counting <span class="latex">Sheep</span></a>
     <div><a href="/authors/1">Maja Lindqvist</a>(<a href="/institutions/2">Lund U.</a>), <a href="/authors/3">Ada Author</a> (Jul 3, 2015)</div><div>e-Print: <a href="https://arxiv.org/abs/1507.00001">1507.00001</a> [hep-th]</div></div>
     <a href="https://arxiv.org/pdf/1507.00001">pdf</a><a href="https://doi.org/10.1234/Sheep.15">DOI</a></div>
     <div class="result-item"><a class="result-item-title" href="/literature/7654321">Counting Goats</a> <a href="/authors/1">Maja Lindqvist</a> et al. (2016)</div>`,
    [
      [
        ['inspire:1234567', 'arxiv:1507.00001', 'doi:10.1234/sheep.15'],
        'Counting Sheep',
        ['Lindqvist', 'Author'],
      ],
      [['inspire:7654321'], 'Counting Goats', []],
    ],
  ],
  [
    'ADS, whose links are followed by its script',
    'https://ui.adsabs.harvard.edu/search/q=sheep&sort=date%20desc',
    `<ul><li><div><a class="abs-redirect-link" href="#abs/2015arXiv150700001L/abstract" aria-label="bibcode">2015arXiv150700001L</a><div aria-label="date published">2015/07</div><a class="citations-redirect-link" href="#abs/2015arXiv150700001L/citations">cited: 3</a>
     <ul><li><a href="/link_gateway/2015arXiv150700001L/EPRINT_PDF">Preprint PDF</a></li></ul></div>
     <a class="abs-redirect-link" href="#abs/2015arXiv150700001L/abstract"><h3 class="s-results-title">Counting Sheep</h3></a>
     <ul class="less-authors"><li class="article-author">Lindqvist, Maja;</li><li><a class="show-all-authors">and 1 more</a></li></ul>
     <ul class="all-authors hidden"><li class="article-author">Lindqvist, Maja;</li><li class="article-author">Author, Ada</li></ul></li></ul>`,
    [[['ads:2015arXiv150700001L', 'arxiv:1507.00001'], 'Counting Sheep', ['Lindqvist', 'Author']]],
  ],
  [
    'SciX',
    'https://scixplorer.org/search?q=sheep',
    `<article aria-labelledby="result-9"><a href="/abs/2020ApJ...902...54L/abstract"><h3 id="result-9">Counting Sheep</h3></a><a href="/abs/2020ApJ...902...54L/citations">cited: 3</a></article>`,
    [[['ads:2020ApJ...902...54L'], 'Counting Sheep', []]],
  ],
  [
    'Europe PMC',
    'https://europepmc.org/search?query=sheep',
    `<ul><li class="separated-list-item"><div class="citation" id="search-results--single--block-31234567"><h3 class="citation-title"><a href="/article/MED/31234567">The health of <b>sheep</b>.</a></h3>
     <a href='/search?query=AUTH:"Lindqvist M"'>Lindqvist M</a>, <a href='/search?query=AUTH:"Author AB"'>Author AB</a> <a href="/articles/PMC7474404">Free full text in Europe PMC</a></div></li>
     <li class="separated-list-item"><div class="citation"><h3 class="citation-title"><a href="/article/PPR/PPR358366">Goats</a></h3></div></li></ul>`,
    [
      [['pmid:31234567', 'pmcid:PMC7474404'], 'The health of sheep.', ['Lindqvist', 'Author']],
      [['europepmc:PPR358366'], 'Goats', []],
    ],
  ],
  [
    'CORE, whose works and copies have numbers of their own',
    'https://core.ac.uk/search/?q=sheep',
    `<div itemscope itemtype="https://schema.org/ScholarlyArticle"><h3 itemprop="name"><a href="https://core.ac.uk/works/1234567"><span>Counting sheep</span></a></h3>
     <ul><li itemprop="author" itemscope itemtype="https://schema.org/Person"><a href="/search?q=author:(Lindqvist, Maja)"><span itemprop="name">Lindqvist  Maja</span></a></li></ul><dd itemprop="datePublished">2015</dd>
     <a href="https://core.ac.uk/download/7654321.pdf"><img alt="">Get PDF</a><div itemprop="abstract">We count.</div></div>`,
    [[['core:works/1234567', 'core:7654321'], 'Counting sheep', ['Lindqvist']]],
  ],
  [
    'links alone',
    'https://www.nature.com/search?q=sheep',
    `<a href="/articles/s41586-024-00001-1"><img></a><a href="/articles/s41586-024-00001-1">A flock of sheep</a> <a href="/articles/s41586-024-00002-2.pdf">PDF</a> <a href="javascript:alert(1)">No</a> <a href="//[bad">Bad</a> <a href="https://arxiv.org/abs/2402.00001">Elsewhere</a>`,
    [
      [['doi:10.1038/s41586-024-00001-1'], 'A flock of sheep', []],
      [['doi:10.1038/s41586-024-00002-2'], undefined, []],
    ],
  ],
];

it.each(pages)('%s', (_site, address, html, expected) => {
  const items = papersOf(html, address);
  const read = items.map((item) => {
    const record = item.record();
    expect(recordSchema.parse(record)).toEqual(record);
    return [item.identifiers, item.title, record.authors.map(({ family }) => family)];
  });
  expect(read).toEqual(expected);
});

it('a paper of another site is saved under that site’s name for it, not under all of an item', () => {
  const [, , html = ''] = pages.find(([site]) => site.startsWith('Google')) ?? [];
  const [sheep] = papersOf(html, 'https://scholar.google.com/scholar?q=sheep');
  expect(sheep?.record()).toMatchObject({
    identifiers: ['doi:10.1038/s41586-024-00001-1'],
    source: 'scholar',
    issued: { year: 2024 },
  });
  expect(sheep?.anchor.textContent).toBe('Counting sheep');
});

it('a paper without a title gets a stand-in', () => {
  const html = '<a href="/articles/s41586-024-00002-2.pdf">PDF</a>';
  const [item] = papersOf(html, 'https://www.nature.com/search?q=x');
  expect(item?.record()).toMatchObject({
    title: 'doi 10.1038/s41586-024-00002-2',
    provisional: true,
  });
});

describe('pages that list papers', () => {
  const isList = (address: string) => {
    const url = new URL(address);
    const source = sourceOf(url);
    return source !== undefined && isListOf(source, url);
  };
  it.each([
    ['https://arxiv.org/list/cs.LG/recent?skip=25', true],
    ['https://arxiv.org/search/?query=x', true],
    ['https://arxiv.org/catchup/cs.LG/2026-01-02', true],
    ['https://arxiv.org/abs/2402.00001', false],
    ['https://arxiv.org/help', false],
    ['https://huggingface.co/papers', true],
    ['https://huggingface.co/papers/date/2026-01-02', true],
    ['https://huggingface.co/papers/2402.00001', false],
    ['https://huggingface.co/models', false],
    ['https://openreview.net/group?id=X', true],
    ['https://openreview.net/forum?id=AbCdEfGh1', false],
    ['https://aclanthology.org/events/acl-2024/', true],
    ['https://aclanthology.org/2024.acl-long.7/', false],
    ['https://proceedings.mlr.press/v139/', true],
    ['https://proceedings.mlr.press/v139/a21a.html', false],
    ['https://pubmed.ncbi.nlm.nih.gov/?term=sheep', true],
    ['https://pubmed.ncbi.nlm.nih.gov/31234567/', false],
    ['https://scholar.google.com/scholar?q=x', true],
    ['https://dblp.org/pid/00/1.html', true],
    ['https://inspirehep.net/literature?sort=mostrecent&q=sheep', true],
    ['https://inspirehep.net/literature/1234567', false],
    ['https://ui.adsabs.harvard.edu/search/q=sheep', true],
    ['https://ui.adsabs.harvard.edu/abs/2015arXiv150700001L/abstract', false],
    ['https://europepmc.org/search?query=sheep', true],
    ['https://europepmc.org/article/MED/31234567', false],
    ['https://core.ac.uk/search/?q=sheep', true],
    ['https://arxiv.org.evil.example/list/cs.LG/recent', false],
    ['http://arxiv.org/list/cs.LG/recent', false],
  ])('%s: %s', (address, expected) => {
    expect(isList(address)).toBe(expected);
  });

  it('have patterns of their own site', () => {
    for (const { lists = [], hosts } of sources) {
      for (const list of lists) {
        expect(list).toMatch(/^https:\/\/(?:\*\.)?[a-z0-9.-]+\/\S*$/);
        const host = /\/\/(?:www\.)?([^/]+)/.exec(list)?.[1];
        expect(hosts).toContain(host);
      }
    }
  });
});

it.each([
  ['Reading Lists as Memory', true],
  ['View Synthesis', true],
  ['BERT', true],
  ['小さな観測網による地震動', true],
  ['PDF', false],
  ['[pdf]', false],
  ['Full Text (HTML)', false],
  ['View PDF', false],
  ['arXiv:2402.00001', false],
  ['doi.org/10.1234/x', false],
  ['12 comments', false],
  ['', false],
])('%s is a title: %s', (text, expected) => {
  expect(isTitle(text)).toBe(expected);
});
