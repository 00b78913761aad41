import { describe, expect, it } from 'vitest';
import { textFragment } from '@/lib/annotations/text-fragment';

const long = `${'first words of a passage that goes on '.repeat(5)}and ends here at last`;

describe('a text fragment of a stored passage', () => {
  it.each([
    ['a phrase', { exact: 'deep learning' }, 'deep%20learning'],
    [
      'with whole words around it',
      { exact: 'attention', prefix: 'ut off, multi head ', suffix: ' layers are sta' },
      'off%2C%20multi%20head-,attention,-layers%20are',
    ],
    [
      'a long one by its ends',
      { exact: long },
      'first%20words%20of%20a%20passage,and%20ends%20here%20at%20last',
    ],
    [
      'not by its formulas',
      { exact: 'the cost $\\mathcal{O}(N^{3})$ of a product grows' },
      'the%20cost,of%20a%20product%20grows',
    ],
    ['by what is left of it', { exact: 'where $x$ is' }, 'where,is'],
    ['not by what was folded', { exact: "the state-of-the-art method isn't" }, 'the,method'],
    [
      'by whole words',
      { exact: 'tention is all', prefix: 'self at', suffix: ' you need' },
      'attention%20is%20all,-you',
    ],
    ['signs of the syntax', { exact: 'a, b & c' }, 'a%2C%20b%20%26%20c'],
  ])('%s', (_, quote, expected) => {
    expect(textFragment(quote)).toBe(`:~:text=${expected}`);
  });

  it.each(['$x^2$', '', '$a b$ $c$'])('has nothing to look for in %j', (exact) => {
    expect(textFragment({ exact })).toBeUndefined();
  });
});
