import { beforeEach, expect, it } from 'vitest';
import { againMs, digestWork, leaseMs, patienceMs } from '@/lib/background/digest-work';
import type { Issue } from '@/lib/digest/issue';
import { itemsOf } from '@/lib/digest/issue';
import { type DigestPlan, usualPlan } from '@/lib/digest/plan';
import { readIssues } from '@/lib/digest/store';
import type { LibraryDatabase } from '@/lib/library/database';
import { fail, ok } from '@/lib/messaging/result';
import type { FeedId, FeedSnapshot } from '@/lib/trending/types';
import { freshLibrary } from '../library/support';
import { recordOf } from './support/printed';

const dayMs = 86_400_000;
const friday = Date.parse('2026-11-20T08:00:00Z');
const weekly: DigestPlan = {
  ...usualPlan,
  on: true,
  since: friday - 3 * dayMs,
  feeds: ['hf:trending', 'hf:week', 'forgotten'],
};

type Network = 'up' | 'down';

interface House {
  db: LibraryDatabase;
  now: number;
  plan: DigestPlan;
  network: Network;
  asked: FeedId[];
  alarms: (number | undefined)[];
  badges: (string | undefined)[];
  told: string[];
  /** Papers that the lists hold when they are asked next. */
  papers: number[];
}

let house: House;

beforeEach(async () => {
  house = {
    db: await freshLibrary(),
    now: friday + 60_000,
    plan: weekly,
    network: 'up',
    asked: [],
    alarms: [],
    badges: [],
    told: [],
    papers: [1, 2, 3],
  };
});

async function store(feed: FeedId, papers: readonly number[], at: number): Promise<void> {
  const entries = papers.map((n) => {
    const record = recordOf(`Paper ${n}`, n);
    return {
      key: record.identifiers[0] ?? '',
      record,
      keywords: [],
      firstSeenAt: at,
      lastSeenAt: at,
    };
  });
  await house.db.feedEntries.bulkPut(entries);
  const row: FeedSnapshot = {
    id: `${feed}-${at}`,
    feed,
    period: 'x',
    state: 'ok',
    attemptedAt: at,
    fetchedAt: at,
    items: entries.map(({ key }) => ({ key, upvotes: 7 })),
  };
  await house.db.feedSnapshots.put(row);
}

/** A worker as it starts: it remembers nothing. */
const worker = () =>
  digestWork({
    library: async () => house.db,
    plan: async () => house.plan,
    setPlan: async (plan) => {
      house.plan = plan;
    },
    now: () => house.now,
    zone: () => 'UTC',
    async refresh(_, feed) {
      house.asked.push(feed);
      if (house.network === 'down') {
        return fail('network', undefined, { kind: 'offline', host: 'huggingface.co' });
      }
      await store(feed, house.papers, house.now);
      return ok({ feed, outcome: 'fetched', nextAt: house.now });
    },
    wakeAt: async (time) => void house.alarms.push(time),
    sleep: async () => void house.alarms.push(undefined),
    stayAwake: (work) => work(),
    badge: async (issue) => void house.badges.push(issue?.id),
    notify: async ({ id }) => void house.told.push(id),
    unnotify: async () => undefined,
  });

const made = async (): Promise<Issue[]> => readIssues(house.db);
const keys = (issue: Issue | undefined) => (issue ? itemsOf(issue).map(({ key }) => key) : []);

it('asks each list once, makes the issue, tells, and sets the alarm for the next', async () => {
  await worker().whenDue();
  expect(house.asked).toEqual(['hf:trending', 'hf:week']);
  const [issue, ...more] = await made();
  expect(more).toEqual([]);
  expect(issue).toMatchObject({
    id: 'digest-2026-11-20',
    at: friday,
    every: 'week',
    madeAt: house.now,
    matched: 3,
    missed: 0,
  });
  expect(keys(issue)).toEqual(['arxiv:2611.00001', 'arxiv:2611.00002', 'arxiv:2611.00003']);
  expect(issue?.feeds.map(({ state }) => state)).toEqual(['new', 'new', 'new']);
  expect(house.told).toEqual(['digest-2026-11-20']);
  expect(house.badges.at(-1)).toBe('digest-2026-11-20');
  // First the lease, then a look within hours, well before next Friday.
  expect(house.alarms[0]).toBe(house.now + leaseMs);
  expect(house.alarms.at(-1)).toBeGreaterThan(house.now);
  expect(house.alarms.at(-1)).toBeLessThan(house.now + dayMs);
});

it('two workers and many alarms make one', async () => {
  const [a, b] = [worker(), worker()];
  await Promise.all([a.whenDue(), b.whenDue(), a.whenDue()]);
  await b.whenDue();
  expect((await made()).length).toBe(1);
  expect(house.told).toEqual(['digest-2026-11-20']);
});

it('five missed ones are made once', async () => {
  house.plan = {
    ...weekly,
    every: 'day',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    since: friday - 5 * dayMs,
  };
  await worker().whenDue();
  const issues = await made();
  expect(issues.map(({ id, missed }) => [id, missed])).toEqual([['digest-2026-11-20', 4]]);
  expect(house.told.length).toBe(1);
});

it('nothing is told twice, and lists that came meanwhile count', async () => {
  await worker().whenDue();
  // Paper 4 was in Tuesday’s list and is gone on Friday.
  await store('hf:week', [4], friday + 4 * dayMs);
  house.now = friday + 7 * dayMs;
  house.papers = [1, 2, 3, 5];
  await worker().whenDue();
  expect(keys((await made())[0])).toEqual(['arxiv:2611.00005', 'arxiv:2611.00004']);
});

it('waits for the network, and no longer than is good', async () => {
  house.network = 'down';
  await worker().whenDue();
  expect(await made()).toEqual([]);
  expect(house.alarms.at(-1)).toBe(house.now + againMs);
  house.now = friday + patienceMs;
  await worker().whenDue();
  const [issue] = await made();
  expect(keys(issue)).toEqual([]);
  expect(issue?.feeds.map(({ state }) => state)).toEqual(['none', 'none', 'new']);
  // An empty one calls nobody.
  expect(house.told).toEqual([]);
  expect(house.badges.at(-1)).toBeUndefined();
});

it('makes it of what is there when there is no network, and says so', async () => {
  await store('hf:week', [8, 9], friday - 2 * dayMs);
  house.network = 'down';
  await worker().whenDue();
  const [issue] = await made();
  expect(keys(issue)).toEqual(['arxiv:2611.00008', 'arxiv:2611.00009']);
  expect(issue?.feeds.find(({ feed }) => feed === 'hf:week')).toEqual({
    feed: 'hf:week',
    state: 'old',
    fetchedAt: friday - 2 * dayMs,
  });
});

it('leaves out what is read, hidden or muted', async () => {
  house.papers = [1, 2, 3, 4];
  const { db } = house;
  const record = recordOf('Paper 1', 1);
  await db.papers.add({
    ...record,
    id: 'mine',
    tags: [],
    status: 'read',
    pinned: 0,
    addedAt: 1,
    updatedAt: 1,
    provenance: {},
  });
  await db.hidden.add({ key: 'arxiv:2611.00002', at: 1, record });
  await db.mutes.add({ key: 'author:paper 3', label: 'Paper 3', at: 1 });
  await worker().whenDue();
  expect(keys((await made())[0])).toEqual(['arxiv:2611.00004']);
});

it('a failure is tried again', async () => {
  house.db.close();
  await expect(worker().whenDue()).resolves.toBeUndefined();
  expect(house.alarms.at(-1)).toBe(house.now + againMs);
  await house.db.open();
  await worker().whenDue();
  expect((await made()).length).toBe(1);
});

it('the badge goes when it is read, and comes back when it is not', async () => {
  const work = worker();
  await work.whenDue();
  await work.mark('digest-2026-11-20', true);
  expect(house.badges.at(-1)).toBeUndefined();
  expect((await made())[0]?.readAt).toBe(house.now);
  await work.mark('digest-2026-11-20', false);
  expect(house.badges.at(-1)).toBe('digest-2026-11-20');
  await expect(work.mark('digest-1999-01-01', true)).rejects.toThrow();
});

it('subscribing sets the alarm, unsubscribing takes it and the badge away', async () => {
  const work = worker();
  await work.whenDue();
  expect(await work.setPlan({ ...weekly, weekday: 6 })).toBe(friday + dayMs);
  expect(await work.setPlan({ ...weekly, on: false })).toBeUndefined();
  expect(house.alarms.at(-1)).toBeUndefined();
  expect(house.badges.at(-1)).toBeUndefined();
});
