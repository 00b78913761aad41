import { describe, expect, it } from 'vitest';
import { fail, ok } from '@/lib/messaging/result';
import { initialState, type PageEvent, type PageState, step } from '@/lib/page/state';
import { record, summary } from './summary';

const start = initialState(record());
const run = (...events: PageEvent[]) => runFrom(start, ...events);
function runFrom(from: PageState, ...events: PageEvent[]) {
  return events.reduce((last, event) => step(last.state, event), step(from, { type: 'seen' }));
}
const saved = (outcome: 'new' | 'restored' | 'known') =>
  ({ type: 'saved', result: ok({ summary: summary(), outcome }) }) as const;
const looked = (value: ReturnType<typeof summary> | null, stamp = 0) =>
  ({ type: 'looked', stamp, result: ok(value) }) as const;

describe('a visit', () => {
  it('saves on a press', () => {
    const { state, effects } = run(looked(null), { type: 'press' });
    expect(effects).toEqual([{ type: 'save' }]);
    expect(state.saving).toBe(true);
  });

  it('saves once for two presses', () => {
    expect(run({ type: 'press' }, { type: 'press' }).effects).toEqual([]);
  });

  it('saves even when the library could not be asked', () => {
    const looking = { type: 'looked', stamp: 0, result: fail('storage') } as const;
    const { state, effects } = run(looking, { type: 'press' });
    expect(state.failure?.code).toBe('storage');
    expect(effects).toEqual([{ type: 'save' }]);
  });

  it('opens the card of a saved paper instead', () => {
    const { effects } = run(looked(summary()), { type: 'press' });
    expect(effects).toEqual([{ type: 'card', opening: { why: 'asked' } }]);
  });

  it.each(['new', 'restored', 'known'] as const)('says what saving came to: %s', (outcome) => {
    const { state, effects } = run({ type: 'press' }, saved(outcome));
    expect(state.known?.id).toBe('p1');
    expect(state.saving).toBe(false);
    expect(effects).toEqual([{ type: 'card', opening: { why: 'saved', outcome } }]);
  });

  it('shows why saving failed, and saves again on the next press', () => {
    const error = fail('full');
    const { state, effects } = run({ type: 'press' }, { type: 'saved', result: error });
    expect(effects).toEqual([
      { type: 'card', opening: { why: 'failed', error: { code: 'full' } } },
    ]);
    expect(step(state, { type: 'press' }).effects).toEqual([{ type: 'save' }]);
  });

  it('drops an answer that is older than a save, and asks again', () => {
    const { state, effects } = run({ type: 'press' }, saved('new'), looked(null, 0));
    expect(state.known?.id).toBe('p1');
    expect(effects).toEqual([{ type: 'look' }]);
  });

  it('counts an opening once, and again after the page came back', () => {
    const opened = { type: 'opened', paperId: 'p1' };
    const first = run(looked(summary()), { type: 'seen' });
    expect(first.effects).toEqual([opened]);
    expect(step(first.state, { type: 'seen' }).effects).toEqual([]);
    const back = runFrom(first.state, { type: 'returned' }, { type: 'seen' });
    expect(back.effects).toEqual([opened]);
  });

  it('does not count a paper that was saved just now, but does one that was there', () => {
    expect(run({ type: 'press' }, saved('new'), { type: 'seen' }).effects).toEqual([]);
    expect(run({ type: 'press' }, saved('known'), { type: 'seen' }).effects).toHaveLength(1);
  });

  it('announces a save by other means only when asked to, and only when it is news', () => {
    const news = { ...looked(summary()), announce: true };
    const said = [{ type: 'card', opening: { why: 'saved', outcome: 'new' } }];
    expect(run(looked(null), news).effects).toEqual(said);
    expect(run(looked(null), looked(summary())).effects).toEqual([]);
    expect(run(news).effects).toEqual([]);
    expect(run(looked(summary()), news).effects).toEqual([]);
  });

  it('asks again when the page turns out to have more identifiers', () => {
    const more = record({ identifiers: ['arxiv:2401.00001', 'doi:10.1/x'] });
    expect(run({ type: 'described', record: more }).effects).toEqual([{ type: 'look' }]);
    expect(run({ type: 'described', record: record({ title: 'New' }) }).effects).toEqual([]);
  });

  it('tells the library once what it has only a stand-in for', () => {
    const standIn = looked(summary({ provisional: true }));
    const { state, effects } = run(standIn);
    expect(effects).toEqual([{ type: 'complete' }]);
    expect(step(state, standIn).effects).toEqual([]);
    expect(run(looked(summary())).effects).toEqual([]);
  });

  it('tells the library once of an identifier that it does not have', () => {
    const more = record({ identifiers: ['arxiv:2401.00001', 'doi:10.1/x'] });
    const answer = looked(summary());
    const { state, effects } = step(initialState(more), answer);
    expect(effects).toEqual([{ type: 'complete' }]);
    expect(step(state, answer).effects).toEqual([]);
    const limited = looked(summary({ identifiers: [], limited: true }));
    expect(step(initialState(more), limited).effects).toEqual([]);
  });

  it('goes silently when it learns by itself that the extension is gone', () => {
    const { state, effects } = run({ type: 'looked', stamp: 0, result: fail('outdated') });
    expect(effects).toEqual([{ type: 'retire' }]);
    expect(step(state, { type: 'press' }).effects).toEqual([]);
  });

  it('says so when the user asked for something', () => {
    const { effects } = run({ type: 'press' }, { type: 'saved', result: fail('outdated') });
    expect(effects.map(({ type }) => type)).toEqual(['card', 'retire']);
  });
});
