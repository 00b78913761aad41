import { describe, expect, it } from 'vitest';
import { meetVersion, type Versions, versionNews } from '@/lib/paper/versions';

describe('news of a version', () => {
  it.each<[Versions, number | undefined, [number, number] | undefined]>([
    [{}, undefined, undefined],
    [{}, 2, undefined],
    [{ version: 1 }, undefined, undefined],
    [{ version: 1 }, 1, undefined],
    [{ version: 1 }, 2, [1, 2]],
    [{ version: 2 }, 1, undefined],
    [{ version: 2, savedVersion: 1 }, undefined, [1, 2]],
    [{ version: 2, savedVersion: 1 }, 1, [1, 2]],
    [{ version: 2, savedVersion: 1 }, 3, [1, 3]],
    [{ version: 2, savedVersion: 2 }, 2, undefined],
    [{ savedVersion: 1 }, 2, [1, 2]],
  ])('%o on a page that shows %s', (paper, shown, expected) => {
    const news = versionNews(paper, shown);
    expect(news && [news.had, news.latest]).toEqual(expected);
  });
});

describe('meeting a version', () => {
  it.each<[string, Versions, number, boolean, Versions]>([
    ['the first is the user’s', {}, 2, false, { version: 2, savedVersion: 2 }],
    ['the same changes nothing', { version: 1 }, 1, true, { version: 1 }],
    ['a newer one is news', { version: 1 }, 2, false, { version: 2, savedVersion: 1 }],
    [
      'a newer one that is read is theirs',
      { version: 1 },
      2,
      true,
      { version: 2, savedVersion: 2 },
    ],
    ['news stay news', { version: 2, savedVersion: 1 }, 2, false, { version: 2, savedVersion: 1 }],
    [
      'news end when it is read',
      { version: 2, savedVersion: 1 },
      2,
      true,
      { version: 2, savedVersion: 2 },
    ],
    [
      'an older one changes nothing',
      { version: 3, savedVersion: 2 },
      1,
      true,
      { version: 3, savedVersion: 2 },
    ],
    [
      'one between is theirs',
      { version: 3, savedVersion: 1 },
      2,
      true,
      { version: 3, savedVersion: 2 },
    ],
  ])('%s', (_, before, version, read, after) => {
    expect(meetVersion(before, { version, read })).toEqual(after);
  });

  it('gives the same object back when nothing changes', () => {
    const paper = { version: 2, savedVersion: 1 };
    expect(meetVersion(paper, { version: 2, read: false })).toBe(paper);
    expect(meetVersion(paper, { version: 1, read: true })).toBe(paper);
  });
});
