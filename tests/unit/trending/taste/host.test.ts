import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { type Paper, paperSchema, recordSchema } from '@/lib/paper/schema';
import type { Port } from '@/lib/search/port';
import { TasteClient } from '@/lib/trending/taste/client';
import { TasteHost } from '@/lib/trending/taste/host';
import { readForYou } from '@/lib/trending/taste/read';
import { keepRanking } from '@/lib/trending/taste/stored';
import type { FeedEntry } from '@/lib/trending/types';
import { type Field, fieldNames, paperOf } from './support';

const now = Date.parse('2026-07-31T16:00:00Z');
const hour = 60 * 60_000;
const asked = { explore: 0, recency: 14, topics: [], authors: [] };
let db: LibraryDatabase;
let client: TasteClient;

function saved(field: Field, n: number, more: Partial<Paper> = {}): Paper {
  return paperSchema.parse({
    ...paperOf(field, n),
    id: `${field}-${n}`,
    identifiers: [`doi:10.1/${field}.${n}`],
    source: 'test',
    addedAt: now - 100 * hour,
    updatedAt: now - 100 * hour + n,
    ...more,
  });
}

function entry(field: Field, n: number): FeedEntry {
  const key = `arxiv:26${fieldNames.indexOf(field) + 1}0.1000${n}`;
  const record = recordSchema.parse({
    ...paperOf(field, n + 20),
    identifiers: [key],
    source: 'hf',
  });
  return { key, record, keywords: [], firstSeenAt: now - 5 * hour, lastSeenAt: now - hour };
}

const fieldOf = (key: string) => fieldNames[Number(key.slice('arxiv:26'.length)[0]) - 1];

beforeEach(async () => {
  db = await openDatabase('taste-host-test');
  const { port1, port2 } = new MessageChannel();
  new TasteHost({ library: async () => db, now: () => now }).attach(port2 as Port);
  client = new TasteClient(port1 as Port);
  await db.feedEntries.bulkPut(
    fieldNames.flatMap((field) => Array.from({ length: 6 }, (_, n) => entry(field, n))),
  );
});
afterEach(() => db.delete());

const first = async (more: Partial<typeof asked & { tag: string }> = {}) => {
  const { ranking } = await client.rank({ ...asked, ...more });
  return ranking.items.slice(0, 3).map(({ key }) => fieldOf(key));
};

describe('the taste worker', () => {
  it('has nothing to say before anything is known', async () => {
    expect((await client.rank(asked)).ranking).toEqual({ items: [], likes: 0 });
  });

  it('goes by what is saved, and follows what is saved next', async () => {
    await db.papers.bulkPut([saved('birds', 0), saved('birds', 1)]);
    expect(await first()).toContain('birds');
    const { ranking } = await client.rank(asked);
    expect(ranking.likes).toBe(2);
    expect(ranking.items[0]?.reasons.terms.length).toBeGreaterThan(0);
    await db.papers.bulkPut(
      [2, 3, 4].map((n) => saved('verbs', n, { status: 'read', rating: 5, updatedAt: now })),
    );
    await db.papers.update('birds-0', { rating: 1, updatedAt: now });
    await expect.poll(async () => (await first())[0]).toBe('verbs');
  });

  it('knows one tag with those below it', async () => {
    await db.papers.bulkPut([
      ...[0, 1].map((n) => saved('birds', n, { tags: ['fauna/birds'] })),
      ...[0, 1, 2].map((n) => saved('verbs', n, { tags: ['nlp'] })),
    ]);
    expect((await first({ tag: 'fauna' }))[0]).toBe('birds');
    expect((await first({ tag: 'nlp' }))[0]).toBe('verbs');
  });

  it('begins with words of the user’s own', async () => {
    const { topics: _, ...rest } = asked;
    const { ranking } = await client.rank({
      ...rest,
      topics: ['migratory birds, feathers, nesting'],
    });
    expect(fieldOf(ranking.items[0]?.key ?? '')).toBe('birds');
    expect(ranking.likes).toBe(0);
  });

  it('leaves out what is hidden or muted, and what is kept shows without it, too', async () => {
    await db.papers.bulkPut([saved('birds', 0), saved('verbs', 1)]);
    const hidden = entry('birds', 1);
    await db.hidden.put({ key: hidden.key, at: now, record: hidden.record });
    const list = await client.rank(asked);
    const keys = list.ranking.items.map(({ key }) => key);
    expect(keys).not.toContain(hidden.key);
    await keepRanking(db, { at: list.at, ranking: { ...list.ranking, basis: list.basis } });
    await keepRanking(db, { at: list.at - 1, ranking: { items: [], likes: 9, basis: 'old' } });
    const [top = ''] = keys;
    await db.hidden.put({ key: top, at: now, record: hidden.record });
    const view = await readForYou(db, undefined);
    expect(view.picks.map(({ key }) => key)).toEqual(keys.slice(1));
    expect(view).toMatchObject({ likes: 2, basis: list.basis });
  });

  it('finds related papers in the library and in lists', async () => {
    await db.papers.bulkPut([saved('birds', 0), saved('birds', 1), saved('verbs', 1)]);
    const related = await client.related(recordSchema.parse(saved('birds', 0)));
    expect(related.map(({ paperId }) => paperId)).toContain('birds-1');
    expect(related.some(({ key }) => key !== undefined && fieldOf(key) === 'birds')).toBe(true);
    expect(related.some(({ paperId }) => paperId === 'birds-0')).toBe(false);
  });
});
