import { describe, expect, it } from 'vitest';
import { metasOf } from '@/lib/sources/citation';
import { extractGeneric } from '@/lib/sources/generic';
import { extract } from '@/lib/sources/index';
import { licenceOf, normaliseLicence } from '@/lib/sources/licence';
import { unescaped, withoutTags } from '@/lib/sources/markup';
import { doms } from './fixtures';

describe('unescaped', () => {
  it.each([
    ['L&#xe9;vi &amp; Co', 'Lévi & Co'],
    ['L&#233;vi', 'Lévi'],
    ['Fran&ccedil;ois &Eacute;t&eacute;', 'François Été'],
    ['&alpha;-helix, &Delta;G, &Omega;', 'α-helix, ΔG, Ω'],
    ['Kn|[ouml]|pfel', 'Knöpfel'],
    ['1&ndash;2&hellip;', '1–2…'],
    ['&unknown; &#0; R&D; A & B', '&unknown; &#0; R&D; A & B'],
  ])('%s', (text, plain) => {
    expect(unescaped(text)).toBe(plain);
  });
});

describe('withoutTags', () => {
  it.each([
    ['H<sub>2</sub>O and <i>E. coli<i/>', 'H2O and E. coli'],
    ['<span class="small-caps">Deep</span> <sc>rna</sc>', 'Deep rna'],
    ['<jats:p>One <jats:italic>two</jats:italic></jats:p>', '\nOne two\n'],
    ['<mml:math><mml:mi>α</mml:mi></mml:math>-decay', 'α-decay'],
    [
      '<inline-formula><tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math></inline-formula> wins',
      '$x$ wins',
    ],
    ['a < b and c > d, <unknown>', 'a < b and c > d, <unknown>'],
  ])('%s', (text, plain) => {
    expect(withoutTags(text)).toBe(plain);
  });
});

describe.each(doms)('odd markup in %s', (_where, documentOf) => {
  const url = new URL('https://journal.example.org/7');

  it('tags and attributes in capitals', () => {
    const html =
      '<HTML><HEAD><META NAME="citation_title" CONTENT="Tea"><META NAME="CITATION_AUTHOR" CONTENT="Doe, Jane"></HEAD></HTML>';
    expect(extractGeneric(documentOf(html), url)).toMatchObject({
      title: 'Tea',
      authors: [{ family: 'Doe', given: 'Jane' }],
    });
  });

  it('small capitals, superscripts and italics that stand as tags in a title', () => {
    const title =
      'The &lt;span style=&quot;font-variant:small-caps;&quot;&gt;Tea&lt;/span&gt; of &lt;i&gt;C. sinensis&lt;/i&gt;, CO&lt;sub&gt;2&lt;/sub&gt; and &lt;sc&gt;d&lt;/sc&gt;-sugar';
    const html = `<meta name="citation_title" content="${title}"><meta name="citation_author" content="Doe, Jane">`;
    expect(extractGeneric(documentOf(html), url)?.title).toBe(
      'The Tea of C. sinensis, CO2 and d-sugar',
    );
  });

  it('names of LaTeXML pages in scripts that need no space', () => {
    const html = `<h1 class="ltx_title ltx_title_document">茶</h1><div class="ltx_authors">
      <span class="ltx_personname">王 小明</span><span class="ltx_personname">山田太郎</span><span class="ltx_personname">김 철수, Ada Fernweh</span></div>`;
    const record = extract(documentOf(html), new URL('https://arxiv.org/html/2406.01234'));
    expect(record?.authors).toEqual([
      { literal: '王 小明' },
      { literal: '山田太郎' },
      { literal: '김 철수' },
      { given: 'Ada', family: 'Fernweh' },
    ]);
  });
});

describe('licences', () => {
  it.each([
    [
      'http://creativecommons.org/licenses/BY-NC/4.0/deed.de',
      'https://creativecommons.org/licenses/by-nc/4.0/',
    ],
    [
      'https://creativecommons.org/publicdomain/zero/1.0/',
      'https://creativecommons.org/publicdomain/zero/1.0/',
    ],
    [
      'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
      'https://arxiv.org/licenses/nonexclusive-distrib/1.0/',
    ],
    ['CC BY 4.0', 'CC-BY-4.0'],
    ['cc-by-nc-nd', 'CC-BY-NC-ND'],
    ['CC0 1.0', 'CC0-1.0'],
    ['CC BY-SA 3.0 Unported', 'CC-BY-SA-3.0'],
    ['MIT', 'MIT'],
    ['© 2024 the authors', undefined],
    ['javascript:alert(1)', undefined],
    ['https://example.org/terms', undefined],
    [undefined, undefined],
  ])('%s', (text, licence) => {
    expect(normaliseLicence(text)).toBe(licence);
  });

  it.each(doms)('come from tags, else from the one link in %s', (_where, documentOf) => {
    const read = (html: string) => {
      const page = documentOf(html);
      return licenceOf(page, metasOf(page));
    };
    const by = '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>';
    const sa = '<a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">SA</a>';
    expect(read(`<meta name="DC.Rights" content="CC BY 4.0">${sa}`)).toBe('CC-BY-4.0');
    expect(read(by + by)).toBe('https://creativecommons.org/licenses/by/4.0/');
    expect(read(by + sa)).toBeUndefined();
    expect(read(`<footer>${by}</footer>`)).toBeUndefined();
  });
});
