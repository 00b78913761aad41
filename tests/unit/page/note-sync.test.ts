import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoteChange, NoteSaved } from '@/lib/messaging/protocol';
import { fail, ok, type Result } from '@/lib/messaging/result';
import { createNoteSync } from '@/lib/page/card/note-sync';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A synchroniser whose messages are answered by hand. */
function setUp(note?: { id: string; body: string }) {
  const sent: NoteChange[] = [];
  const answers: ((result: Result<NoteSaved>) => void)[] = [];
  const replaced = vi.fn();
  const acknowledged = vi.fn();
  const busy = vi.fn(() => false);
  const sync = createNoteSync({
    paperId: 'p1',
    note,
    send(change) {
      sent.push(change);
      return new Promise((resolve) => answers.push(resolve));
    },
    changed: () => {},
    replaced,
    acknowledged,
    busy,
    newId: () => 'n1',
  });
  const answer = async (result: Result<NoteSaved> = ok({ body: sent.at(-1)?.body ?? '' })) => {
    answers.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  const bodies = () => sent.map(({ body }) => body);
  return { sync, sent, bodies, answer, answers, replaced, acknowledged, busy };
}

describe('typing', () => {
  it('sends the first letter at once and the last within the interval', async () => {
    const { sync, bodies, answer } = setUp();
    sync.write('a');
    await answer();
    sync.write('ab');
    sync.write('abc');
    expect(bodies()).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(250);
    expect(bodies()).toEqual(['a', 'abc']);
    expect(sync.state.unsaved).toBe(true);
    await answer();
    expect(sync.state.unsaved).toBe(false);
  });

  it('sends one message at a time, each from the text before', async () => {
    const { sync, sent, answer } = setUp({ id: 'n0', body: 'x' });
    sync.write('xa');
    sync.write('xab');
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(1);
    await answer();
    expect(sent).toEqual([
      { paperId: 'p1', noteId: 'n0', body: 'xa', base: 'x' },
      { paperId: 'p1', noteId: 'n0', body: 'xab', base: 'xa' },
    ]);
  });

  it('sends nothing for a text that is stored', async () => {
    const { sync, sent } = setUp({ id: 'n0', body: 'x' });
    sync.write('x');
    sync.flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([]);
  });
});

describe('flush', () => {
  it('does not wait for an answer, and starts from what is under way', () => {
    const { sync, sent } = setUp();
    sync.write('a');
    sync.write('ab');
    sync.flush();
    sync.flush();
    expect(sent.map(({ base, body }) => [base, body])).toEqual([
      ['', 'a'],
      ['a', 'ab'],
    ]);
  });
});

describe('answers in another order than the messages', () => {
  const two = () => {
    const all = setUp();
    all.sync.write('a');
    all.sync.write('ab');
    all.sync.flush();
    return all;
  };
  it('leave the text that the newest has stored', async () => {
    const { sync, answers, acknowledged } = two();
    const [older, newer] = answers.splice(0);
    newer?.(ok({ body: 'ab' }));
    await vi.advanceTimersByTimeAsync(0);
    older?.(ok({ body: 'a' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(acknowledged.mock.calls).toEqual([[{ id: 'n1', body: 'ab' }, false]]);
    expect(sync.state).toMatchObject({ text: 'ab', unsaved: false });
  });

  it('of which an older one fails say nothing of the newest', async () => {
    const all = two();
    await all.answer(fail('storage'));
    expect(all.sync.state.failure).toBeUndefined();
    await all.answer(ok({ body: 'ab' }));
    expect(all.sync.state).toMatchObject({ unsaved: false, failure: undefined });
  });

  it('of which an older one arrives leave the newest to its own', async () => {
    const all = two();
    await all.answer(ok({ body: 'a' }));
    expect(all.sync.state.unsaved).toBe(true);
    await all.answer(fail('storage'));
    expect(all.sync.state).toMatchObject({ unsaved: true, failure: { code: 'storage' } });
  });
});

describe('failure', () => {
  it('keeps the text, says why, and sends it on retry', async () => {
    const { sync, bodies, answer } = setUp();
    sync.write('word');
    await answer(fail('unreachable'));
    expect(sync.state).toMatchObject({ text: 'word', unsaved: true });
    expect(sync.state.failure?.code).toBe('unreachable');
    await vi.advanceTimersByTimeAsync(5000);
    expect(bodies()).toEqual(['word']);
    sync.retry();
    await answer();
    expect(bodies()).toEqual(['word', 'word']);
    expect(sync.state).toMatchObject({ unsaved: false, failure: undefined });
  });

  it('starts from the last acknowledged text after a failure', async () => {
    const { sync, sent, answer } = setUp({ id: 'n0', body: 'base' });
    sync.write('one');
    await answer(fail('storage'));
    sync.write('two');
    await vi.advanceTimersByTimeAsync(250);
    expect(sent.at(-1)).toMatchObject({ base: 'base', body: 'two' });
  });
});

describe('another editor', () => {
  it('takes over what was merged while nothing more was typed', async () => {
    const { sync, answer, replaced, acknowledged } = setUp({ id: 'n0', body: '' });
    sync.write('mine');
    await answer(ok({ body: 'theirs mine' }));
    expect(replaced).toHaveBeenCalledWith('theirs mine');
    expect(sync.state).toMatchObject({ text: 'theirs mine', unsaved: false });
    expect(acknowledged).toHaveBeenCalledWith({ id: 'n0', body: 'theirs mine' }, false);
  });

  it('keeps its own base when more was typed, so that the worker merges again', async () => {
    const { sync, sent, answer, replaced } = setUp();
    sync.write('mine');
    sync.write('mine too');
    await answer(ok({ body: 'theirs mine' }));
    await vi.advanceTimersByTimeAsync(250);
    expect(replaced).not.toHaveBeenCalled();
    expect(sent.at(-1)).toMatchObject({ base: 'mine', body: 'mine too' });
  });

  it('leaves a text alone that an input method is composing', async () => {
    const { sync, answer, replaced, busy } = setUp();
    sync.write('か');
    busy.mockReturnValue(true);
    await answer(ok({ body: 'theirs か' }));
    expect(replaced).not.toHaveBeenCalled();
    expect(sync.state.text).toBe('か');
  });

  it('says when both texts were kept apart', async () => {
    const { sync, answer } = setUp();
    sync.write('mine');
    await answer(ok({ body: 'mine', conflictId: 'n9' }));
    expect(sync.state.conflict).toBe(true);
  });

  it('adopts the library’s note only while nothing is unsaved', () => {
    const { sync, replaced } = setUp();
    sync.adopt({ id: 'n5', body: 'from the popup' });
    expect(replaced).toHaveBeenCalledWith('from the popup');
    sync.write('mine');
    sync.adopt({ id: 'n5', body: 'other' });
    expect(sync.state.text).toBe('mine');
  });
});
