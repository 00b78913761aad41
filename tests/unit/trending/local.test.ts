import { expect, it } from 'vitest';
import { createPaper } from '@/lib/paper/merge';
import type { Paper } from '@/lib/paper/schema';
import { dailyOrder, isForgotten } from '@/lib/trending/local';
import { readFeed } from '@/lib/trending/read';
import { freshLibrary, record } from '../library/support';

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-07-31T16:00:00Z');

const paper = (n: number, more: Partial<Paper> = {}): Paper => ({
  ...createPaper(
    record({ identifiers: [`doi:10.1/${n}`, `arxiv:2401.0000${n}`], title: `Paper ${n}` }),
    {
      id: `p${n}`,
      now: now - 100 * day,
    },
  ),
  ...more,
});
const titles = async (...args: Parameters<typeof readFeed>) =>
  (await readFeed(...args)).picks.map(({ entry }) => entry.record.title);

it('continue: papers being read, last touched first, with the paper itself', async () => {
  const db = await freshLibrary();
  await db.papers.bulkAdd([
    paper(1, { status: 'reading', statusAt: now - 9 * day }),
    paper(2, { status: 'reading', statusAt: now - 20 * day, openedAt: now - day }),
    paper(3, { status: 'unread' }),
    paper(4, { status: 'reading', deletedAt: now }),
    paper(5, { status: 'read', statusAt: now - day }),
  ]);
  const view = await readFeed(db, 'continue', undefined, undefined, { now });
  expect(
    view.picks.map(({ entry, paper, seenIn }) => [entry.record.title, paper?.id, seenIn]),
  ).toEqual([
    ['Paper 2', 'p2', ['continue']],
    ['Paper 1', 'p1', ['continue']],
  ]);
  expect(view.picks[0]?.key).toBe('arxiv:2401.00002');
  expect(view).not.toHaveProperty('host');
  expect(view.next).toBe(false);
});

it.each<[string, Partial<Paper>, boolean]>([
  ['saved two weeks ago, never opened', { addedAt: now - 14 * day }, true],
  ['saved yesterday', { addedAt: now - day }, false],
  ['opened once', { openedAt: now - 90 * day }, false],
  ['begun', { status: 'reading' }, false],
  ['in the bin', { deletedAt: now }, false],
])('forgotten: %s: %s', async (_, more, expected) => {
  const db = await freshLibrary();
  const one = paper(1, more);
  await db.papers.add(one);
  expect(isForgotten(one, now)).toBe(expected);
  expect(await titles(db, 'forgotten', undefined, undefined, { now })).toHaveLength(
    expected ? 1 : 0,
  );
});

it('forgotten: the same all day, others the next day, each in its turn', async () => {
  const ids = Array.from({ length: 200 }, (_, n) => `paper-${n}`);
  const first = dailyOrder(ids, now);
  expect(first.toSorted()).toEqual(ids.toSorted());
  expect(dailyOrder(ids.toReversed(), now + 60_000)).toEqual(first);
  const seen = new Set<string>();
  for (let n = 0; n < 60; n += 1) {
    for (const id of dailyOrder(ids, now + n * day).slice(0, 20)) seen.add(id);
  }
  expect(seen.size).toBeGreaterThan(190);
});

it('what is muted in feeds is not meant for the user’s own papers; a list ends where it is wanted to', async () => {
  const db = await freshLibrary();
  await db.papers.bulkAdd([1, 2, 3, 4].map((n) => paper(n, { addedAt: now - 30 * day })));
  await db.mutes.add({ key: 'topic:paper 3', label: 'Paper 3', at: 1 });
  const view = await readFeed(db, 'forgotten', undefined, undefined, { now, limit: 2 });
  expect(view.picks).toHaveLength(2);
  expect(view).toMatchObject({ rest: 2, away: { muted: 0 } });
});
