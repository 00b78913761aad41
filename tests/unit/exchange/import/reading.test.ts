import { expect, it } from 'vitest';
import { startWriting, writeBatch } from '@/lib/exchange/import/commit';
import { maxBytes, readSources, type Source } from '@/lib/exchange/import/reading';
import { beginImport, endReading, stageDrafts } from '@/lib/exchange/import/stage';
import type { Draft, Problem } from '@/lib/exchange/import/types';
import { freshLibrary, moment } from '../../library/support';

async function read(...sources: Source[]) {
  const drafts: Draft[] = [];
  const reading = readSources(sources);
  for (;;) {
    const { done, value } = await reading.next();
    if (done) return { drafts, ...value };
    drafts.push(...value.drafts);
  }
}
const file = (name: string, ...parts: BlobPart[]): Source => ({
  kind: 'file',
  name,
  blob: new Blob(parts),
});
const codes = (problems: Problem[]) => problems.map(({ code }) => code);

it('several files of several formats are one import, and what is in two of them is told', async () => {
  const { drafts, problems } = await read(
    file('a.bib', '@article{a, title={Counting Sheep}, doi={10.1234/1}}'),
    file('b.ris', 'TY  - JOUR\nTI  - Counting Sheep\nDO  - 10.1234/1\nER  - \n'),
  );
  expect(problems).toEqual([]);
  expect(drafts.map((draft) => [draft.file, draft.doubleOf])).toEqual([
    ['a.bib', undefined],
    ['b.ris', 0],
  ]);
});

it.each([
  ['nothing', [file('a', '')], ['empty']],
  [
    'a picture',
    [file('a.png', new Uint8Array([0x89, 0x50, 1, 2, 3, 4, 5, 6, 7, 8, 9]))],
    ['unknown-format'],
  ],
  ['a PDF', [file('a.pdf', '%PDF-1.7\n')], ['unknown-format']],
  ['other JSON', [file('a.json', '{"a": 1}')], ['unknown-format']],
  [
    'bookmarks of no papers',
    [
      file(
        'b.html',
        '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://example.org/">x</A></DL>',
      ),
    ],
    ['empty'],
  ],
  ['a damaged archive', [file('a.gz', new Uint8Array([0x1f, 0x8b, 1, 2, 3]))], ['damaged']],
])('%s', async (_what, sources, expected) => {
  const { drafts, problems } = await read(...sources);
  expect(drafts).toEqual([]);
  expect(codes(problems)).toEqual(expected);
});

it('a file that is too large is not even opened', async () => {
  const blob = { size: maxBytes + 1 } as Blob;
  const { problems } = await read({ kind: 'file', name: 'huge.bib', blob });
  expect(problems).toEqual([{ code: 'too-large', args: ['huge.bib', 250] }]);
});

const backup = {
  format: 'offprint-backup',
  version: 1,
  schema: 3,
  settings: {},
  papers: [
    {
      id: 'p1',
      identifiers: ['arxiv:2401.00001'],
      title: 'As I Call It',
      authors: [],
      source: 'arxiv',
      tags: ['a'],
      status: 'read',
      statusAt: 5,
      rating: 4,
      pinned: 1,
      addedAt: 3,
      updatedAt: 9,
      provenance: { title: { source: 'user', at: 4 } },
    },
    {
      id: 'p2',
      identifiers: ['arxiv:2401.00002'],
      title: 'In the bin',
      source: 'arxiv',
      addedAt: 1,
      updatedAt: 1,
      deletedAt: 2,
    },
    'nothing',
  ],
  annotations: [
    { id: 'n1', paperId: 'p1', kind: 'note', body: 'A note', createdAt: 6, updatedAt: 6 },
    {
      id: 'h1',
      paperId: 'p1',
      kind: 'highlight',
      body: '',
      quote: 'marked',
      selectors: [{ type: 'x' }],
      colour: 'yellow',
      createdAt: 7,
      updatedAt: 7,
    },
  ],
  activity: [],
  views: [],
  tags: [],
};

it('an Offprint backup carries notes, highlights, and what the user typed; twice is once', async () => {
  const db = await freshLibrary();
  for (const id of ['one', 'two']) {
    const { drafts, problems, format } = await read(
      file('b.json', JSON.stringify(backup, null, 1)),
    );
    expect([format, codes(problems)]).toEqual(['offprint', []]);
    expect(drafts.map(({ label, problem }) => [label, problem?.code])).toEqual([
      ['As I Call It', undefined],
      ['papers 3', 'bad-item'],
    ]);
    await beginImport(db, { id, name: 'b', format }, 100);
    await stageDrafts(db, { id, from: 0, drafts }, 100);
    await endReading(db, { id, problems, format }, 100);
    await startWriting(db, id, 100);
    await writeBatch(db, id, moment(100, id));
  }
  expect(await db.papers.toArray()).toMatchObject([
    {
      title: 'As I Call It',
      tags: ['a'],
      status: 'read',
      statusAt: 5,
      rating: 4,
      pinned: 1,
      addedAt: 3,
      provenance: { title: { source: 'user' } },
    },
  ]);
  const notes = await db.annotations.orderBy('updatedAt').toArray();
  expect(notes).toMatchObject([
    { kind: 'note', body: 'A note', createdAt: 6 },
    { kind: 'highlight', quote: 'marked', colour: 'yellow', createdAt: 7 },
  ]);
});
