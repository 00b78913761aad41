/**
 * What one visit to a paper's page knows and does, as a pure function: state and event in, state
 * and effects out. The document is ./widget's, messages are ./visit's, changes of a saved paper are
 * the card's.
 */
import type { PaperSummary, Saved } from '../messaging/protocol';
import type { Failure, Result } from '../messaging/result';
import type { PaperRecord } from '../paper/schema';
import type { Opening } from './card-port';

export interface PageState {
  record: PaperRecord;
  /** The library's word: `undefined` while unknown, `null` when not saved. */
  known: PaperSummary | null | undefined;
  saving: boolean;
  /** Why the library could not be asked. */
  failure: Failure | null;
  /** What the page tells was sent to complete a saved paper, once in this visit. */
  completed: boolean;
  /** `opened` needs no sending (any more) in this visit. */
  counted: boolean;
  /** The extension was updated under the page: nothing can be asked any more. */
  outdated: boolean;
  /** Counts what changed the library's word; an answer to an older question is dropped. */
  stamp: number;
}

export type PageEvent =
  | {
      type: 'looked';
      stamp: number;
      result: Result<PaperSummary | null>;
      /** Say it when the paper turns out to have been saved by other means meanwhile. */
      announce?: boolean;
    }
  | { type: 'seen' }
  | { type: 'returned' }
  | { type: 'described'; record: PaperRecord }
  | { type: 'press' }
  | { type: 'saved'; result: Result<Saved> }
  | { type: 'learned'; known: PaperSummary | null }
  | { type: 'outdated' };

export type Effect =
  | { type: 'look' }
  | { type: 'save' }
  /** The page tells more than the library has: tell it, without a word to the user. */
  | { type: 'complete' }
  | { type: 'opened'; paperId: string; version?: number; latest?: number }
  | { type: 'card'; opening: Opening }
  /** Stop listening and asking, and take the widget away unless it holds words. */
  | { type: 'retire' };

export interface Step {
  state: PageState;
  effects: Effect[];
}

/** A visit before the library has been asked. */
export const initialState = (record: PaperRecord): PageState => ({
  record,
  known: undefined,
  saving: false,
  failure: null,
  completed: false,
  counted: false,
  outdated: false,
  stamp: 0,
});

const opened = ({ id }: PaperSummary, { version, latest }: PaperRecord): Effect => ({
  type: 'opened',
  paperId: id,
  ...(version !== undefined && { version }),
  ...(latest !== undefined && { latest }),
});

/** A title for a stand-in, or another identifier, such as the DOI that an abstract page has got. */
const isNews = ({ identifiers, provisional }: PaperRecord, known: PaperSummary): boolean =>
  (known.provisional === true && !provisional) ||
  (!known.limited && identifiers.some((each) => !known.identifiers.includes(each)));

/** One step of a visit. Pure. */
export function step(state: PageState, event: PageEvent): Step {
  const to = (changes: Partial<PageState>, ...effects: Effect[]): Step => ({
    state: { ...state, ...changes },
    effects,
  });
  if (state.outdated) return to({});

  switch (event.type) {
    case 'looked': {
      const { result } = event;
      if (!result.ok) {
        if (result.error.code === 'outdated') return to({ outdated: true }, { type: 'retire' });
        return to({ failure: result.error });
      }
      // Something was saved or changed since: what was asked before that is out of date.
      if (event.stamp !== state.stamp) return to({}, { type: 'look' });
      const announce = event.announce && state.known === null && result.value;
      const effects: Effect[] = announce
        ? [{ type: 'card', opening: { why: 'saved', outcome: 'new' } }]
        : [];
      if (result.value && isNews(state.record, result.value) && !state.completed) {
        effects.push({ type: 'complete' });
      }
      return to(
        {
          known: result.value,
          failure: null,
          completed: state.completed || effects.some(({ type }) => type === 'complete'),
        },
        ...effects,
      );
    }
    case 'seen':
      return state.known && !state.known.limited && !state.counted
        ? to({ counted: true }, opened(state.known, state.record))
        : to({});
    case 'returned':
      return to({ counted: false }, { type: 'look' });
    case 'described': {
      const { record } = event;
      const same = record.identifiers.join() === state.record.identifiers.join();
      return to({ record }, ...(same ? [] : [{ type: 'look' } as const]));
    }
    case 'press':
      if (state.saving) return to({});
      if (state.known) return to({}, { type: 'card', opening: { why: 'asked' } });
      return to({ saving: true }, { type: 'save' });
    case 'saved': {
      if (!event.result.ok) {
        const { error } = event.result;
        const outdated = error.code === 'outdated';
        const effects: Effect[] = [{ type: 'card', opening: { why: 'failed', error } }];
        if (outdated) effects.push({ type: 'retire' });
        return to({ saving: false, outdated }, ...effects);
      }
      const { summary, outcome } = event.result.value;
      return to(
        {
          saving: false,
          known: summary,
          failure: null,
          stamp: state.stamp + 1,
          // Saving says more than opening; but a paper that was there already is now opened.
          counted: state.counted || outcome !== 'known',
        },
        { type: 'card', opening: { why: 'saved', outcome } },
      );
    }
    case 'learned':
      return to({ known: event.known, stamp: state.stamp + 1 });
    case 'outdated':
      return to({ outdated: true, saving: false }, { type: 'retire' });
  }
}
