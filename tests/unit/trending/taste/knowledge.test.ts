import { describe, expect, it } from 'vitest';
import { createPaper } from '@/lib/paper/merge';
import type { Paper } from '@/lib/paper/schema';
import { Knowledge } from '@/lib/trending/taste/knowledge';
import type { FeedEntry } from '@/lib/trending/types';
import { freshLibrary, record } from '../../library/support';

const now = Date.parse('2026-07-31T16:00:00Z');
const day = 24 * 60 * 60_000;
const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
  ...createPaper(record({ identifiers: [`doi:10.1234/${id}`], title: `On ${id} in meadows` }), {
    id,
    now: now - day,
  }),
  ...more,
});
const entry = (id: string, more: Partial<FeedEntry> = {}): FeedEntry => ({
  key: `doi:10.1234/${id}`,
  record: record({ identifiers: [`doi:10.1234/${id}`], title: `On ${id} in meadows` }),
  keywords: [],
  firstSeenAt: now - day,
  lastSeenAt: now - day,
  ...more,
});
const note = (id: string, paperId: string, more: object = {}) => ({
  ...{ id, paperId, kind: 'note' as const, body: 'w', tags: [], createdAt: now, updatedAt: now },
  ...more,
});

async function world() {
  const db = await freshLibrary();
  const knowledge = new Knowledge();
  const read = async () => [...(await knowledge.read(db, now))].sort();
  return { db, knowledge, read };
}
const none = { topics: [], authors: [] };

describe('what is read', () => {
  it('is what has changed since, and notes count for their paper', async () => {
    const { db, knowledge, read } = await world();
    await db.papers.bulkAdd([
      paper('a', { updatedAt: 1 }),
      paper('b', { updatedAt: 2, rating: 4 }),
    ]);
    await db.annotations.bulkAdd([note('n', 'a'), note('m', 'a', { deletedAt: now })]);
    expect(await read()).toEqual(['a', 'b']);
    expect(knowledge.papers.get('a')).toMatchObject({ notes: 1 });
    expect(knowledge.papers.get('b')).toMatchObject({ notes: 0, rating: 4 });
    await db.annotations.add(note('o', 'a', { updatedAt: now + 1 }));
    expect(await read()).toContain('a');
    expect(knowledge.papers.get('a')?.notes).toBe(2);
    await db.papers.update('b', { openedAt: 9, deletedAt: 9, updatedAt: 5 });
    expect(await read()).toContain('b');
    expect(knowledge.papers.get('b')).toMatchObject({ openedAt: 9, deletedAt: 9 });
  });

  it('entries that are too old are not; those before the user’s eyes have changed', async () => {
    const { db, knowledge, read } = await world();
    await db.feedEntries.bulkAdd([entry('a'), entry('old', { lastSeenAt: now - 40 * day })]);
    await db.feedSnapshots.bulkAdd([
      {
        id: 's',
        feed: 'hf:trending',
        period: '',
        state: 'ok',
        attemptedAt: now - day,
        items: [{ key: 'doi:10.1234/a', upvotes: 3 }],
      },
      {
        id: 't',
        feed: 'hf:trending',
        period: '',
        state: 'ok',
        attemptedAt: now - 20 * day,
        items: [{ key: 'doi:10.1234/old', upvotes: 9 }],
      },
    ]);
    await read();
    expect([...knowledge.entries.keys()]).toEqual(['doi:10.1234/a']);
    expect([...knowledge.numbers]).toEqual([
      ['doi:10.1234/a', { key: 'doi:10.1234/a', upvotes: 3 }],
    ]);
    expect(await read()).toEqual([]);
    await db.feedEntries.update('doi:10.1234/a', { seenAt: 5 });
    expect(await read()).toEqual(['doi:10.1234/a']);
    await db.feedEntries.update('doi:10.1234/a', { openedAt: 6 });
    expect(await read()).toEqual(['doi:10.1234/a']);
  });

  it('hiding and showing again are changes, said once', async () => {
    const { db, knowledge, read } = await world();
    const gone = entry('gone');
    await db.hidden.put({ key: gone.key, at: 1, record: gone.record });
    expect(await read()).toEqual([gone.key]);
    expect(knowledge.space.has(gone.key)).toBe(true);
    expect(await read()).toEqual([]);
    await db.hidden.clear();
    expect(await read()).toEqual([gone.key]);
  });
});

describe('evidence', () => {
  it('a pick that was saved is no longer passed over, unless it is in the bin', async () => {
    const { db, knowledge, read } = await world();
    await db.feedEntries.add(entry('a', { seenAt: 1 }));
    await read();
    expect(knowledge.evidence(none)).toEqual([{ id: 'doi:10.1234/a', label: -1, weight: 1 }]);
    await db.papers.add(paper('a', { updatedAt: 5 }));
    expect(await read()).toEqual(['a', 'doi:10.1234/a']);
    expect(knowledge.evidence(none)).toMatchObject([{ id: 'a', label: 1 }]);
    expect(knowledge.paperOf(entry('a'))?.id).toBe('a');
    await db.papers.update('a', { deletedAt: 9, updatedAt: 9 });
    await read();
    expect(knowledge.paperOf(entry('a'))).toBeUndefined();
    expect(knowledge.evidence(none)).toMatchObject([{ id: 'doi:10.1234/a', label: -1 }]);
  });

  it('what was opened says nothing, what was hidden much', async () => {
    const { db, knowledge, read } = await world();
    const hidden = entry('h');
    await db.feedEntries.bulkAdd([entry('o', { openedAt: 1 }), hidden]);
    await db.hidden.put({ key: hidden.key, at: 1, record: hidden.record });
    await read();
    expect(knowledge.evidence(none)).toEqual([{ id: hidden.key, label: -1, weight: 3 }]);
  });

  it('topics and authors that were chosen count, but not when a tag is asked for', async () => {
    const { knowledge } = await world();
    const choices = { topics: ['my own words'], authors: ['Jane Doe'] };
    expect([...knowledge.choose(choices)]).toEqual(['topic:my own words', 'author:Jane Doe']);
    expect([...knowledge.choose(choices)]).toEqual([]);
    expect(knowledge.evidence(choices).map(({ id }) => id)).toEqual([
      'topic:my own words',
      'author:Jane Doe',
    ]);
    expect(knowledge.evidence(choices, 'nlp')).toEqual([]);
  });
});
