// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { textModel } from '../../../lib/annotations/model-cache';
import { modelOf, nodeAt, page, rangeBy } from './support/page';

const nbsp = '\u00a0';

describe('one text', () => {
  it.each([
    ['whitespace runs are one space', '<p>one\n  two\tthree</p>', 'one two three'],
    ['no-break spaces are spaces', `<p>Fig.${nbsp}${nbsp}3</p>`, 'Fig. 3'],
    ['blocks are apart', '<p>one</p><p>two</p>', 'one two'],
    ['blocks are apart by one space only', '<p>one </p>\n\n<div> <p> two</p></div>', 'one two'],
    ['lines are apart', '<p>one<br>two<br><br>three</p>', 'one two three'],
    ['cells are apart', '<table><tr><td>1</td><td>2</td></tr></table>', '1 2'],
    ['inline elements run on', '<p>un<b>believ</b>able</p>', 'unbelievable'],
    ['quotes', '<p>‘a’ “b” «c» d′</p>', `'a' "b" "c" d'`],
    ['dashes', '<p>a–b—c−d‐e</p>', 'a-b-c-d-e'],
    [
      'soft hyphens and zero width',
      '<p>hy\u00adphen zero\u200bwidth \ufeffx</p>',
      'hyphen zerowidth x',
    ],
    ['ligatures', '<p>eﬃcient ﬁt</p>', 'efficient fit'],
    ['full width', '<p>ＡＢＣ　１</p>', 'ABC 1'],
    ['combining marks', '<p>cafe\u0301</p>', 'café'],
    ['a lone accent stays', '<p>a ´ b</p>', 'a ´ b'],
    ['Hangul in parts', '<p>\u1112\u1161\u11ab</p>', '한'],
    ['right to left, with its marks dropped', '<p>\u200fשלום עולם\u200e</p>', 'שלום עולם'],
    [
      'scripts, styles, templates',
      '<p>a<script>x</script><style>y</style><template>z</template>b</p>',
      'ab',
    ],
    [
      'hidden ones',
      '<p>a</p><p hidden>b</p><p style="display: none">c</p><p style="visibility:hidden">d</p>',
      'a',
    ],
    ['found on search is shown', '<p hidden="until-found">a</p>', 'a'],
    [
      'fields',
      '<p>a</p><textarea>b</textarea><button>c</button><div contenteditable="true">d</div>',
      'a',
    ],
    ['nothing', '', ''],
  ])('%s', (_name, html, text) => {
    expect(modelOf(html).text).toBe(text);
  });

  it.each([
    [
      'MathML with alttext',
      '<math alttext="x^{2}"><msup><mi>x</mi><mn>2</mn></msup></math>',
      '$x^{2}$',
    ],
    [
      'MathML with an annotation',
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>',
      '$x_1$',
    ],
    ['MathML alone', '<math><mi>x</mi><mo>+</mo><mn>1</mn></math>', '$x+1$'],
    [
      'KaTeX',
      '<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span>',
      '$x^2$',
    ],
    [
      'MathJax 2',
      '<span class="MathJax_Preview">p</span><span class="MathJax" id="e1"><span>x</span></span><script type="math/tex" id="e1s">x+1</script>',
      '$x+1$',
    ],
    [
      'MathJax 3',
      '<mjx-container jax="CHTML"><mjx-math><mjx-c>x</mjx-c></mjx-math><mjx-assistive-mml><math alttext="x"><mi>x</mi></math></mjx-assistive-mml></mjx-container>',
      '$x$',
    ],
    [
      'LaTeXML',
      '<math class="ltx_Math" alttext="\\displaystyle{\\frac{a}{b}}"><mi>a</mi></math>',
      '$\\frac{a}{b}$',
    ],
    [
      'Wikipedia',
      '<span class="mwe-math-element"><span style="display: none"><math alttext="{\\displaystyle a}"><mi>a</mi></math></span><img alt="{\\displaystyle a}"></span>',
      '$a$',
    ],
    ['not drawn yet', '<d-math>x^2</d-math>', 'x^2'],
    [
      'drawn by distill',
      '<d-math><span class="katex"><math alttext="x^2"></math></span></d-math>',
      '$x^2$',
    ],
  ])('one formula: %s', (_name, html, tex) => {
    const model = modelOf(`<p>so ${html} is</p>`);
    expect(model.text).toBe(`so ${tex} is`);
  });

  it.each([
    ['<p>so <cite>(Smith 2012)</cite> it is</p>', '(Smith 2012)'],
    ['<p>so<sup><a href="#ref-CR1">1</a></sup> it is</p>', '1'],
    ['<p>so <a href="#bib.bib3">[3]</a> it is</p>', '[3]'],
    ['<p>so<sup class="ltx_note_mark">2</sup> it is</p>', '2'],
    ['<p>see Figure <a class="ltx_ref" href="#S3.F1">4</a></p>', '4'],
    ['<p>so <a role="doc-biblioref" href="x">Smith</a></p>', 'Smith'],
    ['<p>so <a href="#results">the results say</a></p>', ''],
  ])('soft in %s', (html, soft) => {
    const model = modelOf(html);
    const [from = 0, to = 0] = model.soft;
    expect(model.text.slice(from, to)).toBe(soft);
  });
});

describe('places', () => {
  it('count code points', () => {
    const model = modelOf('<p>l😃rem ipsum</p>');
    expect(model.length).toBe(11);
    expect(model.rangeOf(2, 5)?.toString()).toBe('rem');
    expect(model.positionsOf(rangeBy(model.root, '//p/text()', 3, '//p/text()', 6))).toEqual({
      start: 2,
      end: 5,
    });
  });

  it.each([
    ['a ligature is taken whole', '<p>eﬃcient</p>', 1, 3, 'ﬃ'],
    ['a combined letter is taken whole', '<p>cafe\u0301s</p>', 3, 4, 'e\u0301'],
    ['over dropped characters', '<p>hy\u00adphen</p>', 1, 4, 'y\u00adph'],
    ['over collapsed whitespace', '<p>one \n two</p>', 2, 5, 'e \n t'],
    ['over elements', '<p>a<b>b</b>c</p>', 0, 3, 'abc'],
  ])('%s', (_name, html, start, end, text) => {
    const range = modelOf(html).rangeOf(start, end);
    expect(range?.toString()).toBe(text);
  });

  it.each([
    '<p>one two</p><p>three <i>four</i> five</p>',
    '<p>a\u00ad\u00adb  ﬁ e\u0301 😃 z</p>',
    '<ul><li>漢字かな</li><li>שלום</li></ul>',
  ])('every stretch of %s comes back', (html) => {
    const model = modelOf(html);
    for (let start = 0; start < model.length; start += 1) {
      for (let end = start + 1; end <= model.length; end += 1) {
        const text = model.textOf({ start, end });
        const range = model.rangeOf(start, end);
        const back = range && model.positionsOf(range);
        if (text.trim() === '') expect(back).toBeUndefined();
        else expect(back && model.textOf(back)).toContain(text.trim().normalize('NFC'));
      }
    }
  });

  it('snap to formulas', () => {
    const model = modelOf('<p>so <math alttext="x^2"><mi id="i">x</mi><mn>2</mn></math> is</p>');
    const inside = model.root.querySelector('#i')?.firstChild;
    const range = model.root.ownerDocument.createRange();
    if (!inside) throw new Error('no formula');
    range.setStart(inside, 0);
    range.setEnd(nodeAt('//p/text()[2]', model.root), 3);
    const position = model.positionsOf(range);
    expect(position && model.textOf(position)).toBe('$x^2$ is');
    range.setStart(nodeAt('//p/text()[1]', model.root), 0);
    range.setEnd(inside, 1);
    const other = model.positionsOf(range);
    expect(other && model.textOf(other)).toBe('so $x^2$');
    expect(other && model.rangeOf(other.start, other.end)?.endContainer.nodeName).toBe('P');
  });

  it('of nothing are none', () => {
    const document = page('<p>text</p><p><br></p><div></div>');
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('div') ?? document.body);
    expect(textModel(document).positionsOf(range)).toBeUndefined();
  });

  it('whose nodes left the page are none', () => {
    const document = page('<p>text</p>');
    const model = textModel(document);
    document.querySelector('p')?.remove();
    expect(model.rangeOf(0, 4)).toBeUndefined();
  });
});
