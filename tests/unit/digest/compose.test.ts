import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDigest, type DigestList, type DigestPick } from '@/lib/digest/compose';
import { itemsOf, readIssue } from '@/lib/digest/issue';
import { type DigestPlan, usualPlan } from '@/lib/digest/plan';
import { isCategory, wishesOf, wishTest } from '@/lib/digest/wishes';
import { type PaperRecord, paperSchema, recordSchema } from '@/lib/paper/schema';

const now = Date.parse('2026-11-20T08:00:00Z');

function record(n: number, more: Partial<PaperRecord> = {}): PaperRecord {
  return recordSchema.parse({
    identifiers: [`arxiv:2611.${String(n).padStart(5, '0')}`],
    title: `Paper ${n}`,
    source: 'huggingface',
    ...more,
  });
}

function pick(
  n: number,
  rank: number,
  more: Partial<PaperRecord> = {},
  upvotes?: number,
): DigestPick {
  const made = record(n, more);
  return {
    key: made.identifiers[0] ?? '',
    rank,
    entry: { record: made, keywords: [] },
    ...(upvotes !== undefined && { upvotes }),
  };
}

const plan = (some: Partial<DigestPlan> = {}): DigestPlan => ({ ...usualPlan, on: true, ...some });
const none: ReadonlySet<string> = new Set();
const titles = (lists: DigestList[], some: Partial<DigestPlan> = {}, told = none) =>
  itemsOf(composeDigest(plan(some), lists, told, now)).map((item) => item.record.title);

describe('what a person wishes for', () => {
  const sparse = {
    record: record(1, {
      title: 'Pre-training Transformers with Sparse Attention',
      abstract: 'We prune KV caches of large language models.',
      categories: ['cs.CL', 'stat.ML'],
      authors: [{ given: 'Ada', family: 'Lovelace' }],
      urls: { code: 'https://github.com/a/b' },
    }),
    keywords: ['long context', '文脈'],
  };
  it.each<[keyof Pick<DigestPlan, 'topics' | 'queries'>, string, boolean]>([
    ['topics', 'sparse attention', true],
    ['topics', 'Sparse  ATTENTION', true],
    ['topics', 'attention sparse', false],
    ['topics', 'pretraining', true],
    ['topics', 'pre-training', true],
    ['topics', 'language model', true],
    ['topics', 'kv', true],
    ['topics', 'k', false],
    ['topics', 'long context', true],
    ['topics', '文脈', true],
    ['topics', 'attentoin', false],
    ['topics', '…', false],
    ['topics', 'cs.CL', true],
    ['topics', 'stat', true],
    ['topics', 'cs.C', false],
    ['topics', 'cs.CV', false],
    ['queries', 'title:attention has:code', true],
    ['queries', 'author:lovelace -vision', true],
    ['queries', 'attention vision', false],
    ['queries', 'attention or vision', true],
    ['queries', '"sparse attention" status:unread', true],
    ['queries', 'status:read', false],
    ['queries', 'keyword:"long context"', true],
    ['queries', 'is:pinned', false],
    // What asks for nothing lets nothing in.
    ['queries', 'sort:added', false],
    ['queries', '( "', false],
  ])('%s: %s', (kind, text, found) => {
    const wishes = wishesOf(plan({ [kind]: [text] }));
    expect(wishTest(wishes, now)(sparse)).toEqual(found ? wishes : []);
  });

  it('of a paper that is in the library: its own tags and status', () => {
    const { record: known } = sparse;
    const paper = paperSchema.parse({
      ...known,
      id: 'p',
      tags: ['nlp/parsing'],
      status: 'reading',
      addedAt: 1,
      updatedAt: 1,
    });
    const wishes = wishesOf(plan({ topics: ['parsing'], queries: ['tag:nlp', 'status:unread'] }));
    const found = wishTest(wishes, now)({ ...sparse, paper });
    expect(found.map(({ text }) => text)).toEqual(['parsing', 'tag:nlp']);
  });

  it.each([
    ['cs.CL', true],
    ['math', true],
    ['hep-th', true],
    ['astro-ph.GA', true],
    ['cs.', false],
    ['attention', false],
    ['mathematics', false],
  ])('%s is a category: %s', (text, is) => {
    expect(isCategory(text)).toBe(is);
  });
});

describe('without topics', () => {
  const lists: DigestList[] = [
    { feed: 'hf:trending', picks: [pick(1, 1, {}, 50), pick(2, 2), pick(3, 3)] },
    { feed: 'hf:week', picks: [pick(3, 1), pick(4, 2), pick(1, 9, {}, 70)] },
  ];

  it('each paper is once, in the list where it stands highest', () => {
    const { sections, matched, looked } = composeDigest(plan(), lists, none, now);
    expect(
      sections.map(({ kind, name, items }) => [kind, name, items.map(({ key }) => key)]),
    ).toEqual([
      ['feed', 'hf:trending', ['arxiv:2611.00001', 'arxiv:2611.00002']],
      ['feed', 'hf:week', ['arxiv:2611.00003', 'arxiv:2611.00004']],
    ]);
    expect([matched, looked]).toEqual([4, 4]);
    expect(sections[0]?.items[0]?.reasons).toEqual([
      { kind: 'feed', feed: 'hf:trending', rank: 1 },
      { kind: 'feed', feed: 'hf:week', rank: 9 },
      { kind: 'votes', count: 70 },
    ]);
  });

  it('lists take turns when there are too many', () => {
    expect(titles(lists, { count: 3 })).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
    expect(titles(lists, { count: 2 })).toEqual(['Paper 1', 'Paper 3']);
    expect(titles(lists, { count: 1 })).toEqual(['Paper 1']);
  });

  it('papers of earlier issues are not repeated, by whatever identifier', () => {
    const doi: DigestPick = pick(5, 4, { identifiers: ['arxiv:2611.00005', 'doi:10.1/x'] });
    const more = [...lists, { feed: 'rising', picks: [doi] }];
    expect(titles(more, {}, new Set(['doi:10.1/x', 'arxiv:2611.00001']))).toEqual([
      'Paper 2',
      'Paper 3',
      'Paper 4',
    ]);
  });

  it('two records of one paper are one', () => {
    const a = pick(6, 1, { identifiers: ['arxiv:2611.00006', 'doi:10.1/y'], title: 'One' });
    const b = { ...pick(7, 1, { identifiers: ['doi:10.1/y'], title: 'The same' }) };
    const both = [
      { feed: 'hf:week', picks: [a] },
      { feed: 'arxiv:cs.CL', picks: [b] },
    ];
    expect(titles(both)).toEqual(['One']);
  });
});

describe('with topics and queries', () => {
  const lists: DigestList[] = [
    {
      feed: 'hf:week',
      picks: [
        pick(1, 1, { title: 'Vision' }),
        pick(2, 2, { title: 'Sparse attention' }),
        pick(3, 3, { title: 'Sparse attention in vision' }),
        pick(4, 4, { title: 'Sparse attention, again' }),
        pick(5, 5, { title: 'Bees' }),
      ],
    },
  ];
  it('a section for each, a paper in the first that it fulfils, and how many each finds', () => {
    const wanted = plan({ topics: ['sparse attention', 'vision'], queries: ['birds'] });
    const { sections, counts, matched } = composeDigest(wanted, lists, none, now);
    expect(
      sections.map(({ name, items }) => [name, ...items.map(({ record: r }) => r.title)]),
    ).toEqual([
      // The one that fulfils two wishes comes first.
      [
        'sparse attention',
        'Sparse attention in vision',
        'Sparse attention',
        'Sparse attention, again',
      ],
      ['vision', 'Vision'],
    ]);
    expect([...counts]).toEqual([
      ['topic:sparse attention', 3],
      ['topic:vision', 2],
      ['query:birds', 0],
    ]);
    expect(matched).toBe(4);
  });
});

it('never more than wanted, none twice, none that was told, whatever comes', () => {
  const some = fc.array(
    fc.record({ n: fc.integer({ min: 1, max: 40 }), rank: fc.integer({ min: 1, max: 100 }) }),
    { maxLength: 60 },
  );
  const feeds = fc.array(some, { maxLength: 4 });
  const told = fc.array(fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(feeds, told, fc.integer({ min: 1, max: 50 }), (each, before, count) => {
      const lists = each.map((places, i) => ({
        feed: `hf:by:${i}`,
        picks: places.map(({ n, rank }) => pick(n, rank)),
      }));
      const old = new Set(before.map((n) => record(n).identifiers[0] ?? ''));
      const made = composeDigest(plan({ count }), lists, old, now);
      const keys = itemsOf(made).map(({ key }) => key);
      expect(keys.length).toBe(Math.min(count, made.matched));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.some((key) => old.has(key))).toBe(false);
      const all = new Set(lists.flatMap(({ picks }) => picks.map(({ key }) => key)));
      expect(made.looked).toBe(all.size);
    }),
  );
});

it('reads issues of any shape', () => {
  expect(readIssue({ id: 'digest-x', at: 1, data: 'broken' })).toBeUndefined();
  const item = { key: 'arxiv:2611.00001', record: record(1), reasons: [{ kind: 'spell' }] };
  const data = {
    day: '2026-11-20',
    madeAt: 5,
    every: 'hour',
    sections: [{ kind: 'topic', name: 'a', items: [item, { key: 'no' }] }, 7],
    feeds: null,
    readAt: 'yesterday',
  };
  expect(readIssue({ id: 'digest-2026-11-20', at: 4, data })).toEqual({
    id: 'digest-2026-11-20',
    at: 4,
    day: '2026-11-20',
    every: 'week',
    madeAt: 5,
    sections: [{ kind: 'topic', name: 'a', items: [{ ...item, reasons: [] }] }],
    matched: 0,
    missed: 0,
    feeds: [],
  });
});
