import { describe, expect, it } from 'vitest';
import { writeNote } from '@/lib/library/notes';
import { notesOf } from '@/lib/library/read';
import { savePaper } from '@/lib/library/save';
import { freshLibrary, moment, record } from './support';

async function setUp() {
  const db = await freshLibrary();
  const { paper } = await savePaper(db, record({ identifiers: ['doi:10.1/a'] }), moment(1));
  const write = (body: string, base: string, now = 10, noteId = 'n') =>
    writeNote(db, { paperId: paper.id, noteId, body, base }, moment(now));
  const texts = async () => (await notesOf(db, paper.id)).map(({ body }) => body);
  return { db, paper, write, texts };
}

describe('a note', () => {
  it('is one however often it is sent, and grows with the typing', async () => {
    const { write, texts, db } = await setUp();
    await write('Check', '');
    await write('Check', '');
    await write('Check Table 3', 'Check', 20);
    expect(await texts()).toEqual(['Check Table 3']);
    expect((await db.activity.toArray()).filter(({ kind }) => kind === 'annotated')).toHaveLength(
      1,
    );
  });

  it('is not made of nothing', async () => {
    const { write, texts } = await setUp();
    expect(await write('', '')).toEqual({ body: '' });
    expect(await texts()).toEqual([]);
  });

  it('is put away when emptied, and its last text stays in the bin', async () => {
    const { write, texts, db } = await setUp();
    await write('keep me', '');
    await write('', 'keep me', 20);
    expect(await texts()).toEqual([]);
    expect(await db.annotations.get('n')).toMatchObject({ body: 'keep me', deletedAt: 20 });
    await write('again', '', 30);
    expect(await texts()).toEqual(['again']);
  });

  it('needs its paper', async () => {
    const { db } = await setUp();
    const change = { paperId: 'gone', noteId: 'x', body: 'lost?', base: '' };
    await expect(writeNote(db, change, moment(10))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('cannot be taken over by another paper', async () => {
    const { db, write } = await setUp();
    await write('mine', '');
    const other = await savePaper(db, record({ identifiers: ['doi:10.1/b'] }), moment(2, 'other'));
    const change = { paperId: other.paper.id, noteId: 'n', body: 'theirs', base: 'mine' };
    await expect(writeNote(db, change, moment(10))).rejects.toMatchObject({ code: 'not-found' });
    expect(await db.annotations.get('n')).toMatchObject({ body: 'mine' });
  });
});

describe('two windows with the same note', () => {
  const base = 'First thought about sheep.\n\nSecond thought about dogs.';

  it('are merged when they change different places', async () => {
    const { write, texts } = await setUp();
    await write(base, '');
    await write(base.replace('sheep', 'many sheep'), base, 20);
    const merged = base.replace('sheep', 'many sheep').replace('dogs', 'two dogs');
    expect(await write(base.replace('dogs', 'two dogs'), base, 30)).toEqual({ body: merged });
    expect(await texts()).toEqual([merged]);
  });

  it('both keep their text when they cannot be merged, however often it is sent', async () => {
    const { write, texts } = await setUp();
    await write('old', '');
    await write('A whole new text from one window', 'old', 20);
    const sent = ['Something else, typed in the other window', 'old'] as const;
    const first = await write(...sent, 30);
    expect(first.body).toBe('A whole new text from one window');
    expect(await write(...sent, 31)).toEqual(first);
    expect((await texts()).sort()).toEqual([
      'A whole new text from one window',
      'Something else, typed in the other window',
    ]);
    expect(first.conflictId).toBeDefined();
    await write(`${sent[0]}, and on`, sent[0], 40, first.conflictId);
    expect((await texts()).sort()).toEqual([
      'A whole new text from one window',
      'Something else, typed in the other window, and on',
    ]);
  });

  it('keep a text that was emptied by one and changed by the other', async () => {
    const { write, texts } = await setUp();
    await write('some words', '');
    await write('', 'some words', 20);
    const answer = await write('some more words', 'some words', 30);
    expect(answer.conflictId).toBeDefined();
    expect(await texts()).toEqual(['some more words']);
  });
});
