import { describe, expect, it } from 'vitest';
import type { Paper } from '@/lib/paper/schema';
import { newKeys, picks } from '@/lib/trending/picks';
import type { FeedEntry, FeedSnapshot } from '@/lib/trending/types';

const snapshot = (...keys: string[]): FeedSnapshot => ({
  id: 's',
  feed: 'hf:trending',
  period: 'trending',
  state: 'ok',
  attemptedAt: 1,
  fetchedAt: 1,
  items: keys.map((key, index) => ({ key, upvotes: index, comments: 0 })),
});
const entry = (key: string, hiddenAt?: number): [string, FeedEntry] => [
  key,
  {
    key,
    record: {
      identifiers: [key],
      title: key,
      authors: [],
      kind: 'article',
      urls: {},
      categories: [],
      keywords: [],
      source: 'huggingface',
    },
    keywords: [],
    firstSeenAt: 1,
    lastSeenAt: 1,
    ...(hiddenAt !== undefined && { hiddenAt }),
  },
];

describe('picks', () => {
  it('joins list, papers and library in the order of the list; ranks stay when one is hidden', () => {
    const paper = { id: 'p', status: 'reading' } as Paper;
    const shown = picks(
      snapshot('arxiv:1', 'arxiv:2', 'arxiv:3', 'arxiv:4'),
      new Map([entry('arxiv:3'), entry('arxiv:2', 5), entry('arxiv:1')]),
      new Map([['arxiv:3', paper]]),
      new Set(['arxiv:1']),
    );
    expect(shown.map(({ key, rank, isNew, paper }) => [key, rank, isNew, paper?.id])).toEqual([
      ['arxiv:1', 1, true, undefined],
      ['arxiv:3', 3, false, 'p'],
    ]);
  });
});

describe('newKeys', () => {
  it.each<[string, FeedSnapshot | undefined, string[]]>([
    ['what was not there', snapshot('arxiv:1', 'arxiv:9'), ['arxiv:2']],
    ['nothing on the first visit', undefined, []],
    ['everything after an empty list', snapshot(), ['arxiv:1', 'arxiv:2']],
  ])('%s', (_, seen, expected) => {
    expect([...newKeys(snapshot('arxiv:1', 'arxiv:2'), seen)]).toEqual(expected);
  });
});
