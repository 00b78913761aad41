import { describe, expect, it } from 'vitest';
import type { LibraryDatabase } from '@/lib/library/database';
import {
  cancelRestore,
  restoreBackup,
  type StagedRow,
  stageRows,
  startRestore,
} from '@/lib/library/restore';
import { revert, tidySteps } from '@/lib/library/revert';
import { recordUndo } from '@/lib/library/undo';
import { saveView } from '@/lib/library/views';
import { write } from '@/lib/library/write';
import { coded, library, moment } from './support';

const at = { ...moment(1000, 'u'), undoable: true };

const titles = async (db: LibraryDatabase) => (await db.papers.toArray()).map(({ id }) => id);

describe('undo of what has changed again', () => {
  const step = (db: LibraryDatabase, rows: Parameters<typeof recordUndo>[1]['rows']) =>
    write(db, () =>
      recordUndo(db, { kind: 'x', count: 1, rows }, { ...moment(2000, 's'), undoable: true }),
    );
  const undo = async (db: LibraryDatabase, rows: Parameters<typeof recordUndo>[1]['rows']) =>
    revert(db, (await step(db, rows)) ?? '', moment(3000));

  it('a step that was forgotten is too late', async () => {
    await expect(revert(await library('a'), 'gone', at)).rejects.toEqual(coded('too-late'));
  });

  it.each<[string, Parameters<typeof recordUndo>[1]['rows'], number]>([
    [
      'a row that is gone',
      [{ table: 'papers', id: 'x', before: { title: 'A' }, after: { title: 'B' } }],
      1,
    ],
    [
      'a view that is there again',
      [{ table: 'views', id: 'v', before: { id: 'v' }, after: null }],
      1,
    ],
    [
      'a view that is still gone',
      [
        {
          table: 'views',
          id: 'w',
          before: { id: 'w', name: 'W', query: '', rank: 2 },
          after: null,
        },
      ],
      0,
    ],
    [
      'a paper that is there again',
      [{ table: 'papers', id: 'a', before: { id: 'a', identifiers: [] }, after: null }],
      1,
    ],
    [
      'a paper that was made and is gone',
      [{ table: 'papers', id: 'x', before: null, after: { updatedAt: 1 } }],
      0,
    ],
    [
      'a paper that was made and changed',
      [{ table: 'papers', id: 'a', before: null, after: { updatedAt: 77 } }],
      1,
    ],
    [
      'a title that was changed again',
      [{ table: 'papers', id: 'a', before: { title: 'A' }, after: { title: 'B' } }],
      1,
    ],
  ])('%s', async (_what, rows, kept) => {
    const db = await library('a');
    await saveView(db, { id: 'v', name: 'V', query: '' }, moment(5));
    expect(await undo(db, rows)).toMatchObject({ kind: 'x', kept });
  });

  it('a paper that was made and changed goes to the bin, one in the bin stays there', async () => {
    const db = await library('a', 'b');
    await db.papers.update('b', { deletedAt: 7 });
    const made = (id: string) => ({
      table: 'papers' as const,
      id,
      before: null,
      after: { updatedAt: 77 },
    });
    expect(await undo(db, [made('a'), made('b')])).toMatchObject({ kept: 2 });
    expect((await db.papers.bulkGet(['a', 'b'])).map((paper) => paper?.deletedAt)).toEqual([
      3000, 7,
    ]);
  });

  it('an identifier that another paper has by now does not come back', async () => {
    const db = await library('a', 'b');
    const rows = [
      {
        ...{ table: 'papers' as const, id: 'a' },
        before: { identifiers: ['doi:10.1234/b'] },
        after: { identifiers: ['doi:10.1234/a'] },
      },
    ];
    await undo(db, rows);
    expect((await db.papers.get('a'))?.identifiers).toEqual(['doi:10.1234/a']);
  });

  it('a paper whose identifier a third has by now is one with it', async () => {
    const db = await library('a');
    const gone = { ...(await db.papers.get('a')), id: 'old', tags: ['x'] };
    expect(
      await undo(db, [{ table: 'papers', id: 'old', before: gone, after: null }]),
    ).toMatchObject({ kept: 1 });
    expect(await titles(db)).toEqual(['a']);
    expect((await db.papers.get('a'))?.tags).toEqual(['x']);
  });

  it('nothing is tidied in a library that is only read', async () => {
    const db = await library('a');
    Object.defineProperty(db, 'readOnly', { value: true });
    await tidySteps(db, at);
    expect(await db.undoSteps.count()).toBe(0);
  });
});

describe('restoring', () => {
  const paper = async (id: string, fields: object) => {
    const db = await library(id);
    return { section: 'papers', row: { ...(await db.papers.get(id)), ...fields } } as StagedRow;
  };

  it('a row that nobody can read is refused', async () => {
    const db = await library();
    const importId = await startRestore(db, 'x', at);
    const rows = [{ section: 'papers', row: { id: 'a' } }] as StagedRow[];
    expect(() => stageRows(db, { importId, from: 3, rows }, at)).toThrow(coded('invalid'));
  });

  it('a job of yesterday is forgotten when another begins, and no import with it', async () => {
    const db = await library();
    const old = await startRestore(db, 'x', moment(0, 'old'));
    const other = {
      id: 'ris',
      format: 'ris',
      name: 'x',
      state: 'preview' as const,
      startedAt: 0,
      updatedAt: 0,
      total: 0,
    };
    await db.imports.add(other);
    await startRestore(db, 'y', moment(9e8, 'new'));
    expect(await db.imports.get(old)).toBeUndefined();
    expect(await db.imports.get('ris')).toBeDefined();
    await cancelRestore(db, 'ris');
    expect(await db.imports.get('ris')).toBeDefined();
  });

  it('a paper that shows that two of the library are one unites them, and brings its notes', async () => {
    const db = await library('a', 'b');
    const importId = await startRestore(db, 'x', at);
    const both = { identifiers: ['doi:10.1234/a', 'doi:10.1234/b'], tags: ['new'], citekey: 'k' };
    const note = {
      id: 'n',
      paperId: 'z',
      kind: 'note',
      body: 'w',
      tags: [],
      createdAt: 1,
      updatedAt: 1,
    };
    const rows = [await paper('z', both), { section: 'annotations', row: note } as StagedRow];
    await stageRows(db, { importId, from: 0, rows }, at);
    await restoreBackup(db, { importId, mode: 'unite', total: 2 }, at);
    const [left, ...more] = await db.papers.toArray();
    expect(more).toEqual([]);
    expect(left).toMatchObject({ tags: ['new'], citekey: 'k' });
    expect(await db.annotations.get('n')).toMatchObject({ paperId: left?.id });
  });

  it('notes follow their paper into one that takes it in later', async () => {
    const db = await library('y', 'z');
    const named = (...ids: string[]) => ({ identifiers: ids.map((id) => `doi:10.1234/${id}`) });
    // The one that was there first stays.
    await db.papers.update('y', { ...named('a1', 'a2', 'a3'), addedAt: 5 });
    await db.papers.update('z', named('a0'));
    const importId = await startRestore(db, 'x', at);
    const note = (id: string, paperId: string) => {
      const row = { id, paperId, kind: 'note', body: id, tags: [], createdAt: 1, updatedAt: 1 };
      return { section: 'annotations', row } as StagedRow;
    };
    const rows = [
      await paper('y', { ...named('a1'), addedAt: 5 }),
      await paper('other', { ...named('a2'), addedAt: 5 }),
      // Only this one shows that the two of the library are one.
      await paper('both', named('a0', 'a3')),
      ...['y', 'other', 'both'].map((id) => note(`of ${id}`, id)),
    ];
    await stageRows(db, { importId, from: 0, rows }, at);
    await restoreBackup(db, { importId, mode: 'unite', total: rows.length }, at);
    expect(await titles(db)).toEqual(['z']);
    const notes = (await db.annotations.toArray()).map(({ id, paperId }) => [id, paperId]);
    expect(notes.sort()).toEqual([
      ['of both', 'z'],
      ['of other', 'z'],
      ['of y', 'z'],
    ]);
  });

  it('rows that are missing take all of it back', async () => {
    const db = await library('a');
    const importId = await startRestore(db, 'x', at);
    const restored = restoreBackup(db, { importId, mode: 'replace', total: 1 }, at);
    await expect(restored).rejects.toEqual(coded('invalid'));
    expect(await titles(db)).toEqual(['a']);
  });
});
