import { describe, expect, it } from 'vitest';
import { eachTerm, plainText, singular } from '../../../../lib/trending/taste/words';

function termsOf(text: string): string[] {
  const plain = plainText(text);
  const found: string[] = [];
  eachTerm(plain, (_, from, to) => found.push(plain.slice(from, to)));
  return found;
}

function hashesOf(text: string): number[] {
  const found: number[] = [];
  eachTerm(plainText(text), (hash) => found.push(hash));
  return found;
}

describe('terms', () => {
  it.each([
    [
      'words and pairs',
      'Sparse attention kernels',
      ['Sparse', 'attention', 'Sparse attention', 'kernels', 'attention kernels'],
    ],
    [
      'no function words, and no pairs across them',
      'attention of kernels',
      ['attention', 'kernels'],
    ],
    ['no pairs across a sentence', 'attention. Kernels', ['attention', 'Kernels']],
    ['hyphens bind', 'low-rank', ['low', 'rank', 'low-rank']],
    ['no numbers, no single letters', 'GPT 4 x', ['GPT']],
    [
      'no formulas, commands and addresses',
      'A $k$-means \\textbf{bound} https://a.example/b x.example/c',
      ['means', 'bound'],
    ],
    ['dollars of money stay', 'It costs $5 per query', ['costs', 'query']],
    ['scripts without spaces', '注意力', ['注', '意', '注意', '力', '意力']],
    ['nothing', ' … ', []],
  ])('%s', (_, text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it.each([
    ['plural and case', 'Language Models', 'language model'],
    ['accents', 'naïve Bayes', 'naive bayes'],
  ])('meet: %s', (_, a, b) => {
    expect(hashesOf(a)).toEqual(hashesOf(b));
  });

  it.each([
    ['queries', 'query'],
    ['caches', 'cache'],
    ['models', 'model'],
    ['bias', 'bia'],
    ['loss', 'loss'],
    ['corpus', 'corpus'],
    ['awareness', 'awareness'],
    ['gas', 'gas'],
  ])('singular of %s: %s', (plural, single) => {
    expect(singular(plural)).toBe(single);
  });
});
