import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BackupEvent,
  type BackupProblem,
  backupWriter,
  canonical,
  readBackup,
  settingsFrom,
} from '@/lib/exchange/backup';
import { changeCounter } from '@/lib/exchange/backup-changes';
import { gzip, textOf } from '@/lib/exchange/gzip';
import { countRows } from '@/lib/library/backup-source';
import { freshLibrary } from '../library/support';
import { backupOf, fill } from './library';

async function read(text: string, size = text.length || 1) {
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += size) chunks.push(text.slice(at, at + size));
  const events: BackupEvent[] = [];
  for await (const event of readBackup(chunks)) events.push(event);
  return {
    head: events.find((event) => event.kind === 'head')?.head,
    rows: events.filter((event) => event.kind === 'row'),
    problems: events.flatMap((event): BackupProblem[] =>
      event.kind === 'problem' ? [event.problem] : [],
    ),
  };
}

const small = (papers: string, more = '') =>
  `{"format":"offprint-backup","version":1,"papers":[${papers}]${more}}`;
const paper = (id: string, ids = `["arxiv:2401.0000${id}"]`) =>
  `{"id":"${id}","identifiers":${ids},"title":"T","source":"s","addedAt":1,"updatedAt":1}`;

describe('a backup', () => {
  it('is JSON with one row a line, and nothing of this browser alone', async () => {
    const db = await freshLibrary();
    await fill(db);
    const text = await backupOf(db);
    const parsed = JSON.parse(text);
    expect(parsed).toMatchObject({ format: 'offprint-backup', version: 1, schema: 4 });
    expect(parsed.papers).toHaveLength(40);
    expect(parsed.counts).toEqual(await countRows(db));
    expect(parsed.settings).toMatchObject({ theme: 'dark' });
    expect(parsed.settings).not.toHaveProperty('askHosts');
    expect(text.split('\n').filter((line) => /^\{.*"addedAt"/.test(line))).toHaveLength(40);
  });

  it('of an empty library is one too', async () => {
    const { head, rows, problems } = await read(await backupOf(await freshLibrary()));
    expect(head).toMatchObject({ version: 1, newer: false });
    expect([rows, problems]).toEqual([[], []]);
  });

  it.each([1, 7, 1000])('is read in pieces of %i letters', async (size) => {
    const db = await freshLibrary();
    await fill(db, 8);
    const text = await backupOf(db);
    const { rows, problems } = await read(text, size);
    expect(problems).toEqual([]);
    expect(rows).toEqual((await read(text)).rows);
    expect(rows).toHaveLength(8 + 8 + 8 + 1 + 2 + 1 + 1 + 1);
  });

  it('is read when another program has set it differently', async () => {
    const db = await freshLibrary();
    await fill(db, 8);
    const text = await backupOf(db);
    expect((await read(JSON.stringify(JSON.parse(text), null, 4))).rows).toEqual(
      (await read(text)).rows,
    );
  });

  it('can be gzipped', async () => {
    const text = `{"é":"${'羊'.repeat(100_000)}"}`;
    const packed = await gzip(new Blob([text]));
    expect(packed.size).toBeLessThan(2000);
    for (const file of [packed, new Blob([text])]) {
      let out = '';
      for await (const part of textOf(file)) out += part;
      expect(out).toBe(text);
    }
  });
});

describe('what cannot be read is told, and the rest is kept', () => {
  it.each<[string, string, BackupProblem[], number]>([
    ['nothing', '', [{ code: 'foreign' }], 0],
    ['another kind of file', 'TY  - JOUR', [{ code: 'foreign' }], 0],
    ['other JSON', '{"papers":[{}]}', [{ code: 'foreign' }], 0],
    ['a list', '[1,2]', [{ code: 'foreign' }], 0],
    [
      'a newer kind of version',
      '{"format":"offprint-backup","version":"x"}',
      [{ code: 'foreign' }],
      0,
    ],
    [
      'a row that is none',
      small(`${paper('1')},\n7,\n{"id":"x"},${paper('2')}`),
      [
        { code: 'unreadable', section: 'papers', index: 1, line: 2 },
        { code: 'unreadable', section: 'papers', index: 2, line: 3 },
      ],
      2,
    ],
    [
      'a row that is not JSON',
      small(`${paper('1')},\n{id: 1},\n${paper('2')}`),
      [{ code: 'unreadable', section: 'papers', index: 1, line: 2 }],
      2,
    ],
    [
      'the same id twice, and the same paper under another id',
      small(
        `${paper('1')},${paper('1', '["doi:10.1/x"]')},\n${paper('3', '["arxiv:2401.00001"]')}`,
      ),
      [
        { code: 'double', section: 'papers', index: 1, line: 1 },
        { code: 'double', section: 'papers', index: 2, line: 2 },
      ],
      1,
    ],
    [
      'the end is missing',
      small(`${paper('1')},\n${paper('2')}`).slice(0, -30),
      [{ code: 'truncated', line: 1 }],
      1,
    ],
    [
      'a part that is not known',
      small(paper('1'), ',\n"shelves":[{"id":1},{"id":2}]'),
      [{ code: 'unknown', key: 'shelves', line: 2 }],
      1,
    ],
  ])('%s', async (_, text, problems, count) => {
    const found = await read(text);
    expect(found.problems).toEqual(problems);
    expect(found.rows).toHaveLength(count);
  });

  it('a paper keeps what is its own when it shares an identifier', async () => {
    const { rows } = await read(
      small(`${paper('1')},${paper('2', '["arxiv:2401.00001","doi:10.1/x"]')}`),
    );
    expect(rows[1]?.row.identifiers).toEqual(['doi:10.1/x']);
  });

  it('what a newer Offprint wrote is read, its unknown fields are kept', async () => {
    const text = small(paper('1').replace('"title"', '"shelf":{"b":1},"title"')).replace(
      '"version":1',
      '"version":2',
    );
    const { head, rows } = await read(text);
    expect(head?.newer).toBe(true);
    expect(rows[0]?.row.shelf).toEqual({ b: 1 });
  });

  it('whatever the bytes, it never throws', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.nat(400),
        async (junk, at) => {
          const text = small(`${paper('1')},${paper('2')}`);
          const { rows } = await read(text.slice(0, at) + junk + text.slice(at), 50);
          expect(rows.length).toBeLessThanOrEqual(3);
        },
      ),
    );
  });
});

it('rows survive, whatever is in them', async () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), value, async (body, extra) => {
      let text = '';
      const writer = backupWriter((part) => (text += part), {
        schema: 3,
        settings: {},
        counts: {
          papers: 0,
          annotations: 1,
          activity: 0,
          views: 0,
          tags: 0,
          hidden: 0,
          mutes: 0,
          digests: 0,
        },
      });
      const row = {
        id: 'n',
        paperId: 'p',
        kind: 'note',
        body,
        extra,
        tags: [],
        createdAt: 1,
        updatedAt: 2,
      };
      writer.rows('annotations', [row]);
      writer.end();
      const { rows } = await read(text, 13);
      // JSON has no -0, and no half of a letter pair survives a file.
      expect(canonical(rows[0]?.row)).toBe(canonical(row));
    }),
  );
});

it('settings: only those that the backup has', () => {
  expect(settingsFrom({ theme: 'dark', everywhere: true, askHosts: ['x'], other: 1 })).toEqual({
    theme: 'dark',
  });
});

it('tells what would change', async () => {
  const db = await freshLibrary();
  await fill(db, 10);
  const { rows } = await read(await backupOf(db));
  await db.papers.delete('p1');
  await db.papers.update('p2', { title: 'Another title' });
  await db.papers.update('p3', { id: 'p3' });
  await db.views.add({ id: 'v2', name: 'Mine', query: '', rank: 2 });
  const counter = changeCounter(await countRows(db));
  for (const { section, row } of rows) {
    counter.see(section, row, await db.table(section).get(String(row.id ?? row.name)));
  }
  const { sections, examples } = counter.result();
  expect(sections.papers).toEqual({ new: 1, changed: 1, same: 8, onlyHere: 0 });
  expect(sections.views).toEqual({ new: 0, changed: 0, same: 1, onlyHere: 1 });
  expect([examples.new.length, examples.changed.length]).toEqual([1, 1]);
});
