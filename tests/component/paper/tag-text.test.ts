import { describe, expect, it } from 'vitest';
import { cleanTag, suggestTags, tagsOfPaste } from '@/components/paper/tag-text';

describe('cleanTag', () => {
  it.each([
    ['  reading   group ', 'reading group'],
    ['a, b', 'a, b'],
    ['自然言語 処理', '自然言語 処理'],
    ['e\u0301', '\u00e9'],
    [' \n ', ''],
  ])('%j → %j', (typed, tag) => {
    expect(cleanTag(typed)).toBe(tag);
  });
});

describe('tagsOfPaste', () => {
  it.each([
    ['one line, with a comma', ['one line, with a comma']],
    ['a\nb\r\n c \n\nb', ['a', 'b', 'c']],
    ['\n\n', []],
  ])('%j → %j', (pasted, tags) => {
    expect(tagsOfPaste(pasted)).toEqual(tags);
  });
});

describe('suggestTags', () => {
  const all = [
    { tag: 'vision', count: 9 },
    { tag: 'nlp/parsing', count: 5 },
    { tag: 'parsing', count: 2 },
    { tag: 'sparse', count: 7 },
    { tag: 'Été', count: 1 },
  ];
  it.each([
    ['begins with it, then a part, then anywhere', 'pars', ['parsing', 'nlp/parsing', 'sparse']],
    ['accents and case do not count', 'ete', ['Été']],
    ['nothing typed: the most used', '', ['vision', 'sparse', 'nlp/parsing', 'parsing', 'Été']],
    ['no such tag', 'xyz', []],
  ])('%s', (_, typed, tags) => {
    expect(suggestTags(all, typed, { taken: [] }).map(({ tag }) => tag)).toEqual(tags);
  });

  it('leaves out what the paper has', () => {
    expect(suggestTags(all, 'pars', { taken: ['PARSING'] }).map(({ tag }) => tag)).toEqual([
      'nlp/parsing',
      'sparse',
    ]);
  });
});
