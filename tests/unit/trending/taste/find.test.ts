import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { paperSchema, recordSchema } from '@/lib/paper/schema';
import type { Port } from '@/lib/search/port';
import { readNear } from '@/lib/trending/read-near';
import { TasteClient } from '@/lib/trending/taste/client';
import { TasteHost } from '@/lib/trending/taste/host';
import type { NearPaper } from '@/lib/trending/taste/types';
import { paperOf } from './support';

const now = Date.parse('2026-07-31T16:00:00Z');
const texts: [string, string][] = [
  [
    'Sparse attention for long documents',
    'Transformers read long documents slowly, since attention grows with the square of the length. We attend to few tokens and keep the accuracy of summaries.',
  ],
  [
    'Storks and their routes',
    'Migratory birds follow rivers. We tracked storks with transmitters through two seasons and describe where they rest.',
  ],
  [
    'Protein folding with small networks',
    'Structures of proteins are predicted from sequences of amino acids by a network that fits on one card.',
  ],
  [
    'Robots that fold laundry',
    'A manipulation policy learns from demonstrations to fold towels and shirts with two arms.',
  ],
  [
    'Speech recognition of rare languages',
    'Few hours of transcribed audio are enough to adapt a recogniser to languages with few speakers.',
  ],
  [
    'Watermarks in generated text',
    'We hide a signal in the choice of tokens, so that text of a language model can be detected later.',
  ],
];
const keyOf = (n: number) => `arxiv:2607.0000${n}`;
const recordOf = (n: number) => {
  const [title, abstract] = texts[n] ?? ['', ''];
  return recordSchema.parse({ identifiers: [keyOf(n)], title, abstract, source: 'hf' });
};
const entryOf = (n: number) => ({
  key: keyOf(n),
  record: recordOf(n),
  keywords: [],
  firstSeenAt: now - 1,
  lastSeenAt: now - 1,
});
const savedOf = (n: number) =>
  paperSchema.parse({ ...recordOf(n), id: `p${n}`, addedAt: now, updatedAt: now });

let db: LibraryDatabase;
let client: TasteClient;
const open = vi.fn<() => Promise<LibraryDatabase>>();

beforeEach(async () => {
  db = await openDatabase('taste-find-test');
  open.mockReset().mockImplementation(async () => db);
  const { port1, port2 } = new MessageChannel();
  new TasteHost({ library: open, now: () => now }).attach(port2 as Port);
  client = new TasteClient(port1 as Port);
});
afterEach(() => db.delete());

/** Entries of which nothing is asked, so that words are worth something. */
const others = () =>
  (['kernels', 'birds', 'verbs'] as const).flatMap((field, f) =>
    Array.from({ length: 6 }, (_, n) => ({
      ...entryOf(0),
      key: `arxiv:2606.1${f}00${n}`,
      record: recordSchema.parse({
        ...paperOf(field, n),
        identifiers: [`arxiv:2606.1${f}00${n}`],
        source: 'hf',
      }),
    })),
  );
const named = (one: NearPaper) => ('key' in one ? one.key : one.paperId);
const find = async (query: string, limit = 5) => (await client.find({ query, limit })).map(named);

describe('finding by meaning in the taste worker', () => {
  it.each([
    ['making transformers faster when documents are very long', keyOf(0)],
    ['where do storks rest while they migrate along rivers?', keyOf(1)],
    ['predicting the structure of a protein from its amino acid sequence', 'p2'],
    ['teach robot arms to fold shirts by demonstrations', keyOf(3)],
    ['recognising speech in languages that hardly have transcribed hours', 'p4'],
    ['detecting whether a language model wrote a text', keyOf(5)],
  ])('“%s”', async (question, wanted) => {
    await db.feedEntries.bulkPut([...others(), ...[0, 1, 3, 5].map(entryOf)]);
    await db.papers.bulkPut([savedOf(2), savedOf(4)]);
    const found = await find(question);
    expect(found).toContain(wanted);
    expect(found.length).toBeLessThanOrEqual(5);
  });

  it.each(['', '   ', '?!'])(
    'nothing for “%s”, and nothing where there is nothing',
    async (empty) => {
      expect(await find('storks')).toEqual([]);
      await db.feedEntries.bulkPut([...others(), entryOf(1)]);
      expect(await find(empty)).toEqual([]);
    },
  );

  it('follows what is saved, hidden and deleted; a paper is found once', async () => {
    await db.feedEntries.bulkPut([...others(), entryOf(0), entryOf(1)]);
    const storks = 'rivers that storks follow';
    expect(await find(storks)).toContain(keyOf(1));
    await db.papers.put(savedOf(1));
    await expect.poll(() => find(storks)).toContain('p1');
    expect(await find(storks)).not.toContain(keyOf(1));
    expect(await readNear(db, [{ paperId: 'p1' }, { key: keyOf(0) }, { key: 'arxiv:x' }])).toEqual([
      { paper: savedOf(1), entry: entryOf(1) },
      { entry: entryOf(0) },
    ]);
    await db.papers.update('p1', { deletedAt: now + 1, updatedAt: now + 1 });
    await expect.poll(() => find(storks)).toContain(keyOf(1));
    await db.hidden.put({ key: keyOf(1), at: now, record: recordOf(1) });
    await expect.poll(() => find(storks)).not.toContain(keyOf(1));
    expect(await find('attention in long documents')).toContain(keyOf(0));
  });

  it('says when it cannot, and can again later', async () => {
    open.mockRejectedValueOnce(new Error('no database'));
    await expect(find('storks')).rejects.toThrow('no database');
    await db.feedEntries.bulkPut([...others(), entryOf(1)]);
    expect(await find('storks')).toEqual([keyOf(1)]);
  });

  it('fails at once where the worker did not start, also what was asked before', async () => {
    const { port1 } = new MessageChannel();
    const alone = new TasteClient(port1 as Port);
    const before = alone.find({ query: 'storks', limit: 5 });
    alone.fail('not there');
    await expect(before).rejects.toThrow('not there');
    await expect(alone.find({ query: 'storks', limit: 5 })).rejects.toThrow('not there');
  });
});
