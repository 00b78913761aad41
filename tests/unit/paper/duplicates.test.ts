import { describe, expect, it } from 'vitest';
import {
  type Comparable,
  findPairs,
  likeness,
  likest,
  titleKey,
  titleKeys,
} from '@/lib/paper/duplicates';

let made = 0;
function paper(changes: Partial<Comparable> & { title: string }): Comparable {
  made += 1;
  return {
    id: `p${made}`,
    identifiers: [`url:https://example.org/${made}`],
    authors: [{ given: 'Ada', family: 'Walker' }],
    issued: { year: 2024 },
    ...changes,
  };
}

describe('titles that are the same', () => {
  it.each([
    ['Parsing as Walking', 'PARSING AS WALKING.'],
    ['Parsing as Walking: A Study', 'Parsing as walking — a study'],
    ['Schrödinger’s Über-Cat', "Schrodinger's Uber Cat"],
    ['Schr\\"odinger operators', 'Schrödinger Operators'],
    ['On $k$-means in $\\mathbb{R}^n$', 'On k-means in R^n'],
    ['The $\\mathrm{H}_2$O problem', 'The H2O problem'],
    ['H<sub>2</sub>O in caves', 'H₂O in Caves'],
    ['ﬁeld eﬀects', 'Field Effects'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['Straße und Maß', 'STRASSE UND MASS'],
    ['Считая овец', 'СЧИТАЯ ОВЕЦ!'],
    ['عَدُّ الخِراف', 'عد الخراف'],
    ['数える羊：入門', '数える羊: 入門'],
    ['भेड़ों की गिनती', 'भेड़ों की  गिनती'],
  ])('%s = %s', (a, b) => {
    expect(titleKey(a)).toBe(titleKey(b));
    expect(titleKey(a)).not.toBe('');
  });

  it.each([
    ['Walking, part I', 'Walking, part II'],
    ['भेड़', 'भेड़ी'],
    ['かき', 'がき'],
    ['On C++ compilers', 'On compilers'],
  ])('%s ≠ %s', (a, b) => {
    expect(titleKey(a)).not.toBe(titleKey(b));
  });
});

describe('the keys of a title', () => {
  it.each<[string, number]>([
    ['Editorial', 0],
    ['Introduction', 1],
    ['序論', 0],
    ['深層学習入門', 1],
    ['A long enough title about walking', 1],
    ['A long enough title: about walking in the rain', 2],
    ['GPT: a long enough subtitle', 1],
    ['???', 0],
    ['', 0],
  ])('%s: %i', (title, count) => {
    expect(titleKeys({ title })).toHaveLength(count);
  });

  it('are none for a title that only stands in, and short for one of 2,000 letters', () => {
    expect(titleKeys({ title: 'A long enough title', provisional: true })).toEqual([]);
    expect(titleKeys({ title: 'long '.repeat(400) })[0]?.length).toBeLessThan(200);
  });
});

const title = 'Reading Lists as Memory in the Laboratory';

describe('two papers', () => {
  type Case = [string, Partial<Comparable>, Partial<Comparable>, string[] | undefined];
  it.each<Case>([
    ['of one title, author and year', {}, {}, ['title', 'author', 'year']],
    ['a year apart', {}, { issued: { year: 2025 } }, ['title', 'author', 'year']],
    ['two years apart', {}, { issued: { year: 2026 } }, undefined],
    ['of which one has no year', {}, { issued: undefined }, ['title', 'author']],
    ['of which one has no author', {}, { authors: [] }, ['title', 'year']],
    ['of which one says nothing else', {}, { authors: [], issued: undefined }, undefined],
    ['of other authors', {}, { authors: [{ family: 'Runner' }] }, undefined],
    [
      'of another given name',
      {},
      { authors: [{ given: 'A.', family: 'WALKER' }] },
      ['title', 'author', 'year'],
    ],
    [
      'of a name in the other order',
      {},
      { authors: [{ given: 'Walker', family: 'Ada' }] },
      ['title', 'author', 'year'],
    ],
    [
      'of a name in one piece',
      {},
      { authors: [{ literal: 'Ada Walker' }] },
      ['title', 'author', 'year'],
    ],
    [
      'of a Chinese name in one piece',
      { authors: [{ family: '王', given: '小明' }] },
      { authors: [{ literal: '王小明' }] },
      ['title', 'author', 'year'],
    ],
    [
      'of a name with accents',
      { authors: [{ family: 'Núñez' }] },
      { authors: [{ family: 'Nunez' }] },
      ['title', 'author', 'year'],
    ],
    [
      'with and without a subtitle',
      {},
      { title: `${title}: A Field Study` },
      ['main-title', 'author', 'year'],
    ],
    [
      'with and without a subtitle, of no year',
      {},
      { title: `${title}: A Field Study`, issued: undefined },
      undefined,
    ],
    [
      'of two subtitles',
      { title: `${title}: Part One` },
      { title: `${title}: Part Two` },
      undefined,
    ],
    [
      'of two arXiv ids',
      { identifiers: ['arxiv:2401.00001'] },
      { identifiers: ['arxiv:2402.00002'] },
      undefined,
    ],
    [
      'of two PubMed ids',
      { identifiers: ['pmid:1'] },
      { identifiers: ['pmid:2', 'doi:10.1/x'] },
      undefined,
    ],
    [
      'of arXiv and a journal',
      { identifiers: ['arxiv:2401.00001'] },
      { identifiers: ['doi:10.1234/x'] },
      ['title', 'author', 'year'],
    ],
    [
      'of two DOIs',
      { identifiers: ['doi:10.1101/2024.01.01.573'] },
      { identifiers: ['doi:10.1038/x'] },
      ['title', 'author', 'year'],
    ],
    ['of another title', {}, { title: 'Reading Lists as Memory in the Library' }, undefined],
  ])('%s', (_, a, b, reasons) => {
    const [left, right] = [paper({ title, ...a }), paper({ title, ...b })];
    expect(likeness(left, right)?.reasons).toEqual(reasons);
    expect(likeness(right, left)).toEqual(likeness(left, right));
  });

  it('are not proposed once the user has said that they differ, on either side', () => {
    const a = paper({ title });
    const b = paper({ title, notSame: [a.id] });
    expect(likeness(a, b)).toBeUndefined();
    expect(likeness(b, a)).toBeUndefined();
  });

  it('are likelier the more agrees', () => {
    const mine = paper({ title });
    const worse = paper({ title, authors: [] });
    const better = paper({ title });
    expect(likest(mine, [worse, better]).map((each) => each.paper.id)).toEqual([
      better.id,
      worse.id,
    ]);
  });
});

describe('a library', () => {
  it('has each pair once', () => {
    const [a, b, c] = [paper({ title }), paper({ title }), paper({ title: `${title}: More` })];
    const other = paper({ title: 'Something else entirely' });
    const pairs = findPairs([a, b, c, other]).map(({ ids }) => [...ids].sort().join(' '));
    const expected = [
      [a, b],
      [a, c],
      [b, c],
    ].map((pair) =>
      pair
        .map((each) => each?.id)
        .sort()
        .join(' '),
    );
    expect(pairs.sort()).toEqual(expected.sort());
  });

  it('of 100,000 papers is grouped, not compared pair by pair', () => {
    const papers = Array.from({ length: 100_000 }, (_, n) =>
      paper({
        title: n % 1000 === 0 ? `Proceedings of the workshop` : `A study number ${n} of walking`,
      }),
    );
    const twin = paper({ title: 'A study, number 77 of walking' });
    const pairs = findPairs([...papers, twin]);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.ids).toContain(twin.id);
  });
});
