/** What the worker refuses: of itself, of a newer library, and of pages that ask too much. */
import { describe, expect, it, vi } from 'vitest';
import { handlers, type Services } from '@/lib/background/handlers';
import { openedVersion } from '@/lib/background/opened';
import { linkStanding, siteMay } from '@/lib/background/site-guard';
import type { LibraryDatabase } from '@/lib/library/database';
import { failureOf } from '@/lib/library/errors';
import { savePaper } from '@/lib/library/save';
import type { Question } from '@/lib/messaging/ask';
import { payloads } from '@/lib/messaging/payloads';
import type { Sender } from '@/lib/messaging/serve';
import { freshLibrary, moment, record } from '../library/support';

type Answer = (data: unknown, sender: Sender) => Promise<unknown>;

/** The worker's answer, as `serve` gives it. */
async function ask(
  db: LibraryDatabase,
  type: Question,
  data: unknown,
  { sender = { kind: 'page' }, ...more }: Partial<Services> & { sender?: Sender } = {},
): Promise<unknown> {
  const all = handlers({
    library: async () => db,
    outside: {
      fetch: () => Promise.reject(new Error('asked')),
      ...moment(1_000_000),
      now: () => 1_000_000,
      jitter: () => 0,
      mayAsk: (url) => new URL(url).host === 'arxiv.org',
    },
    workQueued: vi.fn(),
    ...more,
  });
  try {
    return await (all[type].answer as Answer)(payloads[type].parse(data), sender);
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

const site = (address: string): Sender => ({ kind: 'site', url: new URL(address) });
const refused = (code: string) => ({ ok: false, error: { code } });
const sheep = record({ identifiers: ['arxiv:2402.00001'], title: 'Sheep' });
const abs = 'https://arxiv.org/abs/2402.00001';

describe('a library that a newer Offprint made', () => {
  it.each<[Question, object]>([
    ['refreshFeed', { feed: 'hf:trending' }],
    ['moreOfFeed', { feed: 'hf:trending' }],
    ['keepRanking', { at: 1, ranking: { basis: '', likes: 0, items: [] } }],
  ])('is not written by %s', async (type, data) => {
    const newer = { readOnly: true } as LibraryDatabase;
    expect(await ask(newer, type, data)).toMatchObject(refused('read-only'));
  });
});

describe('a worker without these parts', () => {
  it.each<[Question, object]>([
    ['backUp', { why: 'hand' }],
    ['backupCopy', {}],
    ['digestMark', { id: 'digest-2026-11-20', read: true }],
    ['digestPlan', { plan: {} }],
  ])('says so when it is asked for %s', async (type, data) => {
    expect(await ask(await freshLibrary(), type, data)).toMatchObject(refused('internal'));
  });

  it('cannot be everywhere, and opens no side panel', async () => {
    const db = await freshLibrary();
    expect(await ask(db, 'everywhere', { on: true })).toEqual({ ok: true, value: { on: false } });
    const tab = { ...site(abs), tab: { id: 1 } } as Sender;
    expect(await ask(db, 'sidePanel', {}, { sender: tab })).toMatchObject(refused('forbidden'));
    expect(await ask(db, 'part', { name: 'card' }, { sender: tab })).toMatchObject(
      refused('forbidden'),
    );
  });
});

describe('a page', () => {
  it.each([
    [
      'changes a paper that is not there',
      'status',
      { paperIds: ['nobody'], status: 'read' },
      'not-found',
    ],
    [
      'speaks of another paper',
      'save',
      { record: { ...sheep, identifiers: ['arxiv:2402.00009'] } },
      'forbidden',
    ],
  ] as const)('that %s is refused', async (_, type, data, code) => {
    const db = await freshLibrary();
    expect(await ask(db, type, data, { sender: site(abs) })).toMatchObject(refused(code));
  });

  it('that names another paper learns no more than that its own is not there', async () => {
    const db = await freshLibrary();
    await savePaper(db, sheep, moment(1));
    const identifiers = ['arxiv:2402.00001'];
    const looked = (address: string) => ask(db, 'look', { identifiers }, { sender: site(address) });
    expect(await looked(abs)).toMatchObject({ ok: true, value: { title: 'Sheep' } });
    expect(await looked('https://arxiv.org/abs/2402.00002')).toEqual({ ok: true, value: null });
    expect(await ask(db, 'look', { identifiers })).toMatchObject({ value: { title: 'Sheep' } });
  });

  it('of ours may ask of any paper, also as a list does, and turns no site’s badges off', async () => {
    const db = await freshLibrary();
    await savePaper(db, sheep, moment(1));
    const turnOffBadges = vi.fn();
    const looked = await ask(db, 'lookMany', { identifiers: [['arxiv:2402.00001'], ['x:1']] });
    expect(looked).toMatchObject({ ok: true, value: [{ status: 'unread' }, null] });
    expect(await ask(db, 'badgesOff', {}, { turnOffBadges })).toMatchObject({ ok: true });
    expect(turnOffBadges).not.toHaveBeenCalled();
  });

  it.each([
    ['https://arxiv.org/list/cs.LG/recent', { site: 'arxiv', known: true }],
    ['https://arxiv.org/help', undefined],
    ['https://blog.example/', { site: 'blog.example', known: false }],
    [
      'https://eur.biorxiv.org.evil.example/',
      { site: 'eur.biorxiv.org.evil.example', known: false },
    ],
  ])('at %s speaks of its links as %j', (address, standing) => {
    expect(linkStanding(new URL(address))).toEqual(standing);
  });

  it('without a real address speaks of nothing', () => {
    expect(siteMay(new URL('data:text/html,x'), { identifiers: ['x:1'] } as never)).toBe(false);
  });
});

describe('an opened address', () => {
  const paper = { identifiers: ['arxiv:2402.00001'], version: 1 } as never;
  it.each([
    ['none', null],
    ['one of no known site', new URL('https://example.org/')],
    ['one of another paper', new URL('https://arxiv.org/abs/2402.00009')],
  ])('that is %s changes nothing', (_, url) => {
    expect(openedVersion(paper, url, undefined)).toBe(paper);
  });
});

describe('the details of a paper', () => {
  it('are asked for a paper that is there and has a page that would tell', async () => {
    const db = await freshLibrary();
    const none = await ask(db, 'fetchDetails', { paperId: 'nobody' });
    expect(none).toMatchObject(refused('not-found'));
    const lone = record({ identifiers: ['url:https://example.org/a'], source: 'generic' });
    const { paper } = await savePaper(db, lone, moment(1));
    expect(await ask(db, 'fetchDetails', { paperId: paper.id })).toMatchObject(
      refused('no-access'),
    );
  });
});

describe('settings of a backup', () => {
  it('are taken over only when they come along', async () => {
    const db = await freshLibrary();
    const keepSettings = vi.fn(async () => undefined);
    const start = async () =>
      (await ask(db, 'startRestore', { name: 'a.json' })) as { value: { importId: string } };
    for (const settings of [undefined, { theme: 'dark' }]) {
      const { value } = await start();
      const how = {
        importId: value.importId,
        mode: 'unite',
        total: 0,
        ...(settings && { settings }),
      };
      expect(await ask(db, 'restoreBackup', how, { keepSettings })).toMatchObject({ ok: true });
    }
    expect(keepSettings.mock.calls).toEqual([[{ theme: 'dark' }]]);
  });
});

describe('a host that cannot be reached', () => {
  it.each([
    ['refreshFeed', { feed: 'hf:trending', force: true }],
    ['refreshFeed', { feed: 'hf:trending' }],
  ] as const)('is named by %s %j', async (type, data) => {
    const failed = await ask(await freshLibrary(), type, data);
    expect(failed).toMatchObject({ ok: false, error: { code: 'network' } });
  });

  it('leaves what the user says of picks to be written', async () => {
    const db = await freshLibrary();
    const keys = ['arxiv:2402.00001'];
    expect(await ask(db, 'seePicks', { keys })).toEqual({ ok: true, value: null });
    expect(await ask(db, 'seePicks', { keys, opened: true })).toEqual({ ok: true, value: null });
    expect(await ask(db, 'erase', { what: 'taste' })).toEqual({ ok: true, value: null });
  });
});

it.each([
  ['doi:10.5555/owls.1', 'doi:10.5555/owls.1'],
  ['https://blog.example/owls', 'url:https://blog.example/owls'],
])('what names a paper of no known site is kept by its name: %s', async (text, identifier) => {
  const db = await freshLibrary();
  expect(await ask(db, 'add', { text })).toMatchObject({ ok: true, value: { outcome: 'new' } });
  expect(await db.papers.where('identifiers').equals(identifier).count()).toBe(1);
});
