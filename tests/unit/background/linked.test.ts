/** What pages that are no lists may ask about the papers to which they link. */
import { beforeEach, describe, expect, it } from 'vitest';
import { handlers } from '@/lib/background/handlers';
import { undoMs } from '@/lib/background/listed';
import { linkStanding } from '@/lib/background/site-guard';
import { setStatus, tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { failureOf } from '@/lib/library/errors';
import { writeNote } from '@/lib/library/notes';
import { savePaper } from '@/lib/library/save';
import type { Question } from '@/lib/messaging/ask';
import { payloads } from '@/lib/messaging/payloads';
import type { Result } from '@/lib/messaging/result';
import type { Sender } from '@/lib/messaging/serve';
import { freshLibrary, moment, record } from '../library/support';

const at = (url: string): Sender => ({ kind: 'site', url: new URL(url), tab: { id: 7 } });
const paperPage = at('https://www.nature.com/articles/s41586-026-00001-2');
const blog = at('https://blog.example.org/reading-list');
const neither = at('https://www.nature.com/about');
const proxied = at('https://www-nature-com.evil.example.org/articles/s41586-026-00001-2');

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
let everywhere: boolean;
let linkBadges: boolean;
let off: string[];
let brought: string[];

async function ask<T>(type: Question, data: unknown, sender: Sender): Promise<Result<T>> {
  let made = 0;
  const all = handlers({
    library: async () => db,
    outside: {
      fetch: () => Promise.reject(new Error('asked')),
      now: () => now,
      newId: () => `id-${now}-${++made}`,
      jitter: () => 0,
      mayAsk: () => false,
    },
    workQueued: () => undefined,
    badgesWanted: async (site) => !off.includes(site),
    turnOffBadges: async (site) => void off.push(site),
    everywhere: {
      isOn: async () => everywhere,
      badgesWanted: async (host) => everywhere && linkBadges && !off.includes(host),
      set: async (on) => on,
      bring: async (name) => void brought.push(name),
    },
  });
  const answer = all[type].answer as (data: unknown, sender: Sender) => Promise<Result<unknown>>;
  try {
    return (await answer(payloads[type].parse(data), sender)) as Result<T>;
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

const questions: [Question, unknown][] = [
  ['lookMany', { identifiers: [sheep.identifiers] }],
  ['countLinked', { urls: ['https://arxiv.org/abs/2402.00001'], own: [] }],
  ['saveListed', { records: [sheep] }],
  ['undoListed', { identifiers: [sheep.identifiers] }],
  ['statusListed', { identifiers: sheep.identifiers, status: 'read' }],
  ['badgesOff', {}],
];

/** Which questions are answered. */
async function answered(sender: Sender): Promise<string[]> {
  const given: string[] = [];
  for (const [type, data] of questions) if ((await ask(type, data, sender)).ok) given.push(type);
  return given;
}

beforeEach(async () => {
  db = await freshLibrary();
  now = 1_000_000;
  everywhere = true;
  linkBadges = true;
  off = [];
  brought = [];
});

describe('the standing of a page', () => {
  it.each([
    ['a paper of a known site', paperPage, { site: 'nature', known: true }],
    [
      'a list of a known site',
      at('https://arxiv.org/list/cs.LG/new'),
      { site: 'arxiv', known: true },
    ],
    ['another page of a known site', neither, undefined],
    ['an unknown host', blog, { site: 'blog.example.org', known: false }],
    ['what calls itself a library proxy', proxied, { known: false }],
    [
      'a host that ends like a known one',
      at('https://notarxiv.org/abs/2402.00001'),
      { known: false },
    ],
  ] as [string, { url: URL }, object | undefined][])('%s', (_what, { url }, standing) => {
    const found = linkStanding(url);
    if (standing) expect(found).toMatchObject(standing);
    else expect(found).toBeUndefined();
  });
});

describe('who is answered', () => {
  const all = questions.map(([type]) => type);
  const trusted = async () => {
    await savePaper(db, sheep, moment(1));
  };

  it('a paper’s page of a known site, unless badges are off there', async () => {
    await trusted();
    everywhere = false;
    expect(await answered(paperPage)).toEqual(all);
    expect(off).toEqual(['nature']);
    expect(await answered(paperPage)).toEqual([]);
  });

  it('no other page of a known site', async () => {
    await trusted();
    expect(await answered(neither)).toEqual([]);
  });

  it.each([
    ['with setting and permission', true, true, all.filter((type) => type !== 'statusListed')],
    ['without the setting', true, false, []],
    ['without the permission', false, true, []],
  ])('an unknown host %s', async (_how, permission, setting, types) => {
    await trusted();
    everywhere = permission;
    linkBadges = setting;
    for (const sender of [blog, proxied]) expect(await answered(sender)).toEqual(types);
  });

  it('no unknown host after badges were turned off there', async () => {
    expect(await ask('badgesOff', {}, blog)).toMatchObject({ ok: true });
    expect(off).toEqual(['blog.example.org']);
    expect(await answered(blog)).toEqual([]);
  });

  it('the badges’ code is brought to pages that may ask, and to no others', async () => {
    const bring = { name: 'badges-any' };
    expect(await ask('part', bring, blog)).toMatchObject({ ok: true });
    expect(await ask('part', bring, neither)).toMatchObject({ ok: false });
    expect(await ask('part', bring, paperPage)).toMatchObject({ ok: false });
    everywhere = false;
    expect(await ask('part', bring, blog)).toMatchObject({ ok: false });
    expect(brought).toEqual(['badges-any']);
  });
});

describe('an unknown host', () => {
  it('is told the status alone', async () => {
    const { paper } = await savePaper(db, sheep, moment(1));
    await tagPapers(db, [paper.id], { add: ['secret'], remove: [] }, moment(2));
    const note = { paperId: paper.id, noteId: 'n1', body: 'secret', base: '' };
    await writeNote(db, note, moment(3));
    await setStatus(db, [paper.id], 'reading', moment(4));
    const identifiers = [sheep.identifiers, goats.identifiers];
    const bare = { status: 'reading', notes: 0, tags: 0 };
    expect(await ask('lookMany', { identifiers }, blog)).toEqual({ ok: true, value: [bare, null] });
    expect(await ask('saveListed', { records: [sheep] }, blog)).toEqual({
      ok: true,
      value: [{ listed: bare, outcome: 'known' }],
    });
    expect(await ask('lookMany', { identifiers }, paperPage)).toMatchObject({
      value: [{ notes: 1, tags: 1 }, null],
    });
  });

  it('saves under no site’s name, and takes back only what nobody has touched', async () => {
    const records = [{ ...goats, source: 'nature' }];
    expect(await ask('saveListed', { records }, blog)).toMatchObject({ ok: true });
    const [saved] = await db.papers.toArray();
    expect(saved).toMatchObject({ source: 'generic', title: 'Goats' });
    const identifiers = [goats.identifiers];
    await setStatus(db, [saved?.id ?? ''], 'read', moment(now));
    expect(await ask('undoListed', { identifiers }, blog)).toMatchObject({
      value: { removed: [false] },
    });
    await setStatus(db, [saved?.id ?? ''], 'unread', moment(now));
    now += undoMs - 1;
    expect(await ask('undoListed', { identifiers }, blog)).toMatchObject({
      value: { removed: [true] },
    });
  });

  it('takes back nothing that was saved elsewhere', async () => {
    await savePaper(db, sheep, moment(now));
    expect(await ask('undoListed', { identifiers: [sheep.identifiers] }, blog)).toMatchObject({
      value: { removed: [false] },
    });
  });
});

describe('counting links', () => {
  it('counts papers, not links, and not the page’s own', async () => {
    await savePaper(db, sheep, moment(1));
    const urls = [
      'https://arxiv.org/abs/2402.00001v2',
      'https://arxiv.org/pdf/2402.00001',
      'https://huggingface.co/papers/2402.00001',
      'https://doi.org/10.5555/other.1',
      'https://doi.org/10.48550/arXiv.2402.00002',
      'https://arxiv.org/list/cs.LG/new',
      'https://example.org/',
      'javascript:alert(1)',
      'nonsense',
    ];
    const own = ['arxiv:2402.00002'];
    expect(await ask('countLinked', { urls, own }, paperPage)).toEqual({
      ok: true,
      value: { papers: 2, saved: 1 },
    });
  });
});
