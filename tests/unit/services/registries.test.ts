import { describe, expect, test } from 'vitest';
import type { PaperRecord } from '../../../lib/paper/schema';
import {
  crossrefDoisUrl,
  crossrefTitleUrl,
  parseCrossrefWorks,
} from '../../../lib/services/crossref';
import { dataciteUrl, parseDatacite } from '../../../lib/services/datacite';

const works = (...items: unknown[]) => parseCrossrefWorks({ message: { items } });
const work = { DOI: '10.1234/ABC', title: ['A title'] };
const about = { doi: '10.5281/Zenodo.1', titles: [{ title: 'A data paper' }] };
const dataset = (attributes: object) =>
  parseDatacite({ data: { attributes: { ...about, ...attributes } } });

describe('what Crossref says of a work', () => {
  const cases: [string, object, Partial<PaperRecord>][] = [
    [
      'a DOI in small letters',
      {},
      { identifiers: ['doi:10.1234/abc'], title: 'A title', authors: [] },
    ],
    ['a subtitle', { subtitle: ['And more'] }, { title: 'A title: And more' }],
    [
      'a subtitle that the title has',
      { title: ['A title: and more'], subtitle: ['and more'] },
      { title: 'A title: and more' },
    ],
    ['markup in a title', { title: ['On <i>H</i>&lt;sub&gt;2'] }, { title: 'On H <sub>2' }],
    [
      'an author’s names',
      { author: [{ given: 'Ada', family: 'Byron', suffix: 'Jr.' }] },
      { authors: [{ given: 'Ada', family: 'Byron', suffix: 'Jr.' }] },
    ],
    ['a group', { author: [{ name: 'The Team' }] }, { authors: [{ literal: 'The Team' }] }],
    [
      'an author with one name',
      { author: [{ given: 'Plato' }] },
      { authors: [{ literal: 'Plato' }] },
    ],
    [
      'a whole date',
      { published: { 'date-parts': [[2021, 3, 4]] } },
      { issued: { year: 2021, month: 3, day: 4 } },
    ],
    ['a year alone', { issued: { 'date-parts': [[2020]] } }, { issued: { year: 2020 } }],
    [
      'publication before issue',
      { issued: { 'date-parts': [[2020]] }, published: { 'date-parts': [[2021, 5]] } },
      { issued: { year: 2021, month: 5 } },
    ],
    [
      'a venue with markup',
      { 'container-title': ['Journal of <b>Things</b>'] },
      { venue: 'Journal of Things' },
    ],
    [
      'an abstract in JATS',
      { abstract: '<jats:title>Abstract</jats:title><jats:p>We show.</jats:p>' },
      { abstract: 'We show.' },
    ],
    [
      'pages',
      { page: '12-34', volume: '5', issue: '6' },
      { pages: '12–34', volume: '5', issue: '6' },
    ],
    ['a kind', { type: 'proceedings-article' }, { kind: 'paper-conference' }],
    ['an unknown kind', { type: 'peer-review' }, { kind: 'article' }],
    ['a kind called as a method of objects', { type: 'constructor' }, { kind: 'article' }],
    [
      'an address of the old resolver',
      { URL: 'http://dx.doi.org/10.1234/abc' },
      { urls: { page: 'https://doi.org/10.1234/abc' } },
    ],
    [
      'a licence',
      { license: [{ URL: 'https://creativecommons.org/licenses/by/4.0/' }] },
      { license: 'https://creativecommons.org/licenses/by/4.0/' },
    ],
  ];
  test.each(cases)('%s', (_, given, expected) => {
    expect(works({ ...work, ...given })).toEqual([expect.objectContaining(expected)]);
  });

  test('an unknown date is no date', () => {
    expect(works({ ...work, issued: { 'date-parts': [[null]] } })?.[0]?.issued).toBeUndefined();
  });

  test.each([
    ['no list', { message: {} }],
    ['an error page', '<html>'],
    ['nothing', undefined],
  ])('%s is no answer', (_, given) => {
    expect(parseCrossrefWorks(given)).toBeUndefined();
  });

  test('a work without a DOI or without a title costs only itself', () => {
    expect(works({ title: ['No DOI'] }, { ...work, title: [] }, work)).toHaveLength(1);
  });

  test('addresses ask for what is asked and for nothing that would break the question', () => {
    const several = new URL(crossrefDoisUrl(['10.1/a', '10.1/b,c', '10.1/d']));
    expect(several.searchParams.get('filter')).toBe('doi:10.1/a,doi:10.1/d');
    const title = new URL(crossrefTitleUrl('x'.repeat(500), 'Byron'));
    expect(title.searchParams.get('query.bibliographic')).toHaveLength(400);
    expect(new URL(crossrefTitleUrl('A title')).searchParams.get('query.bibliographic')).toBe(
      'A title',
    );
  });
});

describe('what DataCite says of a work', () => {
  const cases: [string, object, Partial<PaperRecord>][] = [
    [
      'a DOI in small letters',
      {},
      { identifiers: ['doi:10.5281/zenodo.1'], title: 'A data paper', kind: 'article' },
    ],
    [
      'family and given names',
      { creators: [{ familyName: 'Byron', givenName: 'Ada', name: 'x' }] },
      { authors: [{ family: 'Byron', given: 'Ada' }] },
    ],
    [
      'a name in one piece',
      { creators: [{ name: 'Byron, Ada' }] },
      { authors: [{ family: 'Byron', given: 'Ada' }] },
    ],
    [
      'the day of issue',
      {
        dates: [
          { date: '2019', dateType: 'Created' },
          { date: '2020-02-03', dateType: 'Issued' },
        ],
      },
      { issued: { year: 2020, month: 2, day: 3 } },
    ],
    ['the year of publication', { publicationYear: 2018 }, { issued: { year: 2018 } }],
    [
      'the abstract among descriptions',
      {
        descriptions: [
          { description: 'Tables', descriptionType: 'TableOfContents' },
          { description: 'We show.', descriptionType: 'Abstract' },
        ],
      },
      { abstract: 'We show.' },
    ],
    [
      'where it appeared',
      { container: { title: 'A journal' }, types: { resourceTypeGeneral: 'JournalArticle' } },
      { venue: 'A journal', kind: 'article-journal' },
    ],
    ['an unknown kind', { types: { resourceTypeGeneral: 'Dataset' } }, { kind: 'article' }],
    ['a kind of objects', { types: { resourceTypeGeneral: 'toString' } }, { kind: 'article' }],
    [
      'its page',
      { url: 'https://zenodo.org/records/1' },
      { urls: { page: 'https://zenodo.org/records/1' } },
    ],
  ];
  test.each(cases)('%s', (_, given, expected) => {
    expect(dataset(given)).toEqual(expect.objectContaining(expected));
  });

  test.each([
    ['an error', { errors: [{ status: '404' }] }],
    ['a work without a title', { data: { attributes: { ...about, titles: [] } } }],
    ['nothing', null],
  ])('%s is no work', (_, given) => {
    expect(parseDatacite(given)).toBeUndefined();
  });

  test('no date is no date', () => {
    expect(dataset({ creators: [{}] })?.issued).toBeUndefined();
  });

  test('a DOI is one part of the address', () => {
    expect(dataciteUrl('10.5281/a?b')).toMatch(/\/dois\/10\.5281%2Fa%3Fb$/);
  });
});
