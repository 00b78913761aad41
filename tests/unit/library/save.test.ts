import { describe, expect, it } from 'vitest';
import { removePapers } from '@/lib/library/bin';
import { setStatus, tagPapers } from '@/lib/library/change';
import { writeNote } from '@/lib/library/notes';
import { queueMetadata } from '@/lib/library/outbox';
import { findByIdentifiers, notesOf, summaryOf } from '@/lib/library/read';
import { savePaper } from '@/lib/library/save';
import { freshLibrary, moment, record } from './support';

const arxiv = record({ identifiers: ['arxiv:2406.01234'], title: 'Counting Sheep', version: 1 });
const publisher = record({
  identifiers: ['doi:10.1234/sheep'],
  title: 'Counting Sheep',
  source: 'nature',
});

describe('saving', () => {
  it('makes a new paper with its history', async () => {
    const db = await freshLibrary();
    const { paper, outcome } = await savePaper(db, arxiv, moment(1000));
    expect(outcome).toBe('new');
    expect(await db.papers.get(paper.id)).toMatchObject({
      identifiers: ['arxiv:2406.01234'],
      status: 'unread',
      tags: [],
      addedAt: 1000,
    });
    expect(await db.activity.toArray()).toMatchObject([{ kind: 'saved', paperId: paper.id }]);
  });

  it('says the same twice and changes nothing', async () => {
    const db = await freshLibrary();
    const first = await savePaper(db, arxiv, moment(1000));
    const again = await savePaper(db, arxiv, moment(2000));
    expect(again.outcome).toBe('known');
    expect(await db.papers.toArray()).toEqual([first.paper]);
    expect(await db.activity.count()).toBe(1);
  });

  it('keeps one paper when many save it at once', async () => {
    const db = await freshLibrary();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) => savePaper(db, arxiv, moment(1000 + i, `tab${i}`))),
    );
    expect(await db.papers.count()).toBe(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'new')).toHaveLength(1);
  });

  it('keeps papers apart whose titles have no Latin letter, or are the same', async () => {
    const db = await freshLibrary();
    const titles = ['数える羊', 'Считая овец', 'عد الخراف', 'Counting Sheep', 'Counting Sheep'];
    for (const [i, title] of titles.entries()) {
      await savePaper(db, record({ identifiers: [`doi:10.1234/${i}`], title }), moment(i, `p${i}`));
    }
    expect(await db.papers.count()).toBe(titles.length);
  });

  it('knows versions and spellings of an identifier as one paper', async () => {
    const db = await freshLibrary();
    await savePaper(db, arxiv, moment(1));
    const spellings = ['arxiv:2406.01234v3', 'doi:10.48550/arXiv.2406.01234'];
    for (const [i, identifier] of spellings.entries()) {
      const saved = await savePaper(db, record({ identifiers: [identifier] }), moment(10 + i, 'x'));
      expect(saved.outcome, identifier).toBe('known');
    }
    expect(await db.papers.count()).toBe(1);
  });

  it('unites two papers that turn out to be one, with all that the user wrote', async () => {
    const db = await freshLibrary();
    const a = (await savePaper(db, arxiv, moment(1, 'a'))).paper;
    const b = (await savePaper(db, publisher, moment(2, 'b'))).paper;
    await tagPapers(db, [a.id], { add: ['nlp'], remove: [] }, moment(3));
    await tagPapers(db, [b.id], { add: ['sheep', 'nlp'], remove: [] }, moment(4));
    await setStatus(db, [b.id], 'reading', moment(5));
    const note = { base: '', noteId: 'n-a' };
    await writeNote(db, { ...note, paperId: a.id, body: 'from arXiv' }, moment(6));
    await writeNote(
      db,
      { ...note, noteId: 'n-b', paperId: b.id, body: 'from the journal' },
      moment(7),
    );

    const both = record({ identifiers: ['arxiv:2406.01234', 'doi:10.1234/sheep'] });
    const { paper, outcome } = await savePaper(db, both, moment(8));
    expect(outcome).toBe('known');
    expect(await db.papers.count()).toBe(1);
    expect(paper).toMatchObject({ id: a.id, status: 'reading', addedAt: 1 });
    expect([...paper.tags].sort()).toEqual(['nlp', 'sheep']);
    expect(paper.identifiers).toEqual(expect.arrayContaining(both.identifiers));
    const bodies = (await notesOf(db, paper.id)).map(({ body }) => body);
    expect(bodies.sort()).toEqual(['from arXiv', 'from the journal']);
    const united = await db.activity.where('paperId').equals(a.id).toArray();
    expect(united.find(({ kind }) => kind === 'united')?.data).toMatchObject({
      paper: { id: b.id },
      annotationIds: ['n-b'],
    });
  });

  it('brings a paper back from the bin with its notes and tags, on top of the list', async () => {
    const db = await freshLibrary();
    const { paper } = await savePaper(db, arxiv, moment(1));
    await tagPapers(db, [paper.id], { add: ['keep'], remove: [] }, moment(2));
    await removePapers(db, [paper.id], moment(3));
    expect(await findByIdentifiers(db, ['arxiv:2406.01234'])).toBeUndefined();
    const back = await savePaper(db, arxiv, moment(4));
    expect(back.outcome).toBe('restored');
    expect(back.paper).toMatchObject({ id: paper.id, tags: ['keep'], addedAt: 4 });
    expect(back.paper).not.toHaveProperty('deletedAt');
  });

  it('leaves in the bin what background work finds there', async () => {
    const db = await freshLibrary();
    const { paper } = await savePaper(db, arxiv, moment(1));
    await removePapers(db, [paper.id], moment(2));
    const late = await savePaper(db, arxiv, moment(3), { restore: false });
    expect(late.outcome).toBe('known');
    expect((await db.papers.get(paper.id))?.deletedAt).toBe(2);
  });

  it('takes the question out of the outbox once the metadata is there', async () => {
    const db = await freshLibrary();
    const stub = { ...arxiv, title: 'arXiv 2406.01234', provisional: true, source: 'generic' };
    const { paper } = await savePaper(db, stub, moment(1));
    await queueMetadata(
      db,
      { paperId: paper.id, url: 'https://arxiv.org/abs/2406.01234' },
      moment(1),
    );
    await savePaper(db, stub, moment(2));
    expect(await db.outbox.count()).toBe(1);
    const { paper: full } = await savePaper(db, arxiv, moment(3));
    expect(full.title).toBe('Counting Sheep');
    expect(full.provisional).toBeFalsy();
    expect(await db.outbox.count()).toBe(0);
  });

  it('tells a page what it may know', async () => {
    const db = await freshLibrary();
    const { paper } = await savePaper(db, arxiv, moment(1));
    await writeNote(db, { paperId: paper.id, noteId: 'n', body: 'hm', base: '' }, moment(2));
    expect(await summaryOf(db, paper)).toEqual({
      id: paper.id,
      identifiers: ['arxiv:2406.01234'],
      title: 'Counting Sheep',
      status: 'unread',
      pinned: false,
      tags: [],
      notes: 1,
      highlights: 0,
      note: { id: 'n', body: 'hm' },
      addedAt: 1,
      version: 1,
    });
  });
});
