// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { foldCluster, foldTex } from '../../../lib/annotations/fold';
import { drawingOf, formulaOf } from '../../../lib/annotations/formula';
import { page } from './support/page';

const first = (html: string, selector = 'body > *'): Element => {
  const found = page(html).querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const note = (encoding: string) =>
  `<math><semantics><mi>y</mi><annotation encoding="${encoding}">x_1</annotation></semantics></math>`;

describe('the TeX of a formula', () => {
  it.each<[string, string | undefined]>([
    ['<math alttext="x^2"><mi>y</mi></math>', 'x^2'],
    ['<math alttext=""><mi>y</mi></math>', 'y'],
    [note('application/x-tex'), 'x_1'],
    [note('TeX'), 'x_1'],
    [note('application/x-latex'), 'x_1'],
    [note('text/plain'), 'yx_1'],
    ['<math></math>', '?'],
    ['<math><mi> </mi></math>', '?'],
    ['<span class="katex" data-tex="a+b">x</span>', 'a+b'],
    ['<span class="katex-display" data-latex="a">x</span>', 'a'],
    ['<span class="temml" data-math="a">x</span>', 'a'],
    ['<span class="mwe-math-element" data-entry="a">x</span>', 'a'],
    ['<span class="MathJax_CHTML" data-tex="a">x</span>', 'a'],
    ['<mjx-container data-tex=""><mjx-math>x</mjx-math></mjx-container>', 'x'],
    ['<span class="katex"><span class="katex-html">x2</span><i>again</i></span>', 'x2'],
    ['<mjx-container><i>no</i><svg><text>x</text></svg></mjx-container>', 'x'],
    ['<mjx-container><i>no</i><mjx-math>x</mjx-math></mjx-container>', 'x'],
    ['<span class="katex"><i>no</i><math><mi>x</mi></math></span>', 'x'],
    ['<span class="katex"><i>no</i><math alttext="z"><mi>x</mi></math></span>', 'z'],
    ['<span class="mwe-math-element"><img alt="x^2"></span>', 'x^2'],
    ['<span class="mwe-math-element"><img></span>', '?'],
    ['<d-math>x</d-math>', undefined],
    ['<dt-math>x</dt-math>', undefined],
    ['<tex-math>x</tex-math>', undefined],
    ['<d-math><span>x</span></d-math>', 'x'],
    ['<tex-math><span>x</span></tex-math>', 'x'],
    ['<span>x</span>', undefined],
    ['<span class="math">x</span>', undefined],
    ['<p class="a b">x</p>', undefined],
    ['<mjx-assistive-mml><math alttext="x"></math></mjx-assistive-mml>', ''],
    ['<span class="MathJax_Preview">x</span>', ''],
    ['<span class="a MJX_Assistive_MathML">x</span>', ''],
    ['<script type="math/tex">x+1</script>', 'x+1'],
    ['<script type="math/tex; mode=display">x + 1</script>', 'x+1'],
    ['<script type="math/asciimath">x</script>', 'x'],
    ['<script type="math/texture">x</script>', undefined],
    ['<script type="text/math/tex">x</script>', undefined],
    ['<script>x</script>', undefined],
  ])('%s', (html, tex) => {
    const { body } = page('');
    body.append(...page(html).body.childNodes, ...page(html).head.childNodes);
    expect(formulaOf(body.firstElementChild as Element)).toBe(tex);
  });

  it.each<[string, string | undefined]>([
    ['<img alt="\\frac{a}{b}">', '\\frac{a}{b}'],
    ['<img alt="x^{2}">', 'x^{2}'],
    ['<img alt="a_{1} of b">', 'a_{1}ofb'],
    ['<img alt="E=mc^2">', 'E=mc^2'],
    ['<img alt="E = mc">', undefined],
    ['<img alt="A map of the north">', undefined],
    ['<img alt="A map" class="tex">', 'Amap'],
    ['<img alt="A map" class="latex">', 'Amap'],
    ['<img alt="" class="tex">', undefined],
    ['<img class="latex">', undefined],
    [`<img alt="\\frac${'a'.repeat(4_994)}">`, `\\frac${'a'.repeat(4_994)}`],
    [`<img alt="\\frac${'a'.repeat(4_995)}">`, undefined],
    ['<img src="https://latex.codecogs.com/svg.latex?x%5E2">', 'x^2'],
    ['<img src="http://latex.codecogs.com/gif?a+b">', 'a+b'],
    ['<img src="https://latex.codecogs.com/svg.latex?100%">', '100'],
    ['<img src="https://x.org/latex.codecogs.com/svg?x">', undefined],
    ['<img src="https://chart.googleapis.com/chart?cht=tx&chl=x%2B1&chs=10">', 'x+1'],
    ['<img src="http://chart.apis.google.com/chart?chl=y">', 'y'],
    ['<img src="http://chart.example.com/chart?chl=y">', undefined],
    ['<img src="/render/math/a%5Cpm">', 'a\\pm'],
    ['<img src="/wiki/LaTeX/%5Calpha">', '\\alpha'],
    ['<img src="/formula/x.png">', undefined],
    ['<img src="/math/%5Ca/b">', undefined],
    ['<img src="/a.png">', undefined],
    ['<img>', undefined],
  ])('%s', (html, tex) => {
    expect(formulaOf(first(html))).toBe(tex);
  });

  it.each<[string, string]>([
    ['<p data-tex="a+b"><span class="katex">x</span></p>', 'a+b'],
    ['<p data-tex="a+b"> and <span class="katex">x</span></p>', 'x'],
    ['<p><span class="katex">x</span></p>', 'x'],
  ])('on the element around it: %s', (html, tex) => {
    expect(formulaOf(first(html, '.katex'))).toBe(tex);
  });

  it('of an element in no page is its own', () => {
    const loose = document.createElement('math');
    loose.textContent = 'x';
    expect(formulaOf(loose)).toBe('x');
  });

  it('of a drawing beside its source is said by the source', () => {
    for (const name of [
      'MathJax',
      'MathJax_Display',
      'MathJax_SVG',
      'MathJax_SVG_Display',
      'MathJax_CHTML',
    ]) {
      const html = `<p><span class="${name}">y</span><script type="math/tex">x</script></p>`;
      const source = first(html, 'script');
      expect(formulaOf(first(html, 'span'))).toBe('');
      expect(formulaOf(source)).toBe('x');
      expect(drawingOf(source)).toBe(source.previousElementSibling);
      const alone = first(`<p><span class="${name}">y</span><i>z</i></p>`, 'span');
      expect(formulaOf(alone)).toBe('y');
      expect(drawingOf(alone)).toBe(alone);
    }
    const other = first('<p><b>y</b><script type="math/tex">x</script></p>', 'script');
    expect(drawingOf(other)).toBe(other);
    const only = first('<p><script type="math/tex">x</script></p>', 'script');
    expect(drawingOf(only)).toBe(only);
    const newer = first(
      '<p><mjx-container class="MathJax">y</mjx-container><script type="math/tex">x</script></p>',
      'mjx-container',
    );
    expect(formulaOf(newer)).toBe('y');
  });

  it('is as the page has it for reading', () => {
    const plain = (tex: string) => tex;
    const read = (html: string) => formulaOf(first(html), plain);
    expect(read('<math alttext="\\lambda t"></math>')).toBe('\\lambda t');
    expect(read('<img alt="\\lambda t">')).toBe('\\lambda t');
    expect(read('<img src="https://latex.codecogs.com/svg?%5Clambda%20t">')).toBe('\\lambda t');
    expect(read('<p><script type="math/tex">\\lambda t</script></p>')).toBeUndefined();
    const source = first('<p><script type="math/tex">\\lambda t</script></p>', 'script');
    expect(formulaOf(source, plain)).toBe('\\lambda t');
  });

  it('comes from an element with a shadow root, too', () => {
    const host = document.createElement('d-math');
    host.textContent = 'x';
    expect(formulaOf(host)).toBeUndefined();
    host.attachShadow({ mode: 'open' });
    expect(formulaOf(host)).toBe('x');
  });
});

describe('folded', () => {
  it.each([
    ['$$ x $$', 'x'],
    ['\\(x', '\\(x'],
    ['\\textstyle x', 'x'],
    ['\\scriptstyle{x}', 'x'],
    ['a % one\nb % two', 'ab'],
    ['a\\% b', 'a\\%b'],
    ['x–y', 'x-y'],
    ['{x}}', '{x}}'],
    ['{}', ''],
    ['{a\\\\}', 'a\\\\'],
    ['', ''],
  ])('%s', (tex, folded) => {
    expect(foldTex(tex)).toBe(folded);
  });

  it.each([
    ['\u200b', ''],
    ['\u00ad', ''],
    ['\u034f', ''],
    ['\ufe0f', ''],
    ['\u00a0', ' '],
    ['\u3000', ' '],
    ['\r\n', '  '],
    ['″', '"'],
    ['＂', '"'],
    ['‹', "'"],
    ['﹣', '-'],
    ['⁃', '-'],
    ['½', '1⁄2'],
    ['´', '´'],
    ['e\u0301', 'é'],
    ['x', 'x'],
  ])('the character %j', (char, folded) => {
    expect(foldCluster(char)).toBe(folded);
    expect(foldCluster(char)).toBe(folded);
  });

  it('however many characters there are', () => {
    const all = Array.from({ length: 6_000 }, (_, n) => String.fromCodePoint(0x4e00 + n));
    for (const char of all) expect(foldCluster(char)).toBe(char);
    expect(foldCluster('ﬁ')).toBe('fi');
  });
});
