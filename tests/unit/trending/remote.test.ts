import { describe, expect, it, vi } from 'vitest';
import type { Fetch } from '@/lib/services/http';
import { paperLinks, searchRemote } from '@/lib/trending/remote';
import { item } from '../../fixtures/trending/daily';
import { freshLibrary, record } from '../library/support';

const start = Date.parse('2026-07-31T16:00:00Z');
const hour = 60 * 60_000;
const key = 'arxiv:2607.00001';

async function world(answer: () => Response) {
  const db = await freshLibrary();
  const fetch = vi.fn<Fetch>(async () => answer());
  const clock = { now: start };
  return { db, fetch, clock, tools: { db, fetch, now: () => clock.now } };
}

describe('searchRemote', () => {
  const marked = item(
    '2607.00001',
    { title: 'Counting\nSheep', summary: 'We count sheep.' },
    {
      highlightedTitle: [
        { type: 'text', text: 'Counting\n' },
        { type: 'highlight', text: 'Sheep' },
      ],
      highlightedSummary: [{ type: 'highlight', text: '<b>no such words</b>' }],
    },
  );

  it('gives hits with what was found marked, and keeps them as entries', async () => {
    const { tools, db, fetch } = await world(() => Response.json([marked, 7]));
    const answer = await searchRemote(tools, ` ${'sheep '.repeat(60)}`);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        host: 'huggingface.co',
        at: start,
        dropped: 1,
        hits: [
          {
            key,
            upvotes: 5,
            titleParts: [
              { text: 'Counting ', found: false },
              { text: 'Sheep', found: true },
            ],
            // Marks that change the words are not believed.
            summaryParts: [{ text: 'We count sheep.', found: false }],
          },
        ],
      },
    });
    const asked = new URL(fetch.mock.calls[0]?.[0] ?? '');
    expect(asked.searchParams.get('q')).toHaveLength(250);
    const entry = await db.feedEntries.get(key);
    expect(entry).toMatchObject({ firstSeenAt: start });
    for (const field of ['titleParts', 'upvotes', 'lists']) expect(entry).not.toHaveProperty(field);
  });

  it('says from when an answer is that was kept', async () => {
    const { tools } = await world(() => Response.json([], { headers: { age: '600' } }));
    expect(await searchRemote(tools, 'x')).toMatchObject({
      value: { at: start - 600_000, hits: [] },
    });
  });

  it.each([
    ['an object', () => Response.json({ error: 'x' })],
    ['rubbish', () => Response.json([1, 2])],
  ])('fails with %s', async (_, answer) => {
    const { tools } = await world(answer);
    expect(await searchRemote(tools, 'x')).toMatchObject({
      error: { network: { kind: 'garbage' } },
    });
  });
});

describe('paperLinks', () => {
  const details = {
    id: '2607.00001',
    title: 'A study',
    ai_summary: 'Short.',
    linkedModels: [{ id: 'meadow/sheep', likes: 3 }, { id: '../../evil' }, 7],
    numTotalModels: 41,
    linkedDatasets: [{ id: 'wool' }],
  };
  const links = {
    models: {
      total: 41,
      items: [{ id: 'meadow/sheep', url: 'https://huggingface.co/meadow/sheep', likes: 3 }],
    },
    datasets: { total: 1, items: [{ id: 'wool', url: 'https://huggingface.co/datasets/wool' }] },
    spaces: { total: 0, items: [] },
    at: start,
  };
  const entry = {
    key,
    record: record({ identifiers: [key] }),
    keywords: ['k'],
    firstSeenAt: 1,
    lastSeenAt: 1,
  };

  it('are kept with the entry for a day, with what a model says by now', async () => {
    const { tools, db, fetch, clock } = await world(() => Response.json(details));
    await db.feedEntries.add(entry);
    expect(await paperLinks(tools, key)).toEqual({ ok: true, value: links });
    expect(await db.feedEntries.get(key)).toMatchObject({
      links,
      aiSummary: 'Short.',
      keywords: ['k'],
    });
    clock.now += 23 * hour;
    await paperLinks(tools, key);
    expect(fetch).toHaveBeenCalledTimes(1);
    clock.now += 2 * hour;
    await paperLinks(tools, key);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(fetch.mock.calls[0]?.[0]).toBe('https://huggingface.co/api/papers/2607.00001');
  });

  it('are null for a paper that Hugging Face does not know, and for others nobody is asked', async () => {
    const { tools, fetch } = await world(() => new Response('', { status: 404 }));
    expect(await paperLinks(tools, key)).toEqual({ ok: true, value: null });
    expect(await paperLinks(tools, 'doi:10.1/x')).toEqual({ ok: true, value: null });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('of yesterday are better than none', async () => {
    const { tools, db, clock } = await world(() => new Response('', { status: 500 }));
    expect(await paperLinks(tools, key)).toMatchObject({ ok: false });
    await db.feedEntries.add({ ...entry, links });
    clock.now += 30 * hour;
    expect(await paperLinks(tools, key)).toEqual({ ok: true, value: links });
  });
});
