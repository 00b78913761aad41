import { describe, expect, it } from 'vitest';
import { fixedValues, hasOf, isOf, sortOf, statusOf } from '@/lib/search/query/fields';
import { parseQuery } from '@/lib/search/query/parse';
import { printQuery } from '@/lib/search/query/print';
import { dateRange, numberRange } from '@/lib/search/query/ranges';
import { suggest, valueAt } from '@/lib/search/query/suggest';
import { hasValues, isValues } from '@/lib/search/query/types';
import { sortKeys } from '@/lib/search/sorts';

const now = new Date(2026, 2, 31, 12).getTime();
const at = (...day: [number, number, number]) => new Date(...day).getTime();
const days = (count: number) => now - count * 24 * 60 * 60 * 1000;

describe('numbers', () => {
  it.each([
    ['2024', { from: 2024, to: 2024 }],
    ['>2021', { from: 2022 }],
    ['>=2021', { from: 2021 }],
    ['<2021', { to: 2020 }],
    ['<=2021', { to: 2021 }],
    ['=4', { from: 4, to: 4 }],
    ['2020..2024', { from: 2020, to: 2024 }],
    ['2024..2020', { from: 2020, to: 2024 }],
    ['2020-2024', { from: 2020, to: 2024 }],
    ['2020…', { from: 2020 }],
    ['…2020', { to: 2020 }],
    ['2020–2024', { from: 2020, to: 2024 }],
    ['..', undefined],
    ['>x', undefined],
    ['x..2020', undefined],
    ['2020..x', undefined],
    ['1234567', undefined],
    ['-3', undefined],
    ['', undefined],
  ])('%s', (text, range) => {
    expect(numberRange(text)).toEqual(range);
  });
});

describe('times', () => {
  it.each([
    ['2h', { from: days(2 / 24) }],
    ['<3d', { from: days(3) }],
    ['>2w', { to: days(14) }],
    ['<=1week', { from: days(7) }],
    ['1m', { from: new Date(2026, 1, 28, 12).getTime() }],
    ['1y', { from: new Date(2025, 2, 31, 12).getTime() }],
    ['13months', { from: new Date(2025, 1, 28, 12).getTime() }],
    ['2w..1w', { from: days(14), to: days(7) }],
    ['today', { from: at(2026, 2, 31), to: at(2026, 2, 32) - 1 }],
    ['yesterday', { from: at(2026, 2, 30), to: at(2026, 2, 31) - 1 }],
    ['2024', { from: at(2024, 0, 1), to: at(2025, 0, 1) - 1 }],
    ['2024-02', { from: at(2024, 1, 1), to: at(2024, 2, 1) - 1 }],
    ['2024/2/29', { from: at(2024, 1, 29), to: at(2024, 2, 1) - 1 }],
    ['<=2024-02', { to: at(2024, 2, 1) - 1 }],
    ['>2024-02', { from: at(2024, 2, 1) }],
    ['2023..2024', { from: at(2023, 0, 1), to: at(2025, 0, 1) - 1 }],
    ['2023-02-29', undefined],
    ['2024-13', undefined],
    ['2024-00', undefined],
    ['2024-01-00', undefined],
    ['tomorrow', undefined],
    ['>tomorrow', undefined],
    ['tomorrow..', undefined],
    ['123456d', undefined],
    ['2 weeks', undefined],
  ])('%s', (text, range) => {
    expect(dateRange(text, now)).toEqual(range);
  });
});

describe('printed plainly', () => {
  it.each([
    ['', ''],
    ['a b', 'a b'],
    ['a or b', 'a or b'],
    ['a or (b or c) sort:year', '(a or b or c) sort:year'],
    ['a sort:-title', 'a sort:-title'],
    ['sort:title', 'sort:title'],
    ['-(a b)', '-(a b)'],
    ['-(a or b)', '-(a or b)'],
    ['-a', '-a'],
    ['(a or b) c', '(a or b) c'],
    ['title:"a b"', 'title:"a b"'],
    ['source:arXiv', 'source:arxiv'],
    ['source:"a b"', 'source:"a b"'],
    ['tag:"to cite"', 'tag:"to cite"'],
    ['is:starred', 'is:pinned'],
    ['is:done', 'status:read'],
    ['has:github', 'has:code'],
    ['year:>2020', 'year:>2020'],
    ['opened:never', 'is:unopened'],
    ['rating:none', 'is:unrated'],
    ['tag:nlp or -has:pdf', 'tag:nlp or -has:pdf'],
  ])('%s', (text, printed) => {
    const parsed = parseQuery(text, now);
    expect(printQuery(parsed)).toBe(printed);
    expect(printQuery(parseQuery(printed, now))).toBe(printed);
  });

  it('all that there is among others', () => {
    const all = { kind: 'all' as const };
    expect(printQuery({ node: { kind: 'not', node: all } })).toBe('-""');
  });
});

describe('names of values', () => {
  it.each([
    ['To Read', 'unread'],
    ['finished', 'read'],
    ['constructor', undefined],
  ])('status %s', (text, value) => expect(statusOf(text)).toBe(value));
  it.each([
    ['New_Version', 'new-version'],
    ['annotated', 'noted'],
    ['toString', undefined],
  ])('is %s', (text, value) => expect(isOf(text)).toBe(value));
  it.each([
    ['GitHub', 'code'],
    ['nothing', undefined],
  ])('has %s', (text, value) => expect(hasOf(text)).toBe(value));
  it.each([
    ['newest', 'added'],
    ['YEAR', 'year'],
    ['__proto__', undefined],
  ])('sort %s', (text, value) => expect(sortOf(text)).toBe(value));

  it.each([
    ['status', ['unread', 'reading', 'read']],
    ['is', isValues],
    ['has', hasValues],
    ['sort', sortKeys],
    ['title', []],
  ] as const)('of %s can be offered', (field, values) => {
    expect(fixedValues(field)).toEqual(values);
  });

  it.each(['year', 'rating', 'added', 'opened', 'updated'] as const)('%s has examples', (field) => {
    const [first = ''] = fixedValues(field);
    expect(parseQuery(`${field}:${first}`, now).problems).toEqual([]);
  });
});

describe('problems', () => {
  it.each([
    ['nosuch:x', 'query_problem_field'],
    ['tag:/', 'query_problem_value'],
    ['is:pined', 'query_problem_value_like'],
    ['has:zzzzzz', 'query_problem_value'],
    ['year:soon', 'query_problem_number'],
    ['added:soon', 'query_problem_date'],
    ['(a', 'query_problem_open'],
    ['"a', 'query_problem_quote'],
  ])('%s', (text, key) => {
    const { problems } = parseQuery(text, now);
    expect(problems.some((each) => each.key.startsWith(key))).toBe(true);
  });
});

describe('what may come next', () => {
  const values = {
    tag: [{ value: 'to "cite" x', count: 3 }, { value: 'nlp/parsing' }, { value: 'parsing' }],
  };
  const next = (text: string, caret = text.length) =>
    suggest(text, caret, values).map(({ insert, detail }) => [insert, detail]);

  it.each<[string, unknown[]]>([
    ['', []],
    ['t', []],
    ['ti', [['title:', 'title']]],
    [
      'tag:pars',
      [
        ['parsing ', undefined],
        ['nlp/parsing ', undefined],
      ],
    ],
    ['tag:arsing', []],
    ['tag:parsing', [['nlp/parsing ', undefined]]],
    ['tag:cite', [['"to  cite  x" ', '3']]],
    ['tag:"to', [['"to  cite  x" ', '3']]],
    ['tag:"to"', []],
    ['sort:-tit', [['-title ', undefined]]],
    ['sort:tit', [['title ', undefined]]],
    ['nosuch:x', []],
    ['"quo', []],
    ['tag:(x', []],
  ])('%s', (text, expected) => {
    expect(next(text)).toEqual(expected);
  });

  it('only where the caret is', () => {
    expect(next('title', 2)).toEqual([]);
    expect(next('tag:pars', 2)).toEqual([]);
    expect(valueAt('tag:pars x', 8)).toEqual({ field: 'tag', typed: 'pars' });
    expect(valueAt('tag:pars x', 10)).toBeUndefined();
  });
});
