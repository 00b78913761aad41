/** Whatever services answer: lists stay, bad items are dropped and counted, nothing hostile is kept. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LibraryDatabase } from '@/lib/library/database';
import { recordSchema } from '@/lib/paper/schema';
import { parsePaperDetails } from '@/lib/services/hf-details';
import { parseRemoteHits } from '@/lib/services/hf-search';
import { parseDailyPapers } from '@/lib/services/huggingface';
import { readFeed } from '@/lib/trending/read';
import { refreshFeed } from '@/lib/trending/refresh';
import { latestSnapshot } from '@/lib/trending/rows';
import type { FeedId, FeedItem } from '@/lib/trending/types';
import { item } from '../../fixtures/trending/daily';
import { rss } from '../../fixtures/trending/rss';
import { freshLibrary } from '../library/support';

const start = Date.parse('2026-07-31T16:00:00Z');
const hour = 60 * 60_000;

/** What the rest of the program may rely on, whoever sent it. */
function sound(items: readonly FeedItem[]): void {
  const keys = items.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { key, record, thumbnail, upvotes, stars, comments, keywords, listedAt } of items) {
    expect(key).toMatch(/^arxiv:\S+$/);
    expect(recordSchema.parse(record)).toEqual(record);
    for (const url of Object.values(record.urls)) expect(url).toMatch(/^https?:\/\//);
    if (thumbnail !== undefined)
      expect(new URL(thumbnail).host).toBe('cdn-thumbnails.huggingface.co');
    for (const count of [upvotes, stars, comments, listedAt]) {
      if (count !== undefined) expect(Number.isFinite(count) && count >= 0).toBe(true);
    }
    expect(keywords.length).toBeLessThanOrEqual(50);
  }
}

/** Puts a body before a feed that has a list already. @returns what the feed shows then. */
async function answered(
  db: LibraryDatabase,
  feed: FeedId,
  response: () => Response | Promise<Response>,
) {
  let ids = 0;
  const tools = (at: number, fetch: () => Promise<Response>) => ({
    db,
    fetch,
    now: () => at,
    newId: () => {
      ids += 1;
      return `s${ids}`;
    },
    timeoutMs: 20,
  });
  const good =
    feed === 'hf:trending' ? JSON.stringify([item('2607.00001')]) : rss([{ id: '2607.00001' }]);
  await refreshFeed(
    tools(start, async () => new Response(good)),
    feed,
  );
  const answer = await refreshFeed(
    tools(start + 13 * hour, async () => response()),
    feed,
  );
  return {
    answer,
    latest: await latestSnapshot(db, feed),
    view: await readFeed(db, feed, undefined, undefined),
  };
}

describe('a service that answers', () => {
  const slow = () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('[{"paper":'));
        },
      }),
    );
  const page = { headers: { 'content-type': 'text/html' } };
  it.each<[string, () => Response, string]>([
    [
      '429 with a time',
      () => new Response('', { status: 429, headers: { 'retry-after': '9' } }),
      'rate-limited',
    ],
    ['429 without', () => new Response('Rate exceeded.', { status: 429 }), 'rate-limited'],
    ['a page of its own', () => new Response('<!doctype html><p>Sign in', page), 'garbage'],
    ['half a list', () => new Response('[{"paper":{"id":"2607.0'), 'garbage'],
    ['a number', () => new Response('7'), 'garbage'],
    ['nothing', () => new Response(''), 'garbage'],
    ['a body that never ends', slow, 'timeout'],
    ['far too much', () => new Response('['.repeat(9_000_000)), 'garbage'],
    ['a depth that breaks parsers', () => new Response('['.repeat(100_000)), 'garbage'],
    ['“gone”', () => new Response('', { status: 410 }), 'refused'],
  ])('%s: the list stays', async (_, response, kind) => {
    for (const feed of ['hf:trending', 'arxiv:cs.CL'] as const) {
      const db = await freshLibrary();
      const { answer, latest, view } = await answered(db, feed, response);
      expect(answer).toMatchObject({ ok: false, error: { code: 'network', network: { kind } } });
      expect(latest?.id).toBe('s1');
      expect(view).toMatchObject({
        picks: [{ key: 'arxiv:2607.00001' }],
        failure: { failure: { kind } },
      });
    }
  });

  it('a list in the wrong type of content: the list counts', async () => {
    const body = JSON.stringify([item('2607.00002')]);
    const { view } = await answered(
      await freshLibrary(),
      'hf:trending',
      () => new Response(body, page),
    );
    expect(view.picks.map(({ key }) => key)).toEqual(['arxiv:2607.00002']);
  });

  it('good and bad items: the good ones show, the bad ones are counted', async () => {
    const body = JSON.stringify([
      item('2607.00002'),
      7,
      { paper: {} },
      item('x'),
      item('2607.00003'),
    ]);
    const { view } = await answered(await freshLibrary(), 'hf:trending', () => new Response(body));
    expect(view.picks).toHaveLength(2);
    expect(view.shown?.dropped).toBe(3);
  });

  it('no announcements: the last list stays, and says why', async () => {
    const empty = rss([], { date: 'Sat, 01 Aug 2026 00:00:00 -0400' });
    const { answer, view } = await answered(
      await freshLibrary(),
      'arxiv:cs.CL',
      () => new Response(empty),
    );
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'fetched' } });
    expect(view).toMatchObject({
      picks: [{ key: 'arxiv:2607.00001' }],
      shown: { quiet: 'weekend', period: '2026-07-31', fetchedAt: start + 13 * hour },
    });
  });
});

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1e308,
    [],
    {},
    true,
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '//evil.example/x.png',
    'https://user:pass@huggingface.co.evil.example/',
    '../../etc/passwd',
    '2607.00001v9',
    '9999-99-99T99:99:99Z',
    'x'.repeat(60_000),
    '\u202e\u0000\ud800',
    Array.from({ length: 1500 }, () => ({ name: 'N' })),
    { toString: 'x', __proto__: { polluted: true } },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A value with one place of it replaced or left out. */
function damage(value: unknown, path: readonly number[], by: unknown, drop: boolean): unknown {
  const [step, ...rest] = path;
  if (typeof value !== 'object' || value === null || step === undefined) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...value };
  if (rest.length === 0 && drop) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, damage(Reflect.get(value, key), rest, by, drop));
  return copy;
}

const wounds = fc.array(
  fc.record({
    path: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }),
    by: hostile,
    drop: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Many damages take their time on a busy machine (ms). */
const patient = 30_000;

/** Every reader takes any damage of this answer. */
function survives(whole: unknown, runs: number): void {
  fc.assert(
    fc.property(wounds, (all) => {
      const hurt = all.reduce<unknown>(
        (value, { path, by, drop }) => damage(value, path, by, drop),
        whole,
      );
      const list = parseDailyPapers(hurt);
      sound(list?.entries ?? []);
      if (Array.isArray(hurt) && list) {
        expect(list.entries.length + list.dropped).toBeLessThanOrEqual(hurt.length);
      }
      const found = parseRemoteHits(hurt);
      sound(found?.hits ?? []);
      for (const hit of found?.hits ?? []) {
        expect(hit.titleParts.map(({ text }) => text).join('')).not.toBe('');
      }
      const details = parsePaperDetails(Array.isArray(hurt) ? hurt[0]?.paper : hurt, 1);
      for (const { items } of details ? [details.links.models, details.links.spaces] : []) {
        for (const { url } of items) expect(new URL(url).origin).toBe('https://huggingface.co');
      }
    }),
    { numRuns: runs },
  );
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
}

it(
  'lists, hits and details survive any damage',
  () => {
    const marks = {
      highlightedTitle: [
        { type: 'highlight', text: 'A study' },
        { type: 'text', text: ' of 2607.00002' },
      ],
    };
    const linked = {
      linkedModels: [{ id: 'meadow/sheep', likes: 3 }],
      linkedSpaces: [{ id: 'meadow/fold' }],
      numTotalModels: 9,
    };
    survives([item('2607.00001', linked), item('2607.00002', {}, marks), item('2607.00003')], 120);
  },
  patient,
);

const corpus = resolve(import.meta.dirname, '../../../../shared/corpus/services');
const files = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(json|xml|txt)$/.test(name),
    )
  : [];

describe.skipIf(files.length === 0)('real answers (corpus; skipped when it is not there)', () => {
  it.each(files)('%s as the answer of a list', async (name) => {
    const body = readFileSync(resolve(corpus, name), 'utf8');
    for (const feed of ['hf:trending', 'arxiv:cs.CL'] as const) {
      const db = await freshLibrary();
      const { answer, latest, view } = await answered(db, feed, () => new Response(body));
      if (!answer.ok) expect(answer.error.network?.kind).toBe('garbage');
      expect(latest?.id).toBe(answer.ok ? 's2' : 's1');
      sound(view.picks.map(({ entry, key }) => ({ ...entry, key })));
      const isOurs =
        name.startsWith('huggingface/daily') || name.startsWith('huggingface/papers_search');
      if (isOurs && feed === 'hf:trending') {
        expect(view.shown).not.toHaveProperty('dropped');
        expect(view.picks.length).toBe([JSON.parse(body)].flat().length);
      }
    }
  });

  it.each(files.filter((name) => /^huggingface\/(daily|papers_search)/.test(name)))(
    '%s survives damage',
    (name) => {
      const whole: unknown = JSON.parse(readFileSync(resolve(corpus, name), 'utf8'));
      survives([whole].flat().slice(0, 3), 20);
    },
    patient,
  );

  it.each(files.filter((name) => name.startsWith('huggingface/papers_search')))(
    '%s: every hit with its marks',
    (name) => {
      const whole: unknown[] = JSON.parse(readFileSync(resolve(corpus, name), 'utf8'));
      const found = parseRemoteHits(whole);
      expect(found?.hits).toHaveLength(whole.length);
      expect(found?.hits.some(({ titleParts }) => titleParts.some((part) => part.found))).toBe(
        true,
      );
      for (const { titleParts, record } of found?.hits ?? []) {
        expect(titleParts.map(({ text }) => text).join('')).toBe(record.title);
      }
    },
  );
});
