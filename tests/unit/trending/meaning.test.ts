import { describe, expect, it } from 'vitest';
import { recordSchema } from '../../../lib/paper/schema';
import { fuse, MeaningIndex } from '../../../lib/trending/meaning';
import { TasteSpace } from '../../../lib/trending/taste/space';
import { fieldNames, paperOf } from './taste/support';

describe('fuse', () => {
  it.each<[string, string[][], string[]]>([
    ['nothing', [], []],
    ['one order', [['a', 'b']], ['a', 'b']],
    [
      'what stands in both comes first',
      [
        ['a', 'b'],
        ['c', 'b'],
      ],
      ['b', 'a', 'c'],
    ],
    [
      'higher in both wins',
      [
        ['a', 'b', 'c'],
        ['b', 'a', 'c'],
      ],
      ['a', 'b', 'c'],
    ],
    ['each once', [['a'], ['a'], ['a', 'b']], ['a', 'b']],
  ])('%s', (_, orders, united) => {
    expect(fuse(orders)).toEqual(united);
  });
});

describe('search by meaning', () => {
  const space = new TasteSpace();
  const index = new MeaningIndex(space);
  const papers = fieldNames.flatMap((field) =>
    Array.from({ length: 12 }, (_, n) => ({
      id: `${field}-${n}`,
      record: recordSchema.parse({
        ...paperOf(field, n),
        identifiers: [`url:https://example.org/${field}/${n}`],
        source: 'test',
      }),
    })),
  );
  for (const { id, record } of papers) space.put(id, record);
  space.settle();
  index.put(papers);

  it.each([
    ['words that are there', 'migratory birds', 'birds'],
    ['words in another order', 'grammar syntax dialects', 'verbs'],
    [
      'a whole sentence, some words of it unknown',
      'how do GPU kernels cope with memory, honestly?',
      'kernels',
    ],
    ['the signs of the query language', 'status:(wetlands OR -habitat) "nesting', 'birds'],
  ])('%s', (_, question, field) => {
    const found = index.find(question, 5);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((id) => id.startsWith(field))).toBe(true);
    expect(new Set(found).size).toBe(found.length);
  });

  it.each(['', '   ', '!?'])('finds nothing much for “%s”', (question) => {
    expect(index.find(question, 5).length).toBeLessThanOrEqual(5);
  });
});
