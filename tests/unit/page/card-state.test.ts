import { describe, expect, it } from 'vitest';
import { fail, ok } from '@/lib/messaging/result';
import { ahead, type CardEvent, type Change, initialCard, step } from '@/lib/page/card/state';
import { summary } from './summary';

const known = summary({ tags: ['owls'] });
const run = (...events: CardEvent[]) =>
  events.reduce((last, event) => step(last.state, event), {
    state: initialCard,
    effects: [],
  } as ReturnType<typeof step>);
const toast = { type: 'open', opening: { why: 'saved', outcome: 'new' } } as const;
const asked = { type: 'open', opening: { why: 'asked' } } as const;
const change = (made: Change) => ({ type: 'change', change: made, known }) as const;
const tag = change({ kind: 'tag', tag: 'night' });

describe('the card', () => {
  it('comes as a toast after a save and offers Undo', () => {
    const { state } = run(toast);
    expect(state).toMatchObject({ mode: 'toast', headline: 'new', undoable: true });
  });

  it('offers no Undo for what was there before', () => {
    const { state } = run({ type: 'open', opening: { why: 'saved', outcome: 'known' } });
    expect(state).toMatchObject({ headline: 'known', undoable: false });
  });

  it('stays and takes the focus when it is asked for', () => {
    const { state, effects } = run(toast, asked);
    expect(state).toMatchObject({ mode: 'open', headline: 'new', undoable: true });
    expect(effects).toEqual([{ type: 'focus' }]);
    expect(run(asked).state.headline).toBeNull();
  });

  it('undoes a save once', () => {
    const undoing = run(toast, { type: 'undo' });
    expect(undoing.effects).toEqual([{ type: 'remove' }]);
    expect(step(undoing.state, { type: 'undo' }).effects).toEqual([]);
    const gone = step(undoing.state, { type: 'removed', result: ok(null) });
    expect(gone.state).toMatchObject({ mode: 'closed', headline: 'removed', undoable: false });
    expect(gone.effects).toEqual([{ type: 'forget' }]);
  });

  it('keeps the paper when Undo fails, and tries again', () => {
    const failed = run(toast, { type: 'undo' }, { type: 'removed', result: fail('storage') });
    expect(failed.state.failure).toMatchObject({ of: 'remove', error: { code: 'storage' } });
    expect(step(failed.state, { type: 'retry' }).effects).toEqual([{ type: 'remove' }]);
  });

  it.each<[string, Change, object]>([
    ['a status', { kind: 'status', status: 'read' }, { status: 'read' }],
    ['a tag', { kind: 'tag', tag: '夜 鳥, too' }, { tags: ['owls', '夜 鳥, too'] }],
    ['a tag taken away', { kind: 'untag', tag: 'owls' }, { tags: [] }],
  ])('shows %s before it is acknowledged', (_, made, expected) => {
    const { state, effects } = run(asked, change(made));
    expect(ahead(state, known)).toMatchObject(expected);
    expect(effects).toEqual([{ type: 'change', token: 1, change: made }]);
    const done = step(state, { type: 'changed', token: 1, result: ok(null) });
    expect(done.state.pending).toEqual([]);
    expect(done.effects).toEqual([{ type: 'learn', change: made }]);
  });

  it.each<[string, Change]>([
    ['the status it has', { kind: 'status', status: 'unread' }],
    ['a tag it has', { kind: 'tag', tag: 'owls' }],
    ['taking away a tag it has not', { kind: 'untag', tag: 'night' }],
  ])('sends nothing for %s', (_, made) => {
    expect(run(asked, change(made)).effects).toEqual([]);
  });

  it('keeps a change that failed, through closing, until a retry succeeds', () => {
    const result = fail('unreachable');
    const failed = run(asked, tag, { type: 'changed', token: 1, result }, { type: 'close' }, asked);
    expect(ahead(failed.state, known).tags).toContain('night');
    expect(failed.state.failure?.of).toBe('change');
    const again = step(failed.state, { type: 'retry' });
    expect(again.effects).toEqual([{ type: 'change', token: 1, change: tag.change }]);
    const done = step(again.state, { type: 'changed', token: 1, result: ok(null) });
    expect(done.state).toMatchObject({ pending: [], failure: null });
  });

  it('says that a change failed even if the card was closed meanwhile', () => {
    const { state } = run(
      asked,
      tag,
      { type: 'close' },
      {
        type: 'changed',
        token: 1,
        result: fail('full'),
      },
    );
    expect(state).toMatchObject({ mode: 'open', failure: { error: { code: 'full' } } });
  });

  it('keeps its failure while another change has failed, and drops it when none has', () => {
    const other = change({ kind: 'status', status: 'read' });
    const two = run(
      toast,
      tag,
      other,
      { type: 'changed', token: 1, result: fail('full') },
      { type: 'changed', token: 2, result: ok(null) },
    );
    expect(two.state.failure?.error.code).toBe('full');
    expect(two.state.pending).toHaveLength(1);
    const again = step(two.state, { type: 'retry' });
    const done = step(again.state, { type: 'changed', token: 1, result: ok(null) });
    expect(done.state).toMatchObject({ pending: [], failure: null });
  });

  it('makes nothing of an answer that nobody waits for, nor of a retry without a failure', () => {
    const before = run(toast);
    expect(step(before.state, { type: 'changed', token: 7, result: ok(null) })).toEqual({
      state: before.state,
      effects: [],
    });
    expect(step(before.state, { type: 'retry' }).effects).toEqual([]);
  });

  it('offers to save again when saving failed', () => {
    const opening = { why: 'failed', error: { code: 'full' } } as const;
    const { state, effects } = run({ type: 'open', opening }, { type: 'retry' });
    expect(effects).toEqual([{ type: 'save' }]);
    expect(state.mode).toBe('closed');
  });

  it('closes when the paper was put away elsewhere', () => {
    expect(run(asked, tag, { type: 'gone' }).state).toMatchObject({ mode: 'closed', pending: [] });
  });
});
