import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { atomFeed } from '@/lib/digest/write/atom';
import { cut, oneLine, wrap } from '@/lib/digest/write/clean';
import { htmlPage } from '@/lib/digest/write/html';
import { markdown, plainText } from '@/lib/digest/write/text';
import { digestOf, hostileTitles } from './support/printed';

const shown = (title: string) => cut(oneLine(title), 400);

describe('one clean line', () => {
  it.each([
    ['a\r\nb\tc\u0000d', 'a b c d'],
    ['\u202eabc\u202c', 'abc'],
    ['x\u2028y', 'x y'],
    ['\ud83d', '\ufffd'],
    ['👍🏽', '👍🏽'],
  ])('%j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦…'],
    ['ééé', 2, 'é…'],
    ['a b c', 3, 'a…'],
  ])('%j in %d letters', (text, most, short) => {
    expect(cut(text, most)).toBe(short);
  });
  it('is short whatever comes, and never half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 1, max: 80 }),
        (text, most) => {
          const short = cut(oneLine(text), most);
          expect(short.isWellFormed()).toBe(true);
          expect([...new Intl.Segmenter('en').segment(short)].length).toBeLessThanOrEqual(most + 1);
        },
      ),
    );
    expect(cut(`z${'\u0300'.repeat(10_000)}`, 100).length).toBeLessThan(3000);
  });
  it('wraps', () => {
    expect(wrap('aa bb cccccccccc d', 7, ' ')).toBe(' aa bb\n cccccccccc\n d');
  });
});

describe('as HTML', () => {
  const page = new JSDOM(htmlPage(digestOf(hostileTitles))).window.document;

  it('shows each title as it is, and nothing else becomes of it', () => {
    const titles = [...page.querySelectorAll('h3')].map(({ textContent }) => textContent);
    expect(titles).toEqual(hostileTitles.map(shown));
    const elements = new Set([...page.querySelectorAll('*')].map(({ localName }) => localName));
    expect([...elements].sort()).toEqual(
      'a article body footer h1 h2 h3 head html meta p section style title'.split(' '),
    );
    const attributes = new Set(
      [...page.body.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()),
    );
    expect([...attributes].sort()).toEqual(['class', 'dir', 'href']);
    const links = [...page.querySelectorAll('a')].map(({ href }) => new URL(href).protocol);
    expect(new Set(links)).toEqual(new Set(['https:']));
  });

  it('fetches nothing and runs nothing', () => {
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(page.documentElement.lang).toBe('en');
    expect(page.querySelector('style')?.textContent).not.toMatch(/url\(|@import/);
  });
});

describe('as Atom', () => {
  const other = { ...digestOf(['Bees']), id: 'digest-2026-11-13', madeAt: 5, at: 4 };
  const text = atomFeed([digestOf(hostileTitles), other], {
    title: 'Digests <of> & "mine"',
    language: 'en',
    now: 0,
  });
  // Throws when it is not well-formed.
  const feed = new JSDOM(text, { contentType: 'application/xml' }).window.document;
  const inAtom = (name: string) => [
    ...feed.getElementsByTagNameNS('http://www.w3.org/2005/Atom', name),
  ];

  it('says what RFC 4287 asks for', () => {
    const root = feed.documentElement;
    expect(root.localName).toBe('feed');
    const children = [...root.children].map(({ localName }) => localName);
    expect(children).toEqual(['id', 'title', 'updated', 'author', 'generator', 'entry', 'entry']);
    for (const entry of inAtom('entry')) {
      const names = [...entry.children].map(({ localName }) => localName);
      expect(names).toEqual(['id', 'title', 'published', 'updated', 'summary', 'content']);
    }
    expect(inAtom('id').map(({ textContent }) => textContent)).toEqual([
      'tag:offprint.invalid,2026:digests',
      'tag:offprint.invalid,2026:digest-2026-11-20',
      'tag:offprint.invalid,2026:digest-2026-11-13',
    ]);
    expect(inAtom('updated').map(({ textContent }) => textContent)).toEqual([
      '2026-11-20T08:00:30.000Z',
      '2026-11-20T08:00:30.000Z',
      '1970-01-01T00:00:00.005Z',
    ]);
    expect(inAtom('title')[0]?.textContent).toBe('Digests <of> & "mine"');
  });

  it('carries the HTML of each issue, escaped once', () => {
    const [content] = inAtom('content');
    expect(content?.children.length).toBe(0);
    const body = new JSDOM(content?.textContent ?? '').window.document;
    const titles = [...body.querySelectorAll('h3')].map(({ textContent }) => textContent);
    expect(titles).toEqual(hostileTitles.map(shown));
    expect(body.querySelector('script, img, style')).toBeNull();
  });

  it('can be empty', () => {
    const empty = atomFeed([], { title: 'Digests', language: 'en', now: 7 });
    const { documentElement } = new JSDOM(empty, { contentType: 'application/xml' }).window
      .document;
    expect(documentElement.textContent).toContain('1970-01-01T00:00:00.007Z');
  });
});

describe('as Markdown', () => {
  it('shows each title as a link of its own and nothing else becomes of it', () => {
    const html = marked.parse(markdown(digestOf(hostileTitles)), { async: false });
    const page = new JSDOM(html).window.document;
    const elements = new Set(
      [...page.body.querySelectorAll('*')].map(({ localName }) => localName),
    );
    expect([...elements].sort()).toEqual(['a', 'em', 'h1', 'h2', 'h3', 'hr', 'p']);
    const headings = [...page.querySelectorAll('h3')];
    expect(headings.length).toBe(hostileTitles.length);
    const same = (text: string) => text.replace(/\s+/g, ' ').trim();
    for (const [n, title] of hostileTitles.entries()) {
      // An underscore or a star of a formula is left to those who read formulas.
      if (title.includes('$')) continue;
      expect(same(headings[n]?.textContent ?? '')).toBe(same(shown(title)));
    }
    const links = [...page.querySelectorAll('a')];
    expect(links.map(({ href }) => new URL(href).hostname)).toEqual(links.map(() => 'arxiv.org'));
  });

  it('leaves formulas alone', () => {
    expect(markdown(digestOf(['On $x_i^{2}*y$ and a_b']))).toContain('[On $x_i^{2}*y$ and a\\_b](');
  });
});

describe('as plain text', () => {
  it('has lines of 76 letters, but for words that are longer, and titles are numbered', () => {
    const text = plainText(digestOf(['A title', 'word '.repeat(100), ...hostileTitles]));
    for (const line of text.split('\n')) {
      if (line.trim().includes(' ')) expect(line.length).toBeLessThanOrEqual(76);
    }
    expect(text).toMatch(/^1\. A title$/m);
    expect(text).toMatch(/^2\. word word/m);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028]/u);
  });
});
