import { describe, expect, it, vi } from 'vitest';
import { addByText } from '@/lib/background/add';
import { fetchDueMetadata, type Outside } from '@/lib/background/metadata';
import { removePapers } from '@/lib/library/bin';
import { tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { leaseMs, maxAttempts, nextJobAt } from '@/lib/library/outbox';
import { freshLibrary, moment } from '../library/support';

const page = `<!doctype html><html><head>
<meta name="citation_title" content="Counting Sheep with $k$ Dogs">
<meta name="citation_author" content="Example, Ada">
<meta name="citation_date" content="2024/06/03">
<meta name="citation_arxiv_id" content="2406.01234">
<meta name="citation_pdf_url" content="https://arxiv.org/pdf/2406.01234">
</head><body><h1 class="title">Counting Sheep</h1></body></html>`;

const mayAsk = (url: string) => new URL(url).host === 'arxiv.org';

function outside(answer: () => Promise<Response>, now = 1000): Outside & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    now: () => now,
    newId: moment(now).newId,
    jitter: () => 0,
    mayAsk,
    fetch: (url) => {
      asked.push(url);
      return answer();
    },
  };
}

async function withJob(text = 'https://arxiv.org/pdf/2406.01234') {
  const db = await freshLibrary();
  const { paper } = await addByText(db, { text }, moment(1000), mayAsk);
  return { db, id: paper.id };
}

const paperOf = (db: LibraryDatabase, id: string) => db.papers.get(id);

describe('asking for metadata', () => {
  it('fills in the paper and empties the outbox', async () => {
    const { db, id } = await withJob();
    await tagPapers(db, [id], { add: ['mine'], remove: [] }, moment(1001));
    const world = outside(async () => new Response(page));
    await fetchDueMetadata(db, world);
    expect(world.asked.map((url) => new URL(url).host)).toEqual(['arxiv.org']);
    expect(await paperOf(db, id)).toMatchObject({
      title: 'Counting Sheep with $k$ Dogs',
      authors: [{ family: 'Example', given: 'Ada' }],
      issued: { year: 2024, month: 6, day: 3 },
      tags: ['mine'],
      source: 'arxiv',
    });
    expect((await paperOf(db, id))?.provisional).toBeFalsy();
    expect(await db.outbox.count()).toBe(0);
  });

  it.each([
    [
      '429 with Retry-After',
      () => new Response('', { status: 429, headers: { 'retry-after': '120' } }),
      'rate-limited',
      1000 + 120_000,
    ],
    ['500', () => new Response('', { status: 500 }), 'server', 1000 + 60_000],
    [
      'a page that is no paper',
      () => new Response('<p>Are you a robot?'),
      'garbage',
      1000 + 60_000,
    ],
    ['404', () => new Response('', { status: 404 }), 'refused', undefined],
  ])('%s keeps the paper, says why and when', async (_, answer, kind, retryAt) => {
    const { db, id } = await withJob();
    await fetchDueMetadata(
      db,
      outside(async () => answer()),
    );
    expect(await paperOf(db, id)).toMatchObject({ title: 'arXiv 2406.01234' });
    const [job] = await db.outbox.toArray();
    expect(job?.lastError?.network).toMatchObject({ kind, host: 'arxiv.org' });
    if (retryAt !== undefined) expect(job?.notBefore).toBe(retryAt);
    expect(job?.notBefore).toBeGreaterThan(1000);
  });

  it('goes on after a worker that died half-way', async () => {
    const { db, id } = await withJob();
    const never = outside(() => new Promise(() => {}));
    void fetchDueMetadata(db, never);
    await vi.waitFor(() => expect(never.asked).toHaveLength(1));
    const soon = outside(async () => new Response(page), 2000);
    await fetchDueMetadata(db, soon);
    expect(soon.asked, 'the lease still holds').toEqual([]);
    const later = outside(async () => new Response(page), 1000 + leaseMs);
    await fetchDueMetadata(db, later);
    expect((await paperOf(db, id))?.title).toBe('Counting Sheep with $k$ Dogs');
  });

  it('rests after many failures', async () => {
    const { db } = await withJob();
    let now = 1000;
    for (let i = 0; i < maxAttempts; i += 1) {
      await fetchDueMetadata(
        db,
        outside(async () => new Response('', { status: 503 }), now),
      );
      now = (await nextJobAt(db, now)) ?? now;
    }
    expect(await nextJobAt(db, now)).toBeUndefined();
    expect((await db.outbox.toArray())[0]?.lastError?.network?.kind).toBe('server');
  });

  it('asks one at a time and politely', async () => {
    const { db } = await withJob();
    await addByText(db, { text: '2406.09999' }, moment(1000, 'b'), mayAsk);
    const world = outside(async () => new Response(page));
    await fetchDueMetadata(db, world);
    expect(world.asked).toHaveLength(1);
    expect(await nextJobAt(db, 1000)).toBeGreaterThanOrEqual(4000);
  });

  it('does not ask for what was deleted meanwhile', async () => {
    const { db, id } = await withJob();
    await removePapers(db, [id], moment(1001));
    const world = outside(async () => new Response(page));
    await fetchDueMetadata(db, world);
    expect(world.asked).toEqual([]);
    expect(await db.outbox.count()).toBe(0);
  });
});
