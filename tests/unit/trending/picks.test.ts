import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '@/lib/paper/schema';
import { muting } from '@/lib/trending/mutes';
import { type FeedPick, keepPicks, newKeys, picks, unitePicks } from '@/lib/trending/picks';
import type { FeedEntry, FeedId, FeedSnapshot } from '@/lib/trending/types';

const snapshot = (...keys: string[]): FeedSnapshot => ({
  id: 's',
  feed: 'hf:trending',
  period: 'trending',
  state: 'ok',
  attemptedAt: 1,
  fetchedAt: 1,
  items: keys.map((key, index) => ({ key, upvotes: index, comments: 0 })),
});
const entry = (key: string, more: Partial<FeedEntry> = {}): FeedEntry => ({
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
  ...more,
});
const byKey = (...entries: FeedEntry[]) => new Map(entries.map((each) => [each.key, each]));
const nothing = { library: new Map(), fresh: new Set<string>() };

describe('picks', () => {
  it('joins list, papers and library in the order of the list', () => {
    const paper = { id: 'p', status: 'reading' } as Paper;
    const shown = picks(snapshot('arxiv:1', 'arxiv:2', 'arxiv:3', 'arxiv:4'), {
      entries: byKey(entry('arxiv:3'), entry('arxiv:1')),
      library: new Map([['arxiv:3', paper]]),
      fresh: new Set(['arxiv:1']),
    });
    expect(shown.map(({ key, rank, isNew, paper }) => [key, rank, isNew, paper?.id])).toEqual([
      ['arxiv:1', 1, true, undefined],
      ['arxiv:3', 3, false, 'p'],
    ]);
  });

  it('says in which lists a paper was lately, this one first', () => {
    const lists = { 'hf:week': 5, 'arxiv:cs.CL': 9, 'hf:trending': 1, 'hf:month': -2e9 } as const;
    const entries = byKey(entry('arxiv:1', { lists }));
    expect(picks(snapshot('arxiv:1'), { ...nothing, entries })[0]?.seenIn).toEqual([
      'hf:trending',
      'arxiv:cs.CL',
      'hf:week',
    ]);
  });

  it('calls seen what was seen before this visit', () => {
    const entries = byKey(entry('arxiv:1', { seenAt: 5 }), entry('arxiv:2'));
    const seen = (visitAt?: number) =>
      picks(snapshot('arxiv:1', 'arxiv:2'), {
        ...nothing,
        entries,
        ...(visitAt !== undefined && { visitAt }),
      }).map((pick) => pick.seen);
    expect([seen(), seen(6), seen(5)]).toEqual([
      [true, false],
      [true, false],
      [false, false],
    ]);
  });
});

describe('keepPicks', () => {
  const all = picks(snapshot('arxiv:1', 'arxiv:2', 'arxiv:3', 'arxiv:4'), {
    entries: byKey(
      entry('arxiv:1'),
      entry('arxiv:2'),
      entry('arxiv:3', { keywords: ['Sheep counting'] }),
      entry('arxiv:4'),
    ),
    library: new Map([
      ['arxiv:2', { id: 'p', status: 'read', statusAt: 50 } as Paper],
      ['arxiv:4', { id: 'q', status: 'reading' } as Paper],
    ]),
    fresh: new Set(),
  });
  const away = { hidden: new Set(['arxiv:1']), isMuted: muting([{ key: 'topic:sheep counting' }]) };

  it('keeps hidden, read and muted papers away, and counts them; ranks stay', () => {
    const { kept, away: counts } = keepPicks(all, away);
    expect(kept.map(({ key, rank }) => [key, rank])).toEqual([['arxiv:4', 4]]);
    expect(counts).toEqual({ read: 1, hidden: 1, muted: 1 });
  });

  it('takes no paper away that was marked as read while the list was looked at', () => {
    const keys = (readSince: number) =>
      keepPicks(all, { ...away, readSince }).kept.map(({ key }) => key);
    expect(keys(50)).toContain('arxiv:2');
    expect(keys(51)).not.toContain('arxiv:2');
  });
});

describe('unitePicks', () => {
  const feeds: FeedId[] = ['hf:trending', 'hf:week', 'arxiv:cs.CL'];
  const pick = fc.record({
    n: fc.integer({ min: 0, max: 12 }),
    doi: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    isNew: fc.boolean(),
    upvotes: fc.option(fc.nat(99), { nil: undefined }),
  });
  const lists = fc
    .array(fc.uniqueArray(pick, { selector: ({ n }) => n, maxLength: 10 }), { maxLength: 3 })
    .map((all) =>
      all.map((list, at): FeedPick[] =>
        list.map(({ n, doi, isNew, upvotes }, index) => {
          const key = `arxiv:${n}`;
          const made = entry(key);
          // A DOI belongs to one paper, so it follows from the number.
          if (doi !== undefined) made.record.identifiers.push(`doi:10.1/${n}`);
          return {
            key,
            rank: index + 1,
            entry: made,
            isNew,
            seen: false,
            seenIn: [feeds[at] ?? 'rising'],
            ...(upvotes !== undefined && { upvotes }),
          };
        }),
      ),
    );

  it('shows each paper once, in the order of first appearance, with every list that holds it', () => {
    fc.assert(
      fc.property(lists, (all) => {
        const united = unitePicks(all);
        const keys = united.map(({ key }) => key);
        expect(keys).toEqual([...new Set(all.flat().map(({ key }) => key))]);
        for (const one of united) {
          const same = all.flat().filter(({ key }) => key === one.key);
          expect(one.seenIn).toEqual(same.flatMap(({ seenIn }) => seenIn));
          expect(one.isNew).toBe(same.some(({ isNew }) => isNew));
          expect(one.upvotes).toBe(same.find(({ upvotes }) => upvotes !== undefined)?.upvotes);
        }
        expect(unitePicks([united])).toEqual(united);
      }),
    );
  });

  it('knows a paper by any of its identifiers', () => {
    const [first] = picks(snapshot('arxiv:1'), { ...nothing, entries: byKey(entry('arxiv:1')) });
    if (!first) throw new Error('no pick');
    const other = structuredClone(first);
    other.key = 'doi:10.1/x';
    other.entry.record.identifiers = ['doi:10.1/x', 'arxiv:1'];
    other.seenIn = ['hf:week'];
    expect(unitePicks([[first], [other]])).toMatchObject([
      { key: 'arxiv:1', seenIn: ['hf:trending', 'hf:week'] },
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
