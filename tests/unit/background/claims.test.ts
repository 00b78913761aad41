import { describe, expect, it, vi } from 'vitest';
import type { Everywhere } from '@/lib/background/claims';
import { handlers } from '@/lib/background/handlers';
import { removePapers } from '@/lib/library/bin';
import { tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { writeNote } from '@/lib/library/notes';
import { savePaper } from '@/lib/library/save';
import type { Sender } from '@/lib/messaging/serve';
import type { PaperRecord } from '@/lib/paper/schema';
import { freshLibrary, moment, record } from '../library/support';

const here = 'https://journal.example.org/article/77?from=home';
const site = (url = here): Sender => ({ kind: 'site', url: new URL(url), tab: { id: 4 } });
const doi = 'doi:10.5555/lip.77';
const said = (changes: Partial<PaperRecord> = {}) =>
  record({
    identifiers: [doi],
    title: 'Tides in a Teacup',
    source: 'generic',
    urls: { page: 'https://journal.example.org/article/77' },
    ...changes,
  });

function worker(db: LibraryDatabase, on = true) {
  const everywhere: Everywhere = {
    isOn: async () => on,
    badgesWanted: async () => on,
    set: async (wanted) => wanted,
    bring: vi.fn(async () => undefined),
  };
  let now = 100;
  const all = handlers({
    library: async () => db,
    outside: {
      fetch: () => Promise.reject(new Error('no network')),
      now: () => {
        now += 1;
        return now;
      },
      newId: () => crypto.randomUUID(),
      jitter: () => 0,
      mayAsk: () => false,
    },
    workQueued() {},
    everywhere,
  });
  const value = async <T>(answer: Promise<{ ok: true; value: T } | { ok: false }>) => {
    const result = await answer;
    if (!result.ok) throw new Error('refused');
    return result.value;
  };
  return {
    ...all,
    everywhere,
    see: (sender = site(), identifiers = [doi]) =>
      value(all.look.answer({ identifiers }, sender) as never) as Promise<object | null>,
    keep: (of = said(), sender = site()) =>
      value(all.save.answer({ record: of } as never, sender) as never) as Promise<{
        summary: { id: string; limited?: true };
        outcome: string;
      }>,
  };
}

/** A library with a paper that was saved elsewhere, with words of the user's. */
async function known() {
  const db = await freshLibrary();
  const { paper } = await savePaper(db, said({ source: 'nature', urls: {} }), moment(1, 'known'));
  await tagPapers(db, [paper.id], { add: ['secret'], remove: [] }, moment(2));
  const note = { paperId: paper.id, noteId: 'n', base: '', body: 'secret words' };
  await writeNote(db, note, moment(3));
  return { db, id: paper.id, ...worker(db) };
}

describe('a page on an unknown host that names a paper', () => {
  it('saves it, and from then on may show it, whatever its address is like', async () => {
    const db = await freshLibrary();
    const { keep, see, tag } = worker(db);
    expect(await see()).toBeNull();
    const { summary, outcome } = await keep();
    expect(outcome).toBe('new');
    expect(summary).not.toHaveProperty('limited');
    await tag.answer({ paperIds: [summary.id], add: ['tides'], remove: [] }, site());
    expect(await see()).toMatchObject({ id: summary.id, tags: ['tides'] });
  });

  it('learns only that a paper saved elsewhere is there', async () => {
    const { see, id } = await known();
    const answer = await see();
    expect(answer).toMatchObject({ limited: true, id: '', tags: [], notes: 0, identifiers: [doi] });
    expect(JSON.stringify(answer)).not.toMatch(new RegExp(`secret|${id}`));
  });

  it('changes nothing of such a paper by saving, and learns no more afterwards', async () => {
    const { db, keep, see, id } = await known();
    const before = await db.papers.toArray();
    const claim = said({
      identifiers: [doi, 'arxiv:2406.01234'],
      title: 'Poisoned',
      abstract: 'x',
    });
    expect(await keep(claim)).toMatchObject({
      outcome: 'known',
      summary: { limited: true, id: '' },
    });
    expect(await db.papers.toArray()).toEqual(before);
    expect(await see()).toMatchObject({ limited: true });
    expect(id).not.toBe('');
  });

  it.each(['tag', 'status', 'note', 'opened', 'seen', 'remove', 'restore'] as const)(
    'may not ask %s of such a paper',
    async (type) => {
      const { id, db, ...all } = await known();
      const before = await db.papers.toArray();
      const data = {
        paperId: id,
        paperIds: [id],
        add: ['x'],
        remove: [],
        status: 'read',
        noteId: 'n',
        base: '',
        body: 'x',
        version: 9,
      };
      await expect(all[type].answer(data as never, site())).rejects.toMatchObject({
        code: 'forbidden',
      });
      expect(await db.papers.toArray()).toEqual(before);
    },
  );

  it('cannot unite its own paper with another to read it', async () => {
    const { db, id, keep, see } = await known();
    const own = said({ identifiers: ['doi:10.5555/own'], title: 'Its Own Paper' });
    const { summary } = await keep(own);
    const both = said({ identifiers: ['doi:10.5555/own', doi] });
    await keep(both);
    expect(await db.papers.count()).toBe(2);
    expect((await db.papers.get(id))?.identifiers).toEqual([doi]);
    expect(JSON.stringify(await see(site(), ['doi:10.5555/own', doi]))).not.toContain('secret');
    expect((await db.papers.get(summary.id))?.identifiers).toEqual(['doi:10.5555/own']);
  });

  it('brings a paper back from the bin as it was', async () => {
    const { db, id, keep } = await known();
    await removePapers(db, [id], moment(10));
    expect(await keep()).toMatchObject({ outcome: 'restored', summary: { limited: true } });
    expect(await db.papers.get(id)).toMatchObject({ title: 'Tides in a Teacup', tags: ['secret'] });
  });

  it('says nothing on other pages of its host, nor when the user has not allowed it', async () => {
    const db = await freshLibrary();
    const { keep } = worker(db);
    await keep();
    const other = 'https://journal.example.org/article/78';
    expect(await worker(db).see(site(other))).toMatchObject({ limited: true });
    expect(await worker(db, false).see(site(other))).toBeNull();
    await expect(worker(db, false).keep(said({ urls: {} }), site(other))).rejects.toThrow();
  });

  it('does not speak for a page of a known site, whatever it claims', async () => {
    const { see } = await known();
    expect(await see(site('https://arxiv.org/abs/2401.00001'))).toBeNull();
  });
});

describe('parts of the page script', () => {
  it('come to pages on unknown hosts, into the document that asks', async () => {
    const { part, everywhere } = worker(await freshLibrary());
    expect(await part.answer({ name: 'everywhere' }, site())).toMatchObject({ ok: true });
    expect(everywhere.bring).toHaveBeenCalledWith('everywhere', { id: 4 });
  });

  it.each<[string, Sender, boolean]>([
    ['known sites', site('https://arxiv.org/abs/2401.00001'), true],
    ['any page without the permission', site(), false],
    ['our own pages', { kind: 'page' }, true],
  ])('do not come to %s', async (_, sender, on) => {
    const { part, everywhere } = worker(await freshLibrary(), on);
    expect(await part.answer({ name: 'card' }, sender)).toMatchObject({ ok: false });
    expect(everywhere.bring).not.toHaveBeenCalled();
  });
});
