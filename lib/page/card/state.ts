/**
 * What the card shows and does, as a pure function: state and event in, state and effects out. What
 * the library knows is the page part's state (../state) and comes in with the events that need it.
 */
import type { PaperSummary, Saved } from '../../messaging/protocol';
import type { Failure, Result } from '../../messaging/result';
import type { Status } from '../../paper/schema';
import { meetVersion } from '../../paper/versions';
import type { Opening } from '../card-port';

/** A change of the saved paper. */
export type Change =
  | { kind: 'status'; status: Status }
  | { kind: 'tag'; tag: string }
  | { kind: 'untag'; tag: string }
  /** The user knows of this version. */
  | { kind: 'seen'; version: number };

/** A change that is shown but not yet acknowledged. */
export interface PendingChange {
  token: number;
  change: Change;
  failed: boolean;
}

/** `toast` comes by itself and leaves by itself; `open` was asked for and stays. */
export type CardMode = 'closed' | 'toast' | 'open';

export interface CardState {
  mode: CardMode;
  /** What the card says on top. */
  headline: Saved['outcome'] | 'removed' | null;
  /** True while Undo means putting a paper away that this visit has saved. */
  undoable: boolean;
  removing: boolean;
  pending: readonly PendingChange[];
  failure: { error: Failure; of: 'save' | 'remove' | 'change' } | null;
  token: number;
}

export type CardEvent =
  | { type: 'open'; opening: Opening }
  | { type: 'expand' }
  | { type: 'close' }
  | { type: 'undo' }
  | { type: 'removed'; result: Result<unknown> }
  | { type: 'change'; change: Change; known: PaperSummary }
  | { type: 'changed'; token: number; result: Result<unknown> }
  | { type: 'retry' }
  /** The paper was put away elsewhere. */
  | { type: 'gone' };

export type CardEffect =
  | { type: 'save' }
  | { type: 'remove' }
  | { type: 'change'; token: number; change: Change }
  /** A change was acknowledged. */
  | { type: 'learn'; change: Change }
  | { type: 'forget' }
  /** Move the focus into the card. */
  | { type: 'focus' };

export interface CardStep {
  state: CardState;
  effects: CardEffect[];
}

export const initialCard: CardState = {
  mode: 'closed',
  headline: null,
  undoable: false,
  removing: false,
  pending: [],
  failure: null,
  token: 0,
};

/** A saved paper after one change; the same object when it changes nothing. */
export function apply(summary: PaperSummary, change: Change): PaperSummary {
  const { tags } = summary;
  switch (change.kind) {
    case 'status':
      return summary.status === change.status ? summary : { ...summary, status: change.status };
    case 'tag':
      return tags.includes(change.tag) ? summary : { ...summary, tags: [...tags, change.tag] };
    case 'untag':
      return tags.includes(change.tag)
        ? { ...summary, tags: tags.filter((tag) => tag !== change.tag) }
        : summary;
    case 'seen':
      return meetVersion(summary, { version: change.version, read: true });
  }
}

/** A saved paper with the changes that are still on their way. */
export function ahead(state: CardState, known: PaperSummary): PaperSummary {
  return state.pending.reduce((summary, { change }) => apply(summary, change), known);
}

/** One step of the card. Pure. */
export function step(state: CardState, event: CardEvent): CardStep {
  const to = (changes: Partial<CardState>, ...effects: CardEffect[]): CardStep => ({
    state: { ...state, ...changes },
    effects,
  });
  // Changes that failed stay with their failure: the card offers to retry when it is opened again.
  const lasting = state.failure?.of === 'change' ? state.failure : null;

  switch (event.type) {
    case 'open': {
      const { opening } = event;
      if (opening.why === 'asked') {
        const headline = state.mode === 'closed' ? null : state.headline;
        return to({ mode: 'open', headline }, { type: 'focus' });
      }
      if (opening.why === 'failed') {
        const failure = { error: opening.error, of: 'save' } as const;
        return to({ mode: 'open', headline: null, undoable: false, failure });
      }
      const { outcome } = opening;
      const undoable = outcome !== 'known';
      return to({ mode: 'toast', headline: outcome, undoable, failure: lasting });
    }
    case 'expand':
      return to({ mode: 'open' });
    case 'close':
      return to({ mode: 'closed', headline: null, undoable: false, failure: lasting });
    case 'undo':
      if (state.removing || !state.undoable) return to({});
      return to({ removing: true, failure: lasting }, { type: 'remove' });
    case 'removed': {
      if (!event.result.ok) {
        const failure = { error: event.result.error, of: 'remove' } as const;
        return to({ removing: false, mode: 'open', failure });
      }
      return to({ ...initialCard, token: state.token, headline: 'removed' }, { type: 'forget' });
    }
    case 'change': {
      const before = ahead(state, event.known);
      if (apply(before, event.change) === before) return to({});
      const token = state.token + 1;
      const entry = { token, change: event.change, failed: false };
      return to(
        { token, pending: [...state.pending, entry], failure: lasting },
        { type: 'change', token, change: event.change },
      );
    }
    case 'changed': {
      const entry = state.pending.find(({ token }) => token === event.token);
      if (!entry) return to({});
      if (event.result.ok) {
        const pending = state.pending.filter((item) => item !== entry);
        return to({ pending }, { type: 'learn', change: entry.change });
      }
      return to({
        pending: state.pending.map((item) => (item === entry ? { ...item, failed: true } : item)),
        mode: state.mode === 'closed' ? 'open' : state.mode,
        failure: { error: event.result.error, of: 'change' },
      });
    }
    case 'retry':
      return retry(state, to);
    case 'gone':
      return to({ ...initialCard, token: state.token });
  }
}

function retry(
  state: CardState,
  to: (changes: Partial<CardState>, ...effects: CardEffect[]) => CardStep,
): CardStep {
  switch (state.failure?.of) {
    case 'save':
      return to({ failure: null, mode: 'closed' }, { type: 'save' });
    case 'remove':
      return to({ failure: null, removing: true }, { type: 'remove' });
    case 'change':
      return to(
        { failure: null, pending: state.pending.map((item) => ({ ...item, failed: false })) },
        ...state.pending
          .filter(({ failed }) => failed)
          .map(({ token, change }) => ({ type: 'change', token, change }) as const),
      );
    default:
      return to({});
  }
}
