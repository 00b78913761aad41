import { describe, expect, it } from 'vitest';
import { authorLines, authorsOf } from '@/lib/paper/author-lines';
import type { Name } from '@/lib/paper/schema';

describe('authors as lines', () => {
  it.each<[Name, string]>([
    [{ given: 'Ada', family: 'Lovelace' }, 'Lovelace, Ada'],
    [{ given: 'Martin', family: 'King', suffix: 'Jr.' }, 'King, Jr., Martin'],
    [{ given: 'Ludwig', family: 'van Beethoven' }, 'van Beethoven, Ludwig'],
    [{ literal: 'The Flock Group' }, 'The Flock Group'],
    [{ literal: '王小明' }, '王小明'],
    [{ literal: 'Plain Words' }, '{Plain Words}'],
    [{ family: 'Plato' }, '{Plato}'],
  ])('%j is %s', (name, line) => {
    expect(authorLines([name])).toBe(line);
    expect(authorsOf(line, [name])).toEqual([name]);
  });

  it.each<[string, Name[]]>([
    [
      'Ada Lovelace\n\n Charles Babbage ',
      [
        { given: 'Ada', family: 'Lovelace' },
        { given: 'Charles', family: 'Babbage' },
      ],
    ],
    ['{Plain Words}', [{ literal: 'Plain Words' }]],
    ['{}\n***\n', []],
  ])('%j is understood', (text, names) => {
    expect(authorsOf(text)).toEqual(names);
  });
});
