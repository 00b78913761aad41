import { describe, expect, it } from 'vitest';
import { addByText, namedBy } from '@/lib/background/add';
import { removePapers } from '@/lib/library/bin';
import { freshLibrary, moment, record } from '../library/support';

const mayAsk = (url: string) => new URL(url).host === 'arxiv.org';

describe('what a text names', () => {
  it.each([
    ['2406.01234', ['arxiv:2406.01234']],
    ['arXiv:2406.01234v2', ['arxiv:2406.01234']],
    ['https://arxiv.org/pdf/2406.01234v2', ['arxiv:2406.01234']],
    ['https://arxiv.org/pdf/hep-th/9901001', ['arxiv:hep-th/9901001']],
    ['10.1234/Sheep.1', ['doi:10.1234/sheep.1']],
    ['https://doi.org/10.1234/Sheep.1', ['doi:10.1234/sheep.1']],
    ['https://example.org/paper?utm_source=x#top', ['url:https://example.org/paper']],
    ['PMID: 12345', ['pmid:12345']],
    ['hello there', undefined],
    ['javascript:alert(1)', undefined],
    ['file:///home/me/paper.pdf', undefined],
  ])('%s', (text, identifiers) => {
    expect(namedBy(text)?.identifiers).toEqual(identifiers);
  });
});

describe('adding', () => {
  it('stores a PDF tab at once and queues the question to its own site', async () => {
    const db = await freshLibrary();
    const tab = { text: 'https://arxiv.org/pdf/2406.01234v2', title: '2406.01234v2.pdf' };
    const { paper, outcome, pending } = await addByText(db, tab, moment(1), mayAsk);
    expect({ outcome, pending }).toEqual({ outcome: 'new', pending: { host: 'arxiv.org' } });
    expect(paper).toMatchObject({ title: 'arXiv 2406.01234', provisional: true, version: 2 });
    expect(await db.outbox.toArray()).toMatchObject([
      { paperId: paper.id, kind: 'fetch-metadata', attempts: 0, notBefore: 1 },
    ]);
    const [job] = await db.outbox.toArray();
    expect(new URL(job?.url ?? '').host).toBe('arxiv.org');
  });

  it('asks nobody for what may not be asked', async () => {
    const db = await freshLibrary();
    const { paper, pending } = await addByText(db, { text: '10.1234/sheep' }, moment(1), mayAsk);
    expect(pending).toBeUndefined();
    expect(paper.identifiers).toEqual(['doi:10.1234/sheep']);
    expect(await db.outbox.count()).toBe(0);
  });

  it('asks nobody for what a feed has shown', async () => {
    const db = await freshLibrary();
    await db.feedEntries.add({
      key: 'arxiv:2406.01234',
      record: record({ identifiers: ['arxiv:2406.01234'], title: 'Seen in the Feed' }),
      keywords: [],
      firstSeenAt: 1,
      lastSeenAt: 1,
    });
    const { paper, pending } = await addByText(db, { text: '2406.01234' }, moment(2), mayAsk);
    expect(paper.title).toBe('Seen in the Feed');
    expect(pending).toBeUndefined();
  });

  it('uses a title that says something', async () => {
    const db = await freshLibrary();
    const tab = { text: 'https://example.org/p', title: 'A Theory of Sheep' };
    expect((await addByText(db, tab, moment(1), mayAsk)).paper.title).toBe('A Theory of Sheep');
  });

  it('brings back from the bin without asking again', async () => {
    const db = await freshLibrary();
    const full = { text: '10.1234/sheep' };
    const { paper } = await addByText(db, full, moment(1), mayAsk);
    await removePapers(db, [paper.id], moment(2));
    expect((await addByText(db, full, moment(3), mayAsk)).outcome).toBe('restored');
  });

  it('refuses what names no paper', async () => {
    const db = await freshLibrary();
    const adding = addByText(db, { text: 'hello there' }, moment(1), mayAsk);
    await expect(adding).rejects.toMatchObject({ code: 'not-a-paper' });
    expect(await db.papers.count()).toBe(0);
  });
});
