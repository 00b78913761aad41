import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExportRequest } from '@/lib/exchange/export';
import { formatIds } from '@/lib/exchange/formats';
import { exportJob, filePieces, type JobMessage, mimeOf } from '@/lib/exchange/job';
import type { LibraryDatabase } from '@/lib/library/database';
import { freshLibrary } from '../library/support';
import { fill } from './library';

const request = (changes: Partial<ExportRequest> = {}): ExportRequest => ({
  format: 'bibtex',
  ids: ['p1', 'p2', 'gone', 'p4'],
  abstracts: true,
  notes: true,
  tags: true,
  style: 'apa',
  files: 'one',
  texts: { abstract: 'A', notes: 'N', highlights: 'H', passage: 'P', references: 'R' },
  citekeyPattern: '[auth][year]',
  settings: {},
  now: Date.UTC(2026, 6, 4),
  ...changes,
});

async function run(
  db: LibraryDatabase | Error | string,
  changes: Partial<ExportRequest> = {},
  stopped?: () => boolean,
) {
  const said: JobMessage[] = [];
  const library = async () => {
    if (typeof db === 'string' || db instanceof Error) throw db;
    return db;
  };
  await exportJob(library, request(changes), (message) => said.push(message), stopped);
  const last = said.at(-1);
  const file = last?.kind === 'done' ? last.file : undefined;
  return { said, last, file, text: file ? await file.text() : '' };
}

async function filled(count?: number) {
  const db = await freshLibrary();
  await fill(db, count);
  return db;
}

describe('every format', () => {
  it.each(formatIds)('%s tells how many it wrote, and which were gone', async (format) => {
    const db = await filled();
    const { last, said, text } = await run(db, { format });
    expect(last).toMatchObject(
      format === 'backup'
        ? { kind: 'done', written: 40, missing: 0 }
        : { kind: 'done', written: 3, missing: 1 },
    );
    expect(said.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(0);
    const titles = (await db.papers.bulkGet(['p1', 'p2', 'p4'])).map((paper) => paper?.citekey);
    expect(text.length).toBeGreaterThan(100);
    if (format === 'bibtex') expect(text).toContain(`{${titles[2]},`);
  });

  it.each(['bibtex', 'biblatex', 'ris', 'csl-json', 'csv', 'markdown'] as const)(
    '%s holds notes and tags where they are wanted, and not where they are not',
    async (format) => {
      const db = await filled();
      const note = 'a passage';
      expect((await run(db, { format, ids: ['p0', 'p2'] })).text).toContain(note);
      const bare = await run(db, { format, ids: ['p0', 'p2'], notes: false, tags: false });
      expect(bare.text).not.toContain(note);
      if (format === 'markdown') expect(bare.text).not.toContain('nlp/parsing');
    },
  );

  it('a note of a highlight in the bin is in none', async () => {
    const db = await filled();
    await db.annotations.where('paperId').equals('p2').modify({ deletedAt: 9 });
    expect((await run(db, { format: 'annotations', ids: ['p2'] })).text).toContain('"total":0');
  });

  it('an archive holds a file for each paper', async () => {
    const db = await filled();
    const { file } = await run(db, { format: 'markdown', files: 'many', tags: false });
    expect(file?.type).toBe('application/zip');
    const files = unzipSync(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)));
    expect(Object.keys(files)).toHaveLength(3);
    expect(Object.values(files).every((bytes) => strFromU8(bytes).startsWith('---\n'))).toBe(true);
  });

  it('a long list of references tells how far it is', async () => {
    const db = await filled(60);
    const ids = (await db.papers.toCollection().primaryKeys()) as string[];
    const { said, text } = await run(db, { format: 'html', ids });
    expect(text.match(/<li>/g)).toHaveLength(60);
    expect(said).toContainEqual({ kind: 'progress', done: 50, total: 60 });
  });

  it('nothing at all is a whole file, too', async () => {
    const db = await freshLibrary();
    expect(JSON.parse((await run(db, { format: 'csl-json', ids: [] })).text)).toEqual([]);
    expect((await run(db, { format: 'backup' })).last).toMatchObject({ written: 0, missing: 0 });
  });
});

describe('a job that comes to no end', () => {
  it.each([
    [new Error('closed'), 'closed'],
    ['words', 'words'],
  ])('of a library that throws %s', async (thrown, detail) => {
    expect((await run(thrown)).said).toEqual([{ kind: 'failed', detail }]);
  });

  it('stops between slices', async () => {
    const db = await filled(60);
    const ids = (await db.papers.toCollection().primaryKeys()) as string[];
    expect((await run(db, { format: 'html', ids }, () => true)).last).toEqual({
      kind: 'failed',
      detail: 'stopped',
    });
  });
});

describe('pieces of a file', () => {
  it('are one file in their order, however large', async () => {
    const pieces = filePieces();
    const large = 'x'.repeat(999_999);
    for (const piece of ['a', large, new TextEncoder().encode('é'), 'b']) pieces.write(piece);
    const file = pieces.file('text/plain');
    expect(file.type).toBe('text/plain');
    expect(await file.text()).toBe(`a${large}éb`);
    expect(filePieces().file('a/b').size).toBe(0);
  });

  it('are called what they are', () => {
    expect(mimeOf(request({ format: 'ris' }))).toBe('application/x-research-info-systems');
    expect(mimeOf(request({ format: 'markdown', files: 'many' }))).toBe('application/zip');
    expect(() => mimeOf(request({ format: 'constructor' as 'ris' }))).toThrow('no format');
  });
});
