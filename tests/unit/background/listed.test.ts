import { beforeEach, describe, expect, it } from 'vitest';
import { handlers } from '@/lib/background/handlers';
import { undoMs } from '@/lib/background/listed';
import type { LibraryDatabase } from '@/lib/library/database';
import { failureOf } from '@/lib/library/errors';
import { writeNote } from '@/lib/library/notes';
import { savePaper } from '@/lib/library/save';
import type { Question } from '@/lib/messaging/ask';
import { payloads } from '@/lib/messaging/payloads';
import type { Result } from '@/lib/messaging/result';
import type { Sender } from '@/lib/messaging/serve';
import { freshLibrary, moment, record } from '../library/support';

const list: Sender = { kind: 'site', url: new URL('https://arxiv.org/list/cs.LG/recent') };
const sheep = record({
  identifiers: ['arxiv:2402.00001'],
  title: 'Sheep',
  authors: [{ family: 'L' }],
});
const goats = record({
  identifiers: ['arxiv:2402.00002'],
  title: 'Goats',
  authors: [{ family: 'L' }],
});

let db: LibraryDatabase;
let now: number;
let off: string[];
let queued: number;

/** What the worker answers to a question, parsed as it does. */
async function ask<T>(type: Question, data: unknown, sender: Sender = list): Promise<Result<T>> {
  let made = 0;
  const all = handlers({
    library: async () => db,
    outside: {
      fetch: () => Promise.reject(new Error('asked')),
      now: () => now,
      newId: () => `id-${now}-${++made}`,
      jitter: () => 0,
      mayAsk: (url) => new URL(url).host === 'arxiv.org',
    },
    workQueued: () => {
      queued += 1;
    },
    badgesWanted: async (site) => !off.includes(site),
  });
  const answer = all[type].answer as (data: unknown, sender: Sender) => Promise<Result<unknown>>;
  try {
    return (await answer(payloads[type].parse(data), sender)) as Result<T>;
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

beforeEach(async () => {
  db = await freshLibrary();
  now = 1_000_000;
  off = [];
  queued = 0;
});

describe('asking about the papers of a list', () => {
  it('tells the minimum, in order', async () => {
    const { paper: saved } = await savePaper(db, sheep, moment(1));
    const note = { paperId: saved.id, noteId: 'n1', body: 'secret', base: '' };
    await writeNote(db, note, moment(2));
    const identifiers = [['arxiv:2402.00002'], ['doi:10.1234/x', 'arxiv:2402.00001'], []];
    expect(await ask('lookMany', { identifiers })).toEqual({
      ok: true,
      value: [null, { status: 'unread', notes: 1, tags: 0 }, null],
    });
  });

  it('says nothing of what is in the bin, or of addresses', async () => {
    await savePaper(db, record({ identifiers: ['url:https://example.org/a'] }), moment(1));
    await savePaper(db, sheep, moment(now));
    await ask('undoListed', { identifiers: [sheep.identifiers] });
    const identifiers = [['url:https://example.org/a'], ['arxiv:2402.00001']];
    expect(await ask('lookMany', { identifiers })).toEqual({
      ok: true,
      value: [null, null],
    });
  });

  it.each([
    ['no list', { kind: 'site', url: new URL('https://arxiv.org/help') }],
    ['an unknown host', { kind: 'site', url: new URL('https://example.org/list/cs.LG/recent') }],
  ] as [string, Sender][])('is refused to %s', async (_where, sender) => {
    const refused = { ok: false, error: { code: 'forbidden' } };
    expect(await ask('lookMany', { identifiers: [] }, sender)).toMatchObject(refused);
    expect(await ask('saveListed', { records: [sheep] }, sender)).toMatchObject(refused);
    expect(await ask('undoListed', { identifiers: [] }, sender)).toMatchObject(refused);
    const status = { identifiers: sheep.identifiers, status: 'read' };
    expect(await ask('statusListed', status, sender)).toMatchObject(refused);
  });

  it('is refused where the user has turned badges off', async () => {
    off = ['arxiv'];
    expect(await ask('lookMany', { identifiers: [] })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  it('has a limit', () => {
    const identifiers = Array.from({ length: 501 }, () => ['arxiv:1']);
    expect(payloads.lookMany.safeParse({ identifiers }).success).toBe(false);
  });
});

describe('saving from a list', () => {
  it('saves in order, under the name of the list’s own site', async () => {
    const records = [{ ...sheep, source: 'user' }, goats];
    expect(await ask('saveListed', { records })).toEqual({
      ok: true,
      value: Array.from({ length: 2 }, () => ({
        listed: { status: 'unread', notes: 0, tags: 0 },
        outcome: 'new',
      })),
    });
    const papers = await db.papers.toArray();
    expect(papers.map(({ title, source }) => `${title} by ${source}`).sort()).toEqual([
      'Goats by arxiv',
      'Sheep by arxiv',
    ]);
    expect(queued).toBe(0);
  });

  it('neither corrects nor unites what is there', async () => {
    await savePaper(db, sheep, moment(1));
    await savePaper(db, goats, moment(2));
    const identifiers = ['arxiv:2402.00001', 'arxiv:2402.00002'];
    const evil = record({ identifiers, title: 'Wolves' });
    expect(await ask('saveListed', { records: [evil] })).toMatchObject({
      value: [{ outcome: 'known' }],
    });
    const titles = (await db.papers.toArray()).map(({ title }) => title);
    expect(titles.sort()).toEqual(['Goats', 'Sheep']);
  });

  it('brings a paper back from the bin as it was', async () => {
    await savePaper(db, sheep, moment(now));
    await ask('undoListed', { identifiers: [sheep.identifiers] });
    const records = [{ ...sheep, title: 'Wolves' }];
    expect(await ask('saveListed', { records })).toMatchObject({
      value: [{ outcome: 'restored' }],
    });
    expect(await db.papers.toArray()).toMatchObject([{ title: 'Sheep' }]);
  });

  it.each([
    ['asks the paper’s own site, if it may', 'https://arxiv.org/abs/2402.00001', 1],
    ['asks nobody else', 'https://example.org/abs/2402.00001', 0],
    ['asks no other page of that site', 'https://arxiv.org/abs/2402.00009', 0],
  ])('of a title alone %s', async (_what, page, jobs) => {
    const thin = { ...sheep, authors: [], urls: { page } };
    await ask('saveListed', { records: [thin] });
    expect(await db.outbox.count()).toBe(jobs);
    expect(queued).toBe(jobs);
  });
});

describe('taking back', () => {
  it('puts away what was saved just now, and nothing older', async () => {
    await savePaper(db, goats, moment(now - undoMs - 1));
    await savePaper(db, sheep, moment(now - 1000));
    const identifiers = [goats.identifiers, sheep.identifiers, ['arxiv:2402.00003']];
    expect(await ask('undoListed', { identifiers })).toEqual({
      ok: true,
      value: { removed: [false, true, false] },
    });
  });

  it('and the status can be set', async () => {
    await savePaper(db, sheep, moment(1));
    const set = { identifiers: sheep.identifiers, status: 'reading' };
    expect(await ask('statusListed', set)).toEqual({ ok: true, value: null });
    expect(await db.papers.toArray()).toMatchObject([{ status: 'reading' }]);
    const other = { identifiers: goats.identifiers, status: 'reading' };
    expect(await ask('statusListed', other)).toMatchObject({ error: { code: 'not-found' } });
  });
});
