import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/search/query/parse';
import { printQuery } from '@/lib/search/query/print';
import type { QueryNode } from '@/lib/search/query/types';

const now = new Date(2026, 5, 15, 12).getTime();
const parse = (text: string) => parseQuery(text, now);

/** A tree in one line, to compare by eye. */
function show(node: QueryNode): string {
  switch (node.kind) {
    case 'all':
      return '*';
    case 'and':
    case 'or':
      return `(${node.nodes.map(show).join(node.kind === 'and' ? ' & ' : ' | ')})`;
    case 'not':
      return `!${show(node.node)}`;
    case 'text':
      return `${node.field ? `${node.field}=` : ''}${node.phrase ? `'${node.text}'` : node.text}`;
    case 'tag':
      return `#${node.tag}`;
    case 'range':
      return `${node.field}[${node.from ?? ''},${node.to ?? ''}]`;
    default:
      return `${node.kind}=${node.value}`;
  }
}

describe('means', () => {
  it.each([
    ['', '*'],
    ['graph parsing', '(graph & parsing)'],
    ['"graph parsing"', `'graph parsing'`],
    ['“graph parsing” x', `('graph parsing' & x)`],
    ['「構文 解析」', `'構文 解析'`],
    ['a or b c', '(a | (b & c))'],
    ['a AND b OR c', '((a & b) | c)'],
    ['(a or b) c', '((a | b) & c)'],
    ['（a or b） c', '((a | b) & c)'],
    ['-a', '!a'],
    ['a not b', '(a & !b)'],
    ['not not a', 'a'],
    ['-(a b)', '!(a & b)'],
    ['pre-training', 'pre-training'],
    ['a - b', '(a & b)'],
    ['tag:nlp/parsing', '#nlp/parsing'],
    ['tag:"to discuss"', '#to discuss'],
    ['tag：機械学習', '#機械学習'],
    ['tag:nlp/', '#nlp'],
    ['topic:nlp', '#nlp'],
    ['author:"Ada Lovelace" by:hopper', `(author='Ada Lovelace' & author=hopper)`],
    ['title:(sparse or dense)', '(title=sparse | title=dense)'],
    ['status:to-read is:reading', '(status=unread & status=reading)'],
    ['is:new-version has:code', '(is=new-version & has=code)'],
    ['opened:never', 'is=unopened'],
    ['year:2020..2024', 'year[2020,2024]'],
    ['year:2024..2020', 'year[2020,2024]'],
    ['year:2020-2024', 'year[2020,2024]'],
    ['year:2020', 'year[2020,2020]'],
    ['year:>2021', 'year[2022,]'],
    ['year:<=2021', 'year[,2021]'],
    ['year:2021..', 'year[2021,]'],
    ['rating:>=4', 'rating[4,]'],
    ['source:arXiv', 'source=arxiv'],
    ['arxiv:2401.00001', 'id=arxiv:2401.00001'],
    ['id:10.1145/1', 'id=10.1145/1'],
    ['sort:title a', 'a'],
    ['a or', 'a'],
    ['or a', 'a'],
    ['not', '*'],
    ['!!! ... -', '*'],
    ['BERT: pre-training', '(BERT: & pre-training)'],
    ['https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/1706.03762'],
    ['f(x) and g(x)', '(f(x) & g(x))'],
    ['To be or not to be that', `(To & be & 'or' & 'not' & to & be & that)`],
  ])('%s', (text, meaning) => {
    expect(show(parse(text).node)).toBe(meaning);
    expect(parse(text).problems).toEqual([]);
  });
});

describe('dates', () => {
  const day = 24 * 60 * 60 * 1000;
  it.each([
    ['added:<2w', { from: now - 14 * day }],
    ['added:>2w', { to: now - 14 * day }],
    ['added:3d', { from: now - 3 * day }],
    ['added:<1m', { from: new Date(2026, 4, 15, 12).getTime() }],
    ['added:today', { from: +new Date(2026, 5, 15), to: +new Date(2026, 5, 16) - 1 }],
    ['added:2026-02', { from: +new Date(2026, 1, 1), to: +new Date(2026, 2, 1) - 1 }],
    ['added:2026-02-28', { from: +new Date(2026, 1, 28), to: +new Date(2026, 2, 1) - 1 }],
    ['added:>2026-02', { from: +new Date(2026, 2, 1) }],
    ['added:2025..2026-01', { from: +new Date(2025, 0, 1), to: +new Date(2026, 1, 1) - 1 }],
    ['added:4w..2w', { from: now - 28 * day, to: now - 14 * day }],
  ])('%s', (text, range) => {
    const { node, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(node).toMatchObject({ kind: 'range', field: 'added', ...range });
  });
});

describe('order', () => {
  it.each([
    ['sort:added', { by: 'added', descending: true }],
    ['sort:-added', { by: 'added', descending: false }],
    ['sort:title', { by: 'title', descending: false }],
    ['sort:title-desc', { by: 'title', descending: true }],
    ['sort:title sort:year', { by: 'year', descending: true }],
  ])('%s', (text, sort) => {
    expect(parse(text).sort).toEqual(sort);
  });
});

describe('points at', () => {
  it.each([
    ['a "open phrase', 'query_problem_quote', '"'],
    ['(a b', 'query_problem_open', '('],
    ['a) b', 'query_problem_close', ')'],
    ['autor:x', 'query_problem_field_like', 'autor:'],
    ['zebra:x', 'query_problem_field', 'zebra:'],
    ['tag: x', 'query_problem_empty', 'tag:'],
    ['status:unraed', 'query_problem_value_like', 'unraed'],
    ['is:purple', 'query_problem_value', 'purple'],
    ['year:soon', 'query_problem_number', 'soon'],
    ['added:2026-13', 'query_problem_date', '2026-13'],
    ['sort:color', 'query_problem_order', 'color'],
  ])('%s', (text, key, part) => {
    const [problem] = parse(text).problems;
    expect(problem?.key).toBe(key);
    expect(text.slice(problem?.from, problem?.to)).toBe(part);
  });
});

/** Texts that look like queries more often than chance would have it. */
const pieces = fc.constantFrom(
  ...['(', ')', '-', '"', '“', '」', ' ', ' ', ' ', 'and', 'or', 'not', 'tag:', 'year:', 'added:'],
  ...[
    'title:',
    'sort:',
    'is:',
    '>2020',
    '..',
    '2w',
    'pinned',
    'deep',
    '学習',
    'a-b',
    'x:y',
    '：',
    'http://',
  ],
);
const queryText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
);

describe('whatever is typed', () => {
  it('never throws, and points into the text', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        for (const { from, to } of parse(text).problems) {
          expect(0 <= from && from <= to && to <= text.length).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same when it is printed and parsed again', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const { node, sort } = parse(text);
        const again = parse(printQuery({ node, ...(sort && { sort }) }));
        expect(again.node).toEqual(node);
        expect(again.sort).toEqual(sort);
      }),
      { numRuns: 3000 },
    );
  });

  it('survives a thousand parentheses and minus signs', () => {
    expect(() => parse('('.repeat(4000))).not.toThrow();
    expect(() => parse('-'.repeat(4000))).not.toThrow();
    expect(() => parse('not '.repeat(1000))).not.toThrow();
  });
});
