import { describe, expect, it, vi } from 'vitest';
import { type ImportWork, workOnImports } from '@/lib/background/import-work';
import { readBibtex } from '@/lib/exchange/import/bibtex';
import { cancelImport, startUndo, startWriting, writeBatch } from '@/lib/exchange/import/commit';
import {
  beginImport,
  chooseItems,
  dataOf,
  endReading,
  forgetImport,
  stageDrafts,
} from '@/lib/exchange/import/stage';
import type { LibraryDatabase } from '@/lib/library/database';
import { writeNote } from '@/lib/library/notes';
import { savePaper } from '@/lib/library/save';
import { freshLibrary, moment, record } from '../../library/support';
import { allItems, readAll } from './support';

// The fake database is slow with thousands of rows.
vi.setConfig({ testTimeout: 30_000 });

const bib = (count: number) =>
  Array.from(
    { length: count },
    (_x, n) =>
      `@article{k${n}, title={Paper number ${n} of the flock}, doi={10.1234/p${n}}, keywords={sheep}, annote={Note ${n}}}`,
  ).join('\n');

async function staged(db: LibraryDatabase, text: string, id = 'i1'): Promise<void> {
  const { drafts, problems } = readAll(readBibtex, text);
  await beginImport(db, { id, name: 'a.bib', format: 'bibtex' }, 1000);
  for (let from = 0; from < drafts.length; from += 100) {
    await stageDrafts(db, { id, from, drafts: drafts.slice(from, from + 100) }, 1000);
  }
  await endReading(db, { id, problems, format: 'bibtex' }, 1000);
}

let ids = 0;
const work = (changes: Partial<ImportWork> = {}): ImportWork => ({
  fetch: async () => {
    throw new Error('no network');
  },
  now: () => 2000,
  newId: () => {
    ids += 1;
    return `made-${ids}`;
  },
  jitter: () => 0,
  mayAsk: () => false,
  pause: async () => undefined,
  wakeAt: async () => undefined,
  ...changes,
});

/** What the user has, without the times at which it was written. */
async function libraryOf(db: LibraryDatabase) {
  const papers = await db.papers.toArray();
  const byId = new Map(papers.map((paper) => [paper.id, paper.title]));
  const notes = await db.annotations.toArray();
  return {
    papers: papers
      .map(({ title, tags, status, identifiers }) => ({ title, tags, status, identifiers }))
      .sort((a, b) => a.title.localeCompare(b.title)),
    notes: notes.map(({ paperId, body }) => `${byId.get(paperId)}: ${body}`).sort(),
    activity: (await db.activity.toArray())
      .map(({ paperId, kind }) => `${byId.get(paperId)}: ${kind}`)
      .sort(),
  };
}

const states = async (db: LibraryDatabase, id = 'i1') =>
  (await allItems(db, id)).map(({ state }) => state);

describe('staging', () => {
  it('tells what would become of each item', async () => {
    const db = await freshLibrary();
    await savePaper(
      db,
      record({ identifiers: ['doi:10.1234/p0'], title: 'Paper number 0 of the flock' }),
      moment(1),
    );
    await savePaper(
      db,
      record({
        identifiers: ['arxiv:2401.00001'],
        title: 'A Very Likely Double of Sheep',
        authors: [{ family: 'Doe', given: 'J' }],
        issued: { year: 2024 },
      }),
      moment(2),
    );
    await staged(
      db,
      `${bib(2)}\n@misc{l, title={A very likely double of sheep}, author={Doe, Jane}, year=2024, doi={10.1234/l}}\n@misc{bad`,
    );
    expect(await states(db)).toEqual(['adds', 'new', 'likely', 'problem']);
    const [first] = await allItems(db, 'i1');
    expect(first && dataOf(first).adds).toEqual(
      expect.arrayContaining(['tags', 'notes', 'citekey']),
    );
    expect(await db.imports.get('i1')).toMatchObject({ state: 'preview', total: 4 });
    expect(await db.papers.count()).toBe(2);
  });

  it('saying it twice is once', async () => {
    const db = await freshLibrary();
    await staged(db, bib(3));
    await beginImport(db, { id: 'i1', name: 'a.bib', format: 'bibtex' }, 3000);
    expect(await db.imports.get('i1')).toMatchObject({ state: 'preview', startedAt: 1000 });
    expect(await allItems(db, 'i1')).toHaveLength(3);
  });
});

describe('writing', () => {
  it('unites with what is there and overwrites nothing of the user', async () => {
    const db = await freshLibrary();
    const { paper } = await savePaper(
      db,
      record({
        identifiers: ['doi:10.1234/p0'],
        title: 'The title that the publisher gave',
        source: 'arxiv',
      }),
      moment(1),
    );
    await writeNote(db, { paperId: paper.id, noteId: 'n', body: 'Note 0', base: '' }, moment(1));
    await db.papers.update(paper.id, { tags: ['mine'], status: 'read', statusAt: 1 });
    await staged(db, bib(1));
    await startWriting(db, 'i1', 1500);
    await workOnImports(db, work());
    expect(await db.papers.get(paper.id)).toMatchObject({
      title: 'The title that the publisher gave',
      tags: ['mine', 'sheep'],
      status: 'read',
    });
    expect(await db.annotations.count()).toBe(1);
    expect(await db.imports.get('i1')).toMatchObject({ state: 'done' });
  });

  it('what is not chosen stays out', async () => {
    const db = await freshLibrary();
    await staged(db, bib(4));
    await chooseItems(db, { id: 'i1', indexes: [1, 2], chosen: false });
    await startWriting(db, 'i1', 1500);
    await workOnImports(db, work());
    expect((await db.papers.toArray()).map(({ citekey }) => citekey).sort()).toEqual(['k0', 'k3']);
    expect(await states(db)).toEqual(['written', 'new', 'new', 'written']);
  });

  it('two entries of one paper are one paper', async () => {
    const db = await freshLibrary();
    await staged(db, `${bib(1)}\n${bib(1).replace('keywords={sheep}', 'keywords={dogs}')}`);
    await startWriting(db, 'i1', 1500);
    await workOnImports(db, work());
    expect((await db.papers.toArray()).map(({ tags }) => tags)).toEqual([['sheep', 'dogs']]);
  });
});

describe('stopped after any step', () => {
  /** A worker that is gone after so many looks at the clock. */
  const dying = (steps: number): ImportWork => {
    let left = steps;
    return work({
      now: () => {
        left -= 1;
        if (left < 0) throw new Error('the worker was stopped');
        return 2000;
      },
    });
  };

  it('goes on, and nothing is lost or doubled', async () => {
    const whole = await freshLibrary();
    await staged(whole, bib(1200));
    await startWriting(whole, 'i1', 1500);
    await workOnImports(whole, work());
    const expected = await libraryOf(whole);
    expect(expected.papers).toHaveLength(1200);

    const db = await freshLibrary();
    await staged(db, bib(1200));
    await startWriting(db, 'i1', 1500);
    for (
      let steps = 0;
      (await db.imports.get('i1'))?.state === 'writing';
      steps = (steps + 1) % 5
    ) {
      await workOnImports(db, dying(steps)).catch(() => undefined);
    }
    expect(await libraryOf(db)).toEqual(expected);
  });

  it('two workers at once write it once', async () => {
    const db = await freshLibrary();
    await staged(db, bib(1200));
    await startWriting(db, 'i1', 1500);
    await Promise.all([workOnImports(db, work()), workOnImports(db, work())]);
    expect(await db.papers.count()).toBe(1200);
    expect(await db.annotations.count()).toBe(1200);
  });

  it('keeps the order of the file, newest first', async () => {
    const db = await freshLibrary();
    await staged(db, bib(600));
    await startWriting(db, 'i1', 1500);
    await workOnImports(db, work());
    const ids = (await db.papers.orderBy('addedAt').reverse().toArray()).flatMap(
      ({ identifiers: [first] }) => (first?.startsWith('doi:10.1234/p') ? [first] : []),
    );
    expect(ids).toEqual(Array.from({ length: 600 }, (_, n) => `doi:10.1234/p${n}`));
  });
});

describe('taken back', () => {
  async function withOne(): Promise<LibraryDatabase> {
    const db = await freshLibrary();
    const { paper } = await savePaper(
      db,
      record({ identifiers: ['doi:10.1234/p0'], title: 'Mine' }),
      moment(1),
    );
    await db.papers.update(paper.id, { tags: ['mine'] });
    // Two papers that the file shows to be one.
    await savePaper(db, record({ identifiers: ['doi:10.1234/p1'], title: 'One' }), moment(2));
    const { paper: two } = await savePaper(
      db,
      record({ identifiers: ['arxiv:2401.00002'], title: 'Two' }),
      moment(3),
    );
    await writeNote(db, { paperId: two.id, noteId: 'n', body: 'of two', base: '' }, moment(3));
    return db;
  }
  const file = `${bib(1200)}\n@misc{u, title={One of them}, doi={10.1234/p1}, eprint={2401.00002}, archiveprefix={arXiv}}`;

  it.each([0, 1, 2])('cancelled after %i batches, the library is as it was', async (batches) => {
    const db = await withOne();
    const before = await libraryOf(db);
    await staged(db, file);
    await startWriting(db, 'i1', 1500);
    for (let n = 0; n < batches; n += 1) await writeBatch(db, 'i1', moment(2000 + n));
    await cancelImport(db, 'i1', 2500);
    await workOnImports(db, work());
    expect(await libraryOf(db)).toEqual(before);
    expect(await db.imports.get('i1')).toMatchObject({ state: 'cancelled' });
    expect(await db.importItems.count()).toBe(0);
  });

  it('as a whole, after it was done, and what was changed since stays', async () => {
    const db = await withOne();
    const before = await libraryOf(db);
    await staged(db, file);
    await startWriting(db, 'i1', 1500);
    await workOnImports(db, work());
    expect(await db.papers.count()).toBe(1200);
    const mine = await db.papers.where('identifiers').equals('doi:10.1234/p0').first();
    await db.papers.update(mine?.id ?? '', { tags: [...(mine?.tags ?? []), 'later'] });
    await startUndo(db, 'i1', 3000);
    await workOnImports(db, work());
    const after = await libraryOf(db);
    expect(after.papers.find(({ title }) => title === 'Mine')?.tags).toEqual(['mine', 'later']);
    expect(after.papers.map(({ title }) => title)).toEqual(before.papers.map(({ title }) => title));
    expect(after.notes).toEqual(before.notes);
    expect(await db.imports.get('i1')).toMatchObject({ state: 'undone' });
  });

  it('when the disk is full', async () => {
    const db = await withOne();
    const before = await libraryOf(db);
    await staged(db, file);
    await startWriting(db, 'i1', 1500);
    let writes = 0;
    db.papers.hook('creating', () => {
      writes += 1;
      if (writes > 1010) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    });
    await workOnImports(db, work());
    expect(await db.imports.get('i1')).toMatchObject({
      state: 'failed',
      trouble: { failure: { code: 'full' } },
    });
    expect(await libraryOf(db)).toEqual(before);
  });

  it('one paper that cannot be stored is set aside', async () => {
    const db = await freshLibrary();
    await staged(db, bib(5));
    await startWriting(db, 'i1', 1500);
    db.papers.hook('creating', (_key, paper) => {
      if (paper.citekey === 'k2') throw new TypeError('this one not');
    });
    await workOnImports(db, work());
    expect(await states(db)).toEqual(['written', 'written', 'problem', 'written', 'written']);
  });
});

it('a finished import can be struck off the history; its papers stay', async () => {
  const db = await freshLibrary();
  await staged(db, bib(2));
  await forgetImport(db, 'i1');
  expect(await db.imports.count()).toBe(1);
  await startWriting(db, 'i1', 1500);
  await workOnImports(db, work());
  await forgetImport(db, 'i1');
  expect([await db.imports.count(), await db.importItems.count(), await db.papers.count()]).toEqual(
    [0, 0, 2],
  );
});
