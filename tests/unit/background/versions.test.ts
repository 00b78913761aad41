import { describe, expect, it } from 'vitest';
import { handlers } from '@/lib/background/handlers';
import type { LibraryDatabase } from '@/lib/library/database';
import { savePaper } from '@/lib/library/save';
import type { Sender } from '@/lib/messaging/serve';
import type { PaperRecord } from '@/lib/paper/schema';
import { versionNews } from '@/lib/paper/versions';
import { freshLibrary, moment, record } from '../library/support';

const page: Sender = { kind: 'page' };
const site = (url: string): Sender => ({ kind: 'site', url: new URL(url) });
const v = (version: number | undefined, changes: Partial<PaperRecord> = {}) =>
  record({
    identifiers: ['arxiv:2406.01234'],
    ...(version !== undefined && { version }),
    ...changes,
  });

function worker(db: LibraryDatabase) {
  let now = 1_000_000;
  return handlers({
    library: async () => db,
    outside: {
      fetch: () => Promise.reject(new Error('no network')),
      now: () => {
        now += 1000;
        return now;
      },
      newId: () => crypto.randomUUID(),
      jitter: () => 0,
      mayAsk: () => false,
    },
    workQueued() {},
  });
}

async function saved(version: number | undefined) {
  const db = await freshLibrary();
  const { paper } = await savePaper(db, v(version), moment(1));
  const news = async () => {
    const now = await db.papers.get(paper.id);
    const found = now && versionNews(now);
    return found && [found.had, found.latest];
  };
  return { db, id: paper.id, news, ask: worker(db) };
}

const abs = 'https://arxiv.org/abs/2406.01234';

describe('a paper that was saved as v1', () => {
  it.each<[string, Sender, { version?: number; url?: string }, number[] | undefined]>([
    ['the abstract page of v2 is news', site(abs), { version: 2 }, [1, 2]],
    ['the abstract page of v1 is none', site(`${abs}v1`), { version: 1 }, undefined],
    [
      'its HTML is the user’s',
      site('https://arxiv.org/html/2406.01234v2'),
      { version: 2 },
      undefined,
    ],
    [
      'a page that tells no version',
      site('https://huggingface.co/papers/2406.01234'),
      {},
      undefined,
    ],
  ])('%s', async (_, sender, opening, expected) => {
    const { id, news, ask } = await saved(1);
    await ask.opened.answer({ paperId: id, ...opening } as never, sender);
    expect(await news()).toEqual(expected);
  });

  it('keeps the news until the newer one is opened from our own pages', async () => {
    const { id, news, ask } = await saved(1);
    await ask.opened.answer({ paperId: id, version: 2 } as never, site(abs));
    await ask.opened.answer({ paperId: id, url: `${abs}v1` } as never, page);
    expect(await news()).toEqual([1, 2]);
    await ask.opened.answer({ paperId: id, url: abs } as never, page);
    expect(await news()).toBeUndefined();
  });

  it('keeps the news until the user says so', async () => {
    const { id, news, ask } = await saved(1);
    await ask.opened.answer({ paperId: id, version: 2 } as never, site(abs));
    await ask.seen.answer({ paperId: id, version: 2 }, site(abs));
    expect(await news()).toBeUndefined();
    await ask.opened.answer({ paperId: id, version: 3 } as never, site(abs));
    expect(await news()).toEqual([2, 3]);
  });

  it('lets a page speak of versions of its own paper only', async () => {
    const { id, ask } = await saved(1);
    const other = site('https://arxiv.org/abs/2406.09999');
    await expect(ask.seen.answer({ paperId: id, version: 9 }, other)).rejects.toThrow();
    await expect(ask.opened.answer({ paperId: id, version: 9 } as never, other)).rejects.toThrow();
  });

  it('has no news after the user saved v2', async () => {
    const { db, news } = await saved(1);
    await savePaper(db, v(2), moment(2));
    expect(await news()).toBeUndefined();
  });

  it('has news when the site tells of v2 by itself', async () => {
    const { db, news } = await saved(1);
    await savePaper(db, v(2), moment(2), { restore: false });
    expect(await news()).toEqual([1, 2]);
  });

  it('is opened twice in a minute: one opening, and the version counts all the same', async () => {
    const { db, id, news, ask } = await saved(1);
    await ask.opened.answer({ paperId: id, version: 1 } as never, site(abs));
    await ask.opened.answer({ paperId: id, version: 2 } as never, site(abs));
    expect(await news()).toEqual([1, 2]);
    expect(await db.activity.where({ paperId: id }).toArray()).toHaveLength(2);
  });
});

it('a stand-in saved as v1 has news when the page of v2 completes it', async () => {
  const db = await freshLibrary();
  const { paper } = await savePaper(db, v(1, { provisional: true }), moment(1));
  await savePaper(db, v(2), moment(2));
  expect(await db.papers.get(paper.id)).toMatchObject({ version: 2, savedVersion: 1 });
});

it('a paper saved without a version has the first one that is told', async () => {
  const { db, news, ask, id } = await saved(undefined);
  await savePaper(db, v(3), moment(2), { restore: false });
  expect(await news()).toBeUndefined();
  await ask.opened.answer({ paperId: id, version: 4 } as never, site(abs));
  expect(await news()).toEqual([3, 4]);
});

describe('the page of an older version that names the newest', () => {
  it('is news when it is saved', async () => {
    const db = await freshLibrary();
    const { paper } = await savePaper(db, v(1, { latest: 3 }), moment(1));
    expect(versionNews(paper)).toEqual({ had: 1, latest: 3 });
    expect(paper).not.toHaveProperty('latest');
    const again = await savePaper(db, v(1, { latest: 4 }), moment(2));
    expect(versionNews(again.paper)).toEqual({ had: 1, latest: 4 });
  });

  it('is news when it is opened again', async () => {
    const { ask, id, news } = await saved(1);
    await ask.opened.answer(
      { paperId: id, version: 1, latest: 2, url: undefined } as never,
      site(`${abs}v1`),
    );
    expect(await news()).toEqual([1, 2]);
  });
});
