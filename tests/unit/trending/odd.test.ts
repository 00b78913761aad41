import { describe, expect, it, vi } from 'vitest';
import type { LibraryDatabase } from '@/lib/library/database';
import { createPaper } from '@/lib/paper/merge';
import type { Paper } from '@/lib/paper/schema';
import type { Fetch } from '@/lib/services/http';
import { withNear } from '@/lib/trending/found';
import { keepPapers } from '@/lib/trending/keep';
import { dailyOrder, readForgotten, readLocal } from '@/lib/trending/local';
import type { FeedView } from '@/lib/trending/read';
import { paperLinks, searchRemote } from '@/lib/trending/remote';
import { rising } from '@/lib/trending/rising';
import { evidenceOf, type Kept, passedOver } from '@/lib/trending/taste/evidence';
import { keepRanking, readRanking, rowId, tagOf } from '@/lib/trending/taste/stored';
import type { FeedEntry, FeedSnapshot } from '@/lib/trending/types';
import { uniteViews } from '@/lib/trending/unite';
import { hideEntry, mute, seePicks, unmute } from '@/lib/trending/words';
import { freshLibrary, record } from '../library/support';

const now = Date.parse('2026-07-31T16:00:00Z');
const day = 24 * 60 * 60_000;
const paper = (n: number, more: Partial<Paper> = {}): Paper => ({
  ...createPaper(record({ identifiers: [`doi:10.1234/${n}`], title: `Paper ${n}` }), {
    id: `p${n}`,
    now: now - 99 * day,
  }),
  ...more,
});
const entry = (key: string, more: Partial<FeedEntry> = {}): FeedEntry => ({
  key,
  record: record({ identifiers: [key], title: `Entry ${key}` }),
  keywords: [],
  firstSeenAt: 1,
  lastSeenAt: 1,
  ...more,
});
const readOnly = (db: LibraryDatabase) => Object.defineProperty(db, 'readOnly', { value: true });

describe('several lists as one', () => {
  const snapshot = (id: string, more: Partial<FeedSnapshot> = {}): FeedSnapshot => ({
    ...{
      id,
      feed: 'hf:trending',
      period: '',
      state: 'ok',
      attemptedAt: 1,
      fetchedAt: 1,
      items: [],
    },
    ...more,
  });
  const view = (more: Partial<FeedView>): FeedView => ({
    ...{ feed: 'hf:trending', picks: [], hidden: [], rest: 0, next: false },
    away: { read: 0, hidden: 0, muted: 0 },
    ...more,
  });

  it('that have shown nothing yet is one that has not', () => {
    const failure = snapshot('f', { state: 'failed' });
    const united = uniteViews([
      view({}),
      view({ failure, pendingSince: 3 }),
      view({ pendingSince: 5 }),
    ]);
    expect(united).toMatchObject({ failure, pendingSince: 5, next: false });
    expect(united).not.toHaveProperty('shown');
    expect(united).not.toHaveProperty('newer');
  });

  it('tells what is newer in any, and quiet only where all are', () => {
    const quiet = 'weekend' as const;
    const views = (second: Partial<FeedSnapshot>) =>
      uniteViews([
        view({ shown: snapshot('a', { quiet, dropped: 2 }), newer: { id: 'n', added: 2 } }),
        view({ shown: snapshot('b', second), newer: { id: 'm', added: 1 }, next: true }),
      ]);
    expect(views({ quiet })).toMatchObject({
      shown: { id: 'a b', quiet, dropped: 2 },
      newer: { id: 'n m', added: 3 },
      next: true,
    });
    expect(views({}).shown).not.toHaveProperty('quiet');
  });

  it('without anything dropped says nothing of it; a list never fetched is the oldest', () => {
    const { fetchedAt: _, ...never } = snapshot('b');
    const { shown } = uniteViews([
      view({ shown: snapshot('a') }),
      view({ shown: never as FeedSnapshot }),
    ]);
    expect(shown).not.toHaveProperty('dropped');
    expect(shown?.fetchedAt).toBeUndefined();
  });
});

describe('lists of our own', () => {
  it('those that are made elsewhere are none', async () => {
    const db = await freshLibrary();
    expect(await readLocal(db, { id: 'foryou' } as never, now)).toBeUndefined();
    expect(await readLocal(db, { id: 'foryou:nlp' } as never, now)).toBeUndefined();
    expect(await readLocal(db, { id: 'hf:trending' } as never, now)).toBeUndefined();
  });

  it('what is picked has what its feed says of it', async () => {
    const db = await freshLibrary();
    const reasons = { like: [], terms: [], authors: [] };
    const items = [
      { key: 'arxiv:2401.00001', upvotes: 1, comments: 2, stars: 3, reasons },
      { key: 'arxiv:2401.00002', reasons },
    ];
    await keepRanking(db, { at: 5, ranking: { basis: '', likes: 1, items } as never });
    await keepRanking(db, { at: 4, ranking: { basis: '', likes: 9, items: [] } as never });
    const list = await readLocal(db, { id: 'foryou' } as never, now);
    expect(list?.shown.fetchedAt).toBe(5);
    expect(list?.shown.items).toEqual([
      { key: 'arxiv:2401.00001', upvotes: 1, comments: 2, stars: 3 },
      { key: 'arxiv:2401.00002' },
    ]);
  });

  it('rising: snapshots of a time to come are not when it was', async () => {
    const db = await freshLibrary();
    expect((await readLocal(db, { id: 'rising' } as never, now))?.shown).toMatchObject({
      fetchedAt: 0,
      items: [],
    });
    await db.feedSnapshots.bulkAdd([
      {
        id: 'a',
        feed: 'hf:trending',
        period: '',
        state: 'ok',
        attemptedAt: now - 5,
        fetchedAt: now - 5,
        items: [],
      },
      {
        id: 'b',
        feed: 'hf:trending',
        period: '',
        state: 'ok',
        attemptedAt: now + day,
        fetchedAt: now + day,
        items: [],
      },
      {
        id: 'c',
        feed: 'hf:trending',
        period: '',
        state: 'failed',
        attemptedAt: now - 1,
        items: [],
      } as never,
    ]);
    expect((await readLocal(db, { id: 'rising' } as never, now))?.shown.fetchedAt).toBe(now - 5);
  });

  it('papers of the library tell what their sources would', async () => {
    const db = await freshLibrary();
    const said = { abstract: 'A', issued: { year: 2024 }, venue: 'V' };
    await db.papers.bulkAdd([
      paper(1, { status: 'reading', ...said }),
      paper(2, { status: 'reading', openedAt: now }),
    ]);
    const list = await readLocal(db, { id: 'continue' } as never, now);
    expect(
      list?.entries.map((each) => [each.key, each.record.abstract, each.record.venue]),
    ).toEqual([
      ['doi:10.1234/2', undefined, undefined],
      ['doi:10.1234/1', 'A', 'V'],
    ]);
    expect(list?.entries[0]?.record).not.toHaveProperty('issued');
    expect(list?.entries[1]?.record.issued).toEqual({ year: 2024 });
  });

  it('no more forgotten papers than fit, each day others', async () => {
    const db = await freshLibrary();
    await db.papers.bulkAdd(
      Array.from({ length: 130 }, (_, n) => paper(n, n < 3 ? { openedAt: 1 } : {})),
    );
    const found = await readForgotten(db, now);
    expect(found).toHaveLength(30);
    expect((await readForgotten(db, now + day)).map(({ id }) => id)).not.toEqual(
      found.map(({ id }) => id),
    );
    expect(dailyOrder(['a', 'a', 'b'], now)).toHaveLength(3);
  });
});

describe('what the user’s doings say', () => {
  const kept: Kept = { id: 'p', status: 'unread', tags: [], pinned: 0, notes: 0 };
  it.each<[Partial<Kept>, string | undefined, object | undefined]>([
    [{}, undefined, { label: 1, weight: 1 }],
    [{ deletedAt: 1 }, undefined, undefined],
    [{ status: 'read' }, undefined, { label: 1, weight: 2 }],
    [{ status: 'reading' }, undefined, { label: 1, weight: 1.5 }],
    [{ tags: ['a'] }, undefined, { label: 1, weight: 1.25 }],
    [{ pinned: 1 }, undefined, { label: 1, weight: 1.5 }],
    [{ rating: 5 }, undefined, { label: 1, weight: 2 }],
    [{ rating: 2 }, undefined, { label: -1, weight: 1 }],
    [{ notes: 2 }, undefined, { label: 1, weight: 1.5 }],
    [{ notes: 40 }, undefined, { label: 1, weight: 2 }],
    [{ tags: ['nlp/x'] }, 'nlp', { label: 1 }],
    [{ tags: ['nlpx'] }, 'nlp', { label: -1, weight: 0.5 }],
  ])('%o for %s', (more, tag, expected) => {
    const evidence = evidenceOf({ ...kept, ...more }, tag);
    if (expected) expect(evidence).toMatchObject(expected);
    else expect(evidence).toBeUndefined();
  });

  it.each([
    [{}, 0.25],
    [{ seenAt: 1 }, 1],
    [{ seenAt: 1, openedAt: 2 }, undefined],
  ])('a pick that was passed over: %o', (more, weight) => {
    expect(passedOver(entry('arxiv:1', more))?.weight).toBe(weight);
  });

  it('of the lists of tags the oldest go, and one that cannot be read is none', async () => {
    const db = await freshLibrary();
    for (let n = 0; n < 32; n += 1) {
      await keepRanking(db, { tag: `t${n}`, at: n, ranking: { likes: n, items: [] } as never });
    }
    expect(await db.taste.count()).toBe(30);
    expect(await readRanking(db, 't1')).toBeUndefined();
    await db.taste.put({ id: 'foryou:t31', at: 1, data: { items: 'none' } });
    expect(await readRanking(db, 't31')).toBeUndefined();
  });

  it('rankings lie under their tags', () => {
    expect([rowId(), rowId('a:b')]).toEqual(['foryou', 'foryou:a:b']);
    expect([tagOf('foryou'), tagOf('foryou:a:b')]).toEqual([undefined, 'a:b']);
  });
});

describe('what the user says of picks', () => {
  it('is not written where nothing may be', async () => {
    const db = readOnly(await freshLibrary());
    await expect(hideEntry(db, 'x', true, 1)).rejects.toMatchObject({ code: 'read-only' });
    await expect(seePicks(db, ['x'], true, 1)).rejects.toMatchObject({ code: 'read-only' });
  });

  it('hidden once, shown again; what is not there cannot be hidden', async () => {
    const db = await freshLibrary();
    await db.feedEntries.add(entry('arxiv:1'));
    expect(await hideEntry(db, 'gone', true, 1)).toBe(false);
    expect([
      await hideEntry(db, 'arxiv:1', true, 1),
      await hideEntry(db, 'arxiv:1', true, 2),
    ]).toEqual([true, true]);
    expect((await db.hidden.get('arxiv:1'))?.at).toBe(1);
    await hideEntry(db, 'arxiv:1', false, 3);
    expect(await db.hidden.count()).toBe(0);
  });

  it('muted once, by its key or by what was said', async () => {
    const db = await freshLibrary();
    const key = await mute(db, 'author:Ada Example', 1);
    expect(await mute(db, 'author:Ada Example', 2)).toBe(key);
    expect((await db.mutes.get(key))?.at).toBe(1);
    await unmute(db, '');
    expect(await db.mutes.count()).toBe(1);
    await unmute(db, 'author:Ada Example');
    expect(await db.mutes.count()).toBe(0);
    await expect(mute(db, ' ', 1)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('the first time that a pick was seen or opened counts', async () => {
    const db = await freshLibrary();
    await db.feedEntries.add(entry('arxiv:1'));
    await seePicks(db, ['arxiv:1', 'gone'], false, 5);
    await seePicks(db, ['arxiv:1'], true, 7);
    await seePicks(db, ['arxiv:1'], true, 9);
    expect(await db.feedEntries.get('arxiv:1')).toMatchObject({ seenAt: 5, openedAt: 7 });
  });
});

describe('Hugging Face', () => {
  const world = async (answer: () => Response) => {
    const db = await freshLibrary();
    const fetch = vi.fn<Fetch>(async () => answer());
    return { db, tools: { db, fetch, now: () => now } };
  };
  const bad = () => Response.json({ nothing: true });

  it('an answer that is none is told, and older links are better than none', async () => {
    const { tools, db } = await world(bad);
    expect(await searchRemote(tools, 'x')).toMatchObject({ ok: false });
    expect(await paperLinks(tools, 'doi:10.1234/x')).toEqual({ ok: true, value: null });
    expect(await paperLinks(tools, 'arxiv:2607.00001')).toMatchObject({ ok: false });
    const links = { at: 1, models: [], datasets: [], spaces: [] } as never;
    await db.feedEntries.add(entry('arxiv:2607.00001', { links }));
    expect(await paperLinks(tools, 'arxiv:2607.00001')).toEqual({ ok: true, value: links });
  });

  it('a service that fails is told; in a library that is only read nothing is kept', async () => {
    const failing = await world(() => new Response('', { status: 418 }));
    expect(await searchRemote(failing.tools, 'x')).toMatchObject({ ok: false });
    const { tools, db } = await world(() => Response.json([]));
    readOnly(db);
    expect(await searchRemote(tools, 'x')).toMatchObject({ ok: true, value: { hits: [] } });
    expect(await db.feedEntries.count()).toBe(0);
  });
});

describe('papers of two services', () => {
  it('keep what the other said', async () => {
    const db = await freshLibrary();
    const said = (more: object) =>
      ({
        key: 'arxiv:1',
        record: record({ identifiers: ['arxiv:2401.00001'], ...more }),
        keywords: [],
      }) as never;
    await keepPapers(
      db,
      [
        said({
          source: 'arxiv',
          categories: ['cs.CL'],
          abstract: 'A',
          urls: { html: 'https://a.example/' },
        }),
      ],
      1,
    );
    await keepPapers(
      db,
      [said({ source: 'huggingface', urls: { code: 'https://c.example/' } })],
      2,
    );
    expect((await db.feedEntries.get('arxiv:1'))?.record).toMatchObject({
      source: 'huggingface',
      categories: ['cs.CL'],
      abstract: 'A',
      urls: { html: 'https://a.example/', code: 'https://c.example/' },
    });
    await keepPapers(db, [said({ source: 'arxiv', categories: ['cs.LG'] })], 3);
    expect((await db.feedEntries.get('arxiv:1'))?.record.categories).toEqual(['cs.LG']);
  });
});

describe('what was found by meaning', () => {
  it('stands below, each once; that it is saved may be news', () => {
    const first = withNear([], [{ entry: entry('arxiv:1') }, {}, { paper: paper(1) }]);
    expect(first.map(({ key, found }) => [key, found.places])).toEqual([
      ['arxiv:1', ['lists', 'meaning']],
      ['doi:10.1234/1', ['library', 'meaning']],
    ]);
    const again = withNear(first, [
      { paper: paper(2, { identifiers: ['arxiv:1'] }) },
      { entry: entry('doi:10.1234/1') },
    ]);
    expect(again).toHaveLength(2);
    expect(again[0]?.paper?.id).toBe('p2');
  });
});

it('nothing rises in nothing', () => {
  expect(rising([], now)).toEqual([]);
});
