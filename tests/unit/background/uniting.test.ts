/** What a known site's page may bring together by naming it: a taken-over page names what it likes. */
import { describe, expect, it } from 'vitest';
import { handlers } from '@/lib/background/handlers';
import { fetchDueMetadata, type Outside } from '@/lib/background/metadata';
import { setStatus, tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { writeNote } from '@/lib/library/notes';
import { savePaper } from '@/lib/library/save';
import type { Sender } from '@/lib/messaging/serve';
import type { PaperRecord } from '@/lib/paper/schema';
import { freshLibrary, moment, record } from '../library/support';

const arxiv = 'arxiv:2406.01234';
const doi = 'doi:10.5555/lip.77';
const abs = 'https://arxiv.org/abs/2406.01234';
const onArxiv: Sender = { kind: 'site', url: new URL(abs), tab: { id: 4 } };
const ours: Sender = { kind: 'page' };
const told = record({ identifiers: [arxiv, doi], title: 'Tides', urls: { page: abs } });

function worker(db: LibraryDatabase, asked: { may?: boolean; html?: string } = {}) {
  const queued: string[] = [];
  const outside: Outside = {
    fetch: async () => new Response(asked.html ?? '', { headers: { 'content-type': 'text/html' } }),
    now: () => 1000,
    newId: () => crypto.randomUUID(),
    jitter: () => 0,
    mayAsk: () => asked.may ?? false,
  };
  const all = handlers({
    library: async () => db,
    outside,
    workQueued: () => queued.push('work'),
  });
  const save = (said: PaperRecord, sender: Sender) =>
    all.save.answer({ record: said } as never, sender) as Promise<{
      ok: boolean;
      value: { summary: { identifiers: string[]; tags: string[]; notes: number } };
    }>;
  return { save, queued, outside };
}

/** A paper of the publisher's in the library, with something of the user's on it or not. */
async function published(db: LibraryDatabase) {
  const { paper } = await savePaper(
    db,
    record({ identifiers: [doi], title: 'Tides', source: 'nature' }),
    moment(1),
  );
  return paper;
}

describe('a page of a known site that names a second paper of the library', () => {
  it.each<[string, (db: LibraryDatabase, id: string) => Promise<unknown>]>([
    ['tags', (db, id) => tagPapers(db, [id], { add: ['mine'], remove: [] }, moment(2))],
    ['a status', (db, id) => setStatus(db, [id], 'reading', moment(2))],
    [
      'a note',
      (db, id) => writeNote(db, { paperId: id, noteId: 'n', base: '', body: 'private' }, moment(2)),
    ],
  ])('does not get at its %s', async (_what, touch) => {
    const db = await freshLibrary();
    const other = await published(db);
    await touch(db, other.id);
    const { save } = worker(db);
    const answer = await save(told, onArxiv);
    expect(answer.value.summary).toMatchObject({ identifiers: [arxiv], tags: [], notes: 0 });
    expect(await db.papers.count()).toBe(2);
    expect(await db.papers.get(other.id)).toMatchObject({ identifiers: [doi] });
    // Again, once its own is there.
    await save(told, onArxiv);
    expect(await db.papers.count()).toBe(2);
  });

  it('takes in what nothing hangs on', async () => {
    const db = await freshLibrary();
    await published(db);
    const answer = await worker(db).save(told, onArxiv);
    expect(answer.value.summary.identifiers).toEqual(expect.arrayContaining([arxiv, doi]));
    expect(await db.papers.count()).toBe(1);
  });

  it('keeps the words on its own paper when that takes another in', async () => {
    const db = await freshLibrary();
    const { save } = worker(db);
    await save({ ...told, identifiers: [arxiv] }, onArxiv);
    const [own] = await db.papers.toArray();
    await tagPapers(db, [own?.id ?? ''], { add: ['mine'], remove: [] }, moment(2));
    await published(db);
    const answer = await save(told, onArxiv);
    expect(answer.value.summary.tags).toEqual(['mine']);
    expect(await db.papers.count()).toBe(1);
  });

  it('unites them when the user saves from our own pages', async () => {
    const db = await freshLibrary();
    const other = await published(db);
    await tagPapers(db, [other.id], { add: ['mine'], remove: [] }, moment(2));
    const answer = await worker(db).save(told, ours);
    expect(answer.value.summary.tags).toEqual(['mine']);
    expect(await db.papers.count()).toBe(1);
  });

  it('has the worker look for itself where it may, and then they are one', async () => {
    const db = await freshLibrary();
    const other = await published(db);
    await tagPapers(db, [other.id], { add: ['mine'], remove: [] }, moment(2));
    const html = `<html><head><meta name="citation_title" content="Tides">
      <meta name="citation_author" content="Doe, Jane"><meta name="citation_arxiv_id" content="2406.01234">
      <meta name="citation_doi" content="10.5555/lip.77"></head></html>`;
    const { save, queued, outside } = worker(db, { may: true, html });
    await save(told, onArxiv);
    expect(queued).toEqual(['work']);
    await fetchDueMetadata(db, outside);
    const papers = await db.papers.toArray();
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({ tags: ['mine'] });
    expect(papers[0]?.identifiers).toEqual(expect.arrayContaining([arxiv, doi]));
    expect(await db.outbox.count()).toBe(0);
  });

  it('and does not believe the page when the site says nothing of the kind', async () => {
    const db = await freshLibrary();
    const other = await published(db);
    await tagPapers(db, [other.id], { add: ['mine'], remove: [] }, moment(2));
    const html =
      '<html><head><meta name="citation_title" content="Tides"><meta name="citation_author" content="Doe, Jane"></head></html>';
    const { save, outside } = worker(db, { may: true, html });
    await save(told, onArxiv);
    await fetchDueMetadata(db, outside);
    expect(await db.papers.count()).toBe(2);
    expect(await db.papers.get(other.id)).toMatchObject({ identifiers: [doi], tags: ['mine'] });
  });
});
