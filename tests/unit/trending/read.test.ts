import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { readFeed, readNewCounts } from '@/lib/trending/read';
import { refreshFeed } from '@/lib/trending/refresh';
import type { FeedId } from '@/lib/trending/types';
import { hideEntry } from '@/lib/trending/words';
import { item } from '../../fixtures/trending/daily';

const hour = 60 * 60_000;
const start = Date.parse('2026-07-31T16:00:00Z');
let db: LibraryDatabase;
let ids: number;

beforeEach(async () => {
  db = await openDatabase('read-test');
  ids = 0;
});
afterEach(() => db.delete());

/** One answer of a feed at a moment: papers by the last figure of their ids. */
async function list(feed: FeedId, at: number, ...papers: number[]): Promise<string> {
  ids += 1;
  const id = `s${ids}`;
  const fetch = async () => Response.json(papers.map((n) => item(`2607.0000${n}`)));
  await refreshFeed({ db, fetch, now: () => at, newId: () => id }, feed, { force: true });
  return id;
}

const shown = async (...args: [previousAt?: number, hold?: string]) => {
  const view = await readFeed(db, 'hf:trending', args[0], args[1]);
  return {
    ...view,
    keys: view.picks.map((pick) => Number(pick.key.slice(-1))),
    fresh: view.picks.filter((pick) => pick.isNew).map((pick) => Number(pick.key.slice(-1))),
  };
};

describe('readFeed', () => {
  it('is empty before there ever was a list', async () => {
    expect(await readFeed(db, 'hf:trending', undefined, undefined)).toEqual({
      feed: 'hf:trending',
      host: 'huggingface.co',
      picks: [],
      hidden: [],
      away: { read: 0, hidden: 0, muted: 0 },
      rest: 0,
      next: false,
    });
  });

  it('shows the newest list, and what is new in it', async () => {
    await list('hf:trending', start - 3 * hour, 1, 2);
    await list('hf:trending', start, 3, 1);
    expect(await shown(start - 2 * hour)).toMatchObject({ keys: [3, 1], fresh: [3] });
    expect(await shown(undefined)).toMatchObject({ keys: [3, 1], fresh: [] });
    expect(await shown(start - 9 * hour)).toMatchObject({ keys: [3, 1], fresh: [] });
  });

  it('holds on to a list, and tells of a newer one', async () => {
    const held = await list('hf:trending', start - 3 * hour, 1, 2);
    const latest = await list('hf:trending', start, 3, 1);
    const view = await shown(undefined, held);
    expect(view).toMatchObject({ keys: [1, 2], newer: { id: latest, added: 1 } });
    expect(await shown(undefined, 'gone')).toMatchObject({ keys: [3, 1] });
  });

  it('does not disturb for new numbers alone', async () => {
    const held = await list('hf:trending', start - 3 * hour, 1, 2);
    await list('hf:trending', start, 1, 2);
    expect(await shown(undefined, held)).not.toHaveProperty('newer');
  });

  it('never shows the list of another feed', async () => {
    const other = await list('hf:week', start, 1);
    expect(await shown(undefined, other)).toMatchObject({ keys: [] });
  });

  it('knows hidden picks, and a request that has no answer yet', async () => {
    await list('hf:trending', start - 3 * hour, 1, 2);
    await hideEntry(db, 'arxiv:2607.00001', true, 1);
    const silence = () => new Promise<Response>(() => {});
    void refreshFeed({ db, fetch: silence, now: () => start, newId: () => 'p' }, 'hf:trending', {
      force: true,
    });
    await expect.poll(() => db.feedSnapshots.get('p')).toBeDefined();
    expect(await shown()).toMatchObject({
      keys: [2],
      hidden: ['arxiv:2607.00001'],
      pendingSince: start,
    });
  });
});

describe('readNewCounts', () => {
  it('counts what is new and not hidden in each list', async () => {
    await list('hf:trending', start - 3 * hour, 1);
    await list('hf:trending', start, 1, 2, 3);
    await list('hf:week', start, 4);
    await hideEntry(db, 'arxiv:2607.00003', true, 1);
    const counts = await readNewCounts(db, start - 2 * hour);
    expect([...counts].filter(([, count]) => count > 0)).toEqual([['hf:trending', 1]]);
    expect(await readNewCounts(db, undefined)).toEqual(new Map());
  });
});
