import { describe, expect, it } from 'vitest';
import { difference, takenBack } from '@/lib/library/three-way';

describe('what differs between two states', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, undefined],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, undefined],
    [{ a: 1, updatedAt: 1 }, { a: 1, updatedAt: 2, titleKeys: ['x'] }, undefined],
    [{ a: 1 }, { a: 2 }, { before: { a: 1 }, after: { a: 2 } }],
    [{ a: 1 }, {}, { before: { a: 1 }, after: {} }],
    [{}, { a: 1 }, { before: {}, after: { a: 1 } }],
    [{ a: undefined }, { a: 0 }, { before: {}, after: { a: 0 } }],
  ])('%o and %o', (before, after, found) => {
    expect(difference(before, after)).toEqual(found);
  });
});

describe('one change taken back', () => {
  it.each<[string, object, object, object, object, boolean]>([
    ['is as it was', { a: 2 }, { a: 1 }, { a: 2 }, { a: 1 }, false],
    ['goes where it was made', { a: 2 }, {}, { a: 2 }, {}, false],
    ['comes back where it was taken', {}, { a: 1 }, {}, { a: 1 }, false],
    ['is as it was already', { a: 1 }, { a: 1 }, { a: 2 }, { a: 1 }, false],
    ['was changed again since', { a: 3 }, { a: 1 }, { a: 2 }, { a: 3 }, true],
    ['was taken away since', {}, { a: 1 }, { a: 2 }, {}, true],
    [
      'is a list with more by now',
      { t: ['x', 'y', 'z'] },
      { t: ['x'] },
      { t: ['x', 'y'] },
      { t: ['x', 'z'] },
      false,
    ],
    [
      'is a list with less by now',
      { t: ['z'] },
      { t: ['x', 'w'] },
      { t: ['x', 'y'] },
      { t: ['z', 'w'] },
      false,
    ],
    ['was a list that there was none of', { t: ['y', 'z'] }, {}, { t: ['y'] }, { t: ['z'] }, false],
    ['was a list that is gone by now', {}, { t: ['x'] }, { t: ['y'] }, { t: ['x'] }, false],
    ['took a list that is back', { t: ['z'] }, { t: ['x'] }, {}, { t: ['z', 'x'] }, false],
    ['made a list of a word', { t: ['y'] }, { t: 'x' }, { t: ['z'] }, { t: ['y'] }, true],
    ['is a list of other things', { t: [1, 2] }, { t: [1] }, { t: [1, 3] }, { t: [1, 2] }, true],
    [
      'is one address of several',
      { urls: { pdf: 'b', code: 'c' } },
      { urls: { pdf: 'a' } },
      { urls: { pdf: 'b' } },
      { urls: { pdf: 'a', code: 'c' } },
      false,
    ],
    [
      'is an address that was changed again',
      { urls: { pdf: 'c', html: 'h' } },
      { urls: { pdf: 'a' } },
      { urls: { pdf: 'b', html: 'h' } },
      { urls: { pdf: 'c' } },
      true,
    ],
    [
      'made all addresses',
      { urls: { pdf: 'b', code: 'c' } },
      {},
      { urls: { pdf: 'b' } },
      { urls: { code: 'c' } },
      false,
    ],
    [
      'took all addresses',
      { urls: { code: 'c' } },
      { urls: { pdf: 'a' } },
      {},
      { urls: { code: 'c', pdf: 'a' } },
      false,
    ],
    [
      'is an address where words are by now',
      { urls: 'x' },
      { urls: { pdf: 'a' } },
      { urls: {} },
      { urls: 'x' },
      true,
    ],
    [
      'is an object of another kind',
      { data: { a: 3, b: 1 } },
      { data: { a: 1 } },
      { data: { a: 2 } },
      { data: { a: 3, b: 1 } },
      true,
    ],
  ])('%s', (_what, current, before, after, row, kept) => {
    expect(takenBack(current, before, after)).toEqual({ row, kept });
  });

  it('is the same row where nothing is left of it', () => {
    const row = { a: 1 };
    expect(takenBack(row, { a: 1 }, { a: 2 }).row).toBe(row);
    expect(takenBack(row, {}, {}).row).toBe(row);
  });
});
