import { describe, expect, it } from 'vitest';
import { recordSchema } from '@/lib/paper/schema';
import { extractGeneric } from '@/lib/sources/generic';
import { extract } from '@/lib/sources/index';
import { maxTags, maxValues, metasOf } from '@/lib/sources/metas';
import { doms } from './fixtures';

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const arxiv = new URL('https://arxiv.org/abs/2406.01234');
const elsewhere = new URL('https://example.org/paper');

// jsdom alone takes seconds to parse such pages on a busy machine.
describe.each(doms)('hostile pages in %s', { timeout: 60_000 }, (_where, documentOf) => {
  it('reads no more than it must of 100,000 tags', () => {
    const many = meta('citation_author', 'Doe, Jane').repeat(100_000);
    const record = extract(documentOf(meta('citation_title', 'T') + many), arxiv);
    expect(record?.authors.length).toBeLessThanOrEqual(5000);
    expect(recordSchema.safeParse(record).success).toBe(true);
  });

  it('looks at 20,000 tags and keeps 5,000 values of a name', () => {
    const page = documentOf(
      `<head>${meta('citation_title', 'T')}${meta('citation_author', 'Doe, Jane').repeat(6000)}${meta('x', 'y').repeat(maxTags)}${meta('citation_doi', '10.1000/late')}</head>`,
    );
    let read = 0;
    for (const tag of page.querySelectorAll('meta')) {
      const own = tag.getAttribute.bind(tag);
      tag.getAttribute = (name: string) => {
        read += 1;
        return own(name);
      };
    }
    const metas = metasOf(page);
    expect(metas.all('citation_author')).toHaveLength(maxValues);
    expect(metas.first('citation_doi')).toBeUndefined();
    // Each tag is asked for its name, to find whether the head tells, and for what it says.
    expect(read).toBeLessThanOrEqual(maxTags * 6);
  });

  it('reads a head that is long without walking through the body', () => {
    const page = documentOf(
      `<html><head>${meta('citation_title', 'T')}</head><body>${'<p>x</p>'.repeat(5000)}</body></html>`,
    );
    let walked = 0;
    const own = page.querySelectorAll.bind(page);
    page.querySelectorAll = ((selector: string) => {
      walked += 1;
      return own(selector);
    }) as typeof page.querySelectorAll;
    expect(metasOf(page).first('citation_title')).toBe('T');
    expect(walked).toBe(0);
  });

  it('finds tags that the parser moved out of the head, and those of a page without one', () => {
    const moved = documentOf(
      `<html><head><div>banner</div>${meta('citation_title', 'T')}</head><body><p>x</p></body></html>`,
    );
    expect(metasOf(moved).first('citation_title')).toBe('T');
    const split = documentOf(
      `<html><head>${meta('citation_title', 'T')}<div>banner</div>${meta('citation_doi', '10.1000/x')}</head><body><p>x</p></body></html>`,
    );
    expect(metasOf(split).first('citation_doi')).toBe('10.1000/x');
  });

  it('cuts a title of 5 MB', () => {
    const record = extract(documentOf(meta('citation_title', 'long '.repeat(1_000_000))), arxiv);
    expect(record?.title.length).toBeLessThanOrEqual(2000);
    expect(recordSchema.safeParse(record).success).toBe(true);
  });

  it('keeps no address but of the web', () => {
    const page = meta('citation_title', 'T') + meta('citation_pdf_url', 'javascript:alert(1)');
    expect(extract(documentOf(page), arxiv)?.urls.pdf).toBe('https://arxiv.org/pdf/2406.01234');
    const link = '<link rel="canonical" href="javascript:alert(1)">';
    const record = extractGeneric(
      documentOf(page + link + meta('citation_doi', '10.1000/x')),
      elsewhere,
    );
    expect(record?.urls).toEqual({ page: 'https://example.org/paper' });
  });

  it('is not led astray by names of prototypes', () => {
    const page =
      meta('__proto__', 'x') + meta('constructor', 'y') + meta('citation_title', '__proto__');
    expect(extract(documentOf(page), arxiv)?.title).toBe('__proto__');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it.each([
    ['[]'],
    ['null'],
    ['{'],
    ['{"@type":"ScholarlyArticle"}'],
    ['"ScholarlyArticle"'],
    [
      '{"@type":"ScholarlyArticle","name":{"name":{"name":[[]]}},"author":[[[]],5,null],"isPartOf":[null,3]}',
    ],
    [`${'['.repeat(50_000)}"ScholarlyArticle"`],
  ])('survives the JSON %.30s', (json) => {
    const page = documentOf(`<script type="application/ld+json">${json}</script>`);
    expect(extractGeneric(page, elsewhere)).toBeUndefined();
  });

  it('cuts a title of 10 MB made of markup and LaTeX', () => {
    const bomb = `${"\\\\'{<b>{&amp;amp;".repeat(600_000)}`;
    const page = meta('citation_title', bomb) + meta('citation_author', 'Doe, Jane');
    const record = extractGeneric(documentOf(page), elsewhere);
    expect(record?.title.length ?? 0).toBeLessThanOrEqual(2000);
    expect(record === undefined || recordSchema.safeParse(record).success).toBe(true);
  });

  it('keeps 5,000 authors in order, and names of any length short', () => {
    const authors = Array.from({ length: 5000 }, (_x, at) =>
      meta('citation_author', `Doe${at}, ${at === 7 ? 'J'.repeat(100_000) : 'Jane'}`),
    );
    const page = meta('citation_title', 'T') + authors.join('');
    const record = extractGeneric(documentOf(page), elsewhere);
    expect(record?.authors).toHaveLength(5000);
    expect(record?.authors[4999]?.family).toBe('Doe4999');
    expect(recordSchema.parse(record)).toEqual(record);
  });

  it('leaves out control characters and marks that turn the text round', () => {
    const page =
      meta('citation_title', 'Good&#x202e;dab&#x202c; &#x2067;title&#x0007;&#x0000;') +
      meta('citation_author', 'Doe&#x202e;, Jane&#x200b;');
    const record = extractGeneric(documentOf(page), elsewhere);
    expect(record?.title).toMatch(/^Gooddab title\ufffd?$/);
    expect(record?.authors).toEqual([{ family: 'Doe', given: 'Jane' }]);
  });

  it('runs into no JSON-LD bomb', () => {
    const script = (json: string) => `<script type="application/ld+json">${json}</script>`;
    const article = '{"@type":"ScholarlyArticle","name":"T","author":{"name":"Jane Doe"}}';
    const nested = `${'{"@type":"WebPage","mainEntity":'.repeat(3000)}${article}${'}'.repeat(3000)}`;
    const wide = `[${Array(50_000).fill('{"@type":"WebPage"}').join(',')},${article}]`;
    const many = script('{"@type":"WebPage"}').repeat(2000) + script(article);
    const huge = `{"@type":"ScholarlyArticle","name":"${'x'.repeat(3_000_000)}"}`;
    const names = `{"@type":"ScholarlyArticle","name":"T","author":[${Array(50_000).fill('"Jane Doe"').join(',')}]}`;
    for (const html of [script(nested), script(wide), many, script(huge)]) {
      expect(extractGeneric(documentOf(html), elsewhere)).toBeUndefined();
    }
    expect(extractGeneric(documentOf(script(names)), elsewhere)?.authors).toHaveLength(5000);
  });

  it('makes of tags that contradict each other one clean record or none', () => {
    const two = (name: string) => meta(name, '10.1000/one') + meta(name, '10.1000/two');
    const page = meta('citation_title', 'T') + two('citation_doi') + meta('dc.title', 'Other');
    const record = extractGeneric(documentOf(page), elsewhere);
    expect(record?.identifiers).toEqual(['doi:10.1000/one']);
    const titles = ['One', 'Two', 'Three'].map((title) => meta('citation_title', title)).join('');
    expect(
      extractGeneric(documentOf(titles + meta('citation_author', 'Doe, J')), elsewhere),
    ).toBeUndefined();
  });

  it('survives data of Hugging Face that is none', () => {
    const url = new URL('https://huggingface.co/papers/2406.01234');
    for (const props of [
      '{',
      '[]',
      '{"paper":7}',
      '{"paper":{"id":"2406.01234","title":7,"authors":{}}}',
    ]) {
      const page = `<div data-target="PaperContent" data-props='${props}'></div>`;
      expect(extract(documentOf(page), url)).toBeUndefined();
    }
  });

  it('survives data of IEEE that is none', () => {
    const url = new URL('https://ieeexplore.ieee.org/document/99876543');
    for (const data of [
      '{',
      '[]',
      '{"title":{},"authors":7}',
      '{"articleNumber":"99876543","title":7,"authors":[null,3,{}],"keywords":{"kwd":1}}',
      `${'\n'.repeat(200_000)}{"a":${'}'.repeat(200_000)}`,
    ]) {
      const page = `<script>xplGlobal.document.metadata=${data};</script>`;
      expect(extract(documentOf(page), url)?.authors ?? []).toEqual([]);
    }
  });

  it('survives deep nesting in LaTeXML and abstracts', () => {
    const deep = '<span>'.repeat(2000);
    const url = new URL('https://arxiv.org/html/2406.01234');
    const page = `<h1 class="ltx_title_document">T ${deep}x</h1>`;
    expect(extract(documentOf(page), url)?.title).toBe('T');
  });
});

describe.each(doms)('pages that are no paper in %s', (_where, documentOf) => {
  const plain = '<title>Shop</title><meta property="og:title" content="A teapot">';

  it('counts a known site’s page without a title as not there yet', () => {
    expect(extract(documentOf('<p>Loading</p>'), arxiv)).toBeUndefined();
    expect(
      extract(documentOf(meta('citation_title', 'T')), new URL('https://arxiv.org/list/cs.CL/new')),
    ).toBeUndefined();
  });

  it('waits while the page still shows the paper before', () => {
    const stale =
      meta('citation_title', 'Before') +
      meta('citation_pdf_url', 'https://openreview.net/pdf?id=Before1');
    const forum = (id: string) => new URL(`https://openreview.net/forum?id=${id}`);
    expect(extract(documentOf(stale), forum('Before1'))?.title).toBe('Before');
    expect(extract(documentOf(stale), forum('After01'))).toBeUndefined();
    const shown = '<div class="forum-title"><h2>Before</h2><a href="/pdf?id=Before1">PDF</a></div>';
    expect(extract(documentOf(shown), forum('After01'))).toBeUndefined();

    const paper = (id: string) => new URL(`https://huggingface.co/papers/${id}`);
    const page = '<h1>Before</h1><a href="https://arxiv.org/abs/2401.00001">View</a>';
    expect(extract(documentOf(page), paper('2401.00001'))?.title).toBe('Before');
    expect(extract(documentOf(page), paper('2402.00002'))).toBeUndefined();
  });

  it('wants bibliographic tags', () => {
    expect(extractGeneric(documentOf(plain), elsewhere)).toBeUndefined();
    expect(extractGeneric(documentOf(meta('citation_title', 'Alone')), elsewhere)).toBeUndefined();
    expect(
      extractGeneric(
        documentOf(meta('dc.title', 'A law') + meta('dc.creator', 'Parliament')),
        elsewhere,
      ),
    ).toBeUndefined();
  });

  it('takes a plain page if the user asks for it', () => {
    const url = new URL('https://www.example.org/tea/?utm_source=x#pot');
    expect(extractGeneric(documentOf(plain), url, { asked: true })).toMatchObject({
      identifiers: ['url:https://example.org/tea'],
      title: 'A teapot',
      kind: 'webpage',
      source: 'generic',
    });
    expect(extractGeneric(documentOf('<p>nothing'), url, { asked: true })).toBeUndefined();
  });
});
