// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { textModel } from '../../../lib/annotations/model-cache';
import { page } from './support/page';
import { shared, sharedText } from './support/shared';

/** Formulas of each page, counted in its source; TeX that nothing draws is text. */
const formulas: Record<string, number> = {
  'elements--br-between-blocks': 0,
  'elements--complex-tables': 0,
  'elements--farsi-zwnj': 0,
  'elements--nbsp-handling': 0,
  'elements--whitespace-newlines': 0,
  'footnotes--no-false-positive-equation-refs': 0,
  'footnotes--wikipedia-references': 0,
  'hidden--nodes': 0,
  'hidden--visibility': 0,
  'issues--141-arxiv-equation-tables': 2,
  'issues--142-arxiv-multi-citations': 0,
  'issues--143-arxiv-cross-references': 0,
  'issues--144-arxiv-footnote-marks': 0,
  'math--katex': 7,
  'math--katex-data-math': 5,
  'math--latex-image-services': 4,
  'math--mathjax-chtml-no-assistive': 5,
  'math--mathjax-svg': 2,
  'math--mathjax-tagged-equation': 2,
  'math--mathjax-tex-scripts': 10,
  'math--raw-latex': 0,
  'math--small-equation-image': 2,
  'math--temml': 21,
  'math--wikipedia-mathml': 3,
};

describe.skipIf(!shared)('pages with formulas of all kinds', () => {
  it.each(Object.entries(formulas))('%s', (name, count) => {
    const model = textModel(page(sharedText(`defuddle-math/${name}.html`)));
    expect(model.formulas.length / 2).toBe(count);
  });
});
