/**
 * What one visit to a paper's page knows and does, as a pure function: state and event in, state
 * and effects out. The document is ./widget's, messages and timers are ./visit's.
 */
import type { PaperSummary, Saved } from '../messaging/protocol';
import type { Failure, Result } from '../messaging/result';
import type { PaperRecord, Status } from '../paper/schema';
import { agree } from './recogniser';

/** A change of the saved paper. */
export type Change =
  | { kind: 'status'; status: Status }
  | { kind: 'tag'; tag: string }
  | { kind: 'untag'; tag: string };

/** A change that is shown but not yet acknowledged. */
export interface PendingChange {
  token: number;
  change: Change;
  failed: boolean;
}

/** `toast` comes by itself and leaves by itself; `open` was asked for and stays. */
export type CardMode = 'closed' | 'toast' | 'open';

/** What the card says on top. */
export type Headline = Saved['outcome'] | 'removed' | null;

export interface PageState {
  record: PaperRecord;
  /** The library's word: `undefined` while unknown, `null` when not saved. */
  known: PaperSummary | null | undefined;
  /** A save or a removal is under way. */
  busy: 'save' | 'remove' | null;
  pending: readonly PendingChange[];
  card: CardMode;
  headline: Headline;
  /** True while Undo means putting a paper away that this visit has saved. */
  undoable: boolean;
  failure: { error: Failure; of: 'look' | 'save' | 'remove' | 'change' } | null;
  /** `opened` needs no sending (any more) in this visit. */
  counted: boolean;
  /** The extension was updated under the page: nothing can be asked any more. */
  outdated: boolean;
  /** Counts what changed the library's word; an answer to an older question is dropped. */
  stamp: number;
}

export type PageEvent =
  | { type: 'look' }
  | { type: 'looked'; stamp: number; result: Result<PaperSummary | null> }
  | { type: 'refreshed'; stamp: number; result: Result<PaperSummary | null>; visible: boolean }
  | { type: 'seen' }
  | { type: 'returned' }
  | { type: 'described'; record: PaperRecord }
  | { type: 'press' }
  | { type: 'saved'; result: Result<Saved> }
  | { type: 'undo' }
  | { type: 'removed'; result: Result<unknown> }
  | { type: 'change'; change: Change }
  | { type: 'changed'; token: number; result: Result<unknown> }
  | { type: 'noted'; note: { id: string; body: string } }
  | { type: 'retry' }
  | { type: 'expand' }
  | { type: 'close' }
  | { type: 'outdated' };

export type Effect =
  | { type: 'look'; identifiers: string[]; stamp: number }
  | { type: 'save'; record: PaperRecord }
  | { type: 'remove'; paperId: string }
  | { type: 'opened'; paperId: string }
  | { type: 'change'; paperId: string; token: number; change: Change }
  /** Move the focus into the card. */
  | { type: 'focus' }
  /** Stop listening and asking; take the widget away unless it holds words or tells of a failure. */
  | { type: 'retire' };

export interface Step {
  state: PageState;
  effects: Effect[];
}

/** A visit before the library has been asked. */
export function initialState(record: PaperRecord): PageState {
  return {
    record,
    known: undefined,
    busy: null,
    pending: [],
    card: 'closed',
    headline: null,
    undoable: false,
    failure: null,
    counted: false,
    outdated: false,
    stamp: 0,
  };
}

/** The saved paper with the changes that are still on their way. */
export function shown(state: PageState): PaperSummary | null | undefined {
  const { known } = state;
  if (!known) return known;
  return state.pending.reduce((summary, { change }) => apply(summary, change), known);
}

function apply(summary: PaperSummary, change: Change): PaperSummary {
  switch (change.kind) {
    case 'status':
      return { ...summary, status: change.status };
    case 'tag':
      return summary.tags.includes(change.tag)
        ? summary
        : { ...summary, tags: [...summary.tags, change.tag] };
    case 'untag':
      return { ...summary, tags: summary.tags.filter((tag) => tag !== change.tag) };
  }
}

/** One step of a visit. Pure. */
export function step(state: PageState, event: PageEvent): Step {
  if (state.outdated && event.type !== 'close' && event.type !== 'expand') {
    return { state, effects: [] };
  }
  switch (event.type) {
    case 'look':
      return with_(state, {}, look(state));
    case 'looked':
      return onLooked(state, event.stamp, event.result);
    case 'refreshed': {
      const next = onLooked(state, event.stamp, event.result);
      const savedElsewhere = state.known === null && next.state.known && state.card === 'closed';
      // The save key of the browser went to the worker: say here that it worked.
      return savedElsewhere && event.visible
        ? with_(next.state, { card: 'toast', headline: 'new', undoable: true }, ...next.effects)
        : next;
    }
    case 'seen':
      return count(state);
    case 'returned':
      return with_(state, { counted: false }, look(state));
    case 'described':
      return onDescribed(state, event.record);
    case 'press':
      return onPress(state);
    case 'saved':
      return onSaved(state, event.result);
    case 'undo':
      return onUndo(state);
    case 'removed':
      return onRemoved(state, event.result);
    case 'change':
      return onChange(state, event.change);
    case 'changed':
      return onChanged(state, event.token, event.result);
    case 'noted':
      return onNoted(state, event.note);
    case 'retry':
      return onRetry(state);
    case 'expand':
      return with_(state, { card: 'open' });
    case 'close':
      return onClose(state);
    case 'outdated':
      return with_(state, { outdated: true, busy: null }, { type: 'retire' });
  }
}

function with_(state: PageState, changes: Partial<PageState>, ...effects: Effect[]): Step {
  return { state: { ...state, ...changes }, effects };
}

function look(state: PageState): Effect {
  return { type: 'look', identifiers: state.record.identifiers, stamp: state.stamp };
}

/** The extension is gone: the failure is shown where the user asked for something. */
function retire(state: PageState, error: Failure, of: 'save' | 'remove' | 'change'): Step {
  return with_(
    state,
    { outdated: true, busy: null, card: 'open', failure: { error, of } },
    { type: 'retire' },
  );
}

function onLooked(state: PageState, stamp: number, result: Result<PaperSummary | null>): Step {
  if (!result.ok) {
    if (result.error.code === 'outdated') {
      return with_(state, { outdated: true }, { type: 'retire' });
    }
    if (state.known !== undefined || state.failure) return with_(state, {});
    return with_(state, { failure: { error: result.error, of: 'look' } });
  }
  // Something was saved or changed since: what was asked before that is out of date.
  if (stamp !== state.stamp) return with_(state, {}, look(state));
  const failure = state.failure?.of === 'look' ? null : state.failure;
  const gone = !result.value && state.known;
  return with_(state, {
    known: result.value,
    failure,
    ...(gone && { card: 'closed' as const, headline: null, undoable: false, pending: [] }),
  });
}

/** Tell the library, once, that a saved paper's page is in front of the user. */
function count(state: PageState): Step {
  if (state.counted || !state.known) return with_(state, {});
  return with_(state, { counted: true }, { type: 'opened', paperId: state.known.id });
}

function onDescribed(state: PageState, record: PaperRecord): Step {
  const next = { ...state, record };
  return agree(record.identifiers, state.record.identifiers) &&
    record.identifiers.length === state.record.identifiers.length
    ? with_(next, {})
    : with_(next, {}, look(next));
}

function onPress(state: PageState): Step {
  if (state.busy) return with_(state, {});
  if (state.known) {
    return with_(
      state,
      { card: 'open', headline: state.card === 'toast' ? state.headline : null },
      { type: 'focus' },
    );
  }
  return with_(state, { busy: 'save', failure: null }, { type: 'save', record: state.record });
}

function onSaved(state: PageState, result: Result<Saved>): Step {
  if (!result.ok) {
    if (result.error.code === 'outdated') return retire(state, result.error, 'save');
    return with_(state, {
      busy: null,
      card: 'open',
      headline: null,
      failure: { error: result.error, of: 'save' },
    });
  }
  const { summary, outcome } = result.value;
  return with_(state, {
    busy: null,
    known: summary,
    stamp: state.stamp + 1,
    card: 'toast',
    headline: outcome,
    undoable: outcome !== 'known',
    failure: null,
    // Saving says more than opening; but a paper that was there already has now been opened.
    counted: state.counted || outcome !== 'known',
  });
}

function onUndo(state: PageState): Step {
  if (state.busy || !state.known || !state.undoable) return with_(state, {});
  return with_(
    state,
    { busy: 'remove', failure: null },
    { type: 'remove', paperId: state.known.id },
  );
}

function onRemoved(state: PageState, result: Result<unknown>): Step {
  if (!result.ok) {
    if (result.error.code === 'outdated') return retire(state, result.error, 'remove');
    return with_(state, {
      busy: null,
      card: 'open',
      failure: { error: result.error, of: 'remove' },
    });
  }
  return with_(state, {
    busy: null,
    known: null,
    stamp: state.stamp + 1,
    pending: [],
    card: 'closed',
    headline: 'removed',
    undoable: false,
  });
}

function onChange(state: PageState, change: Change): Step {
  const summary = shown(state);
  if (!state.known || !summary || apply(summary, change) === summary) return with_(state, {});
  if (change.kind === 'status' && summary.status === change.status) return with_(state, {});
  const token = state.stamp + 1;
  return with_(
    state,
    {
      stamp: token,
      pending: [...state.pending, { token, change, failed: false }],
      failure: state.failure?.of === 'change' ? state.failure : null,
    },
    { type: 'change', paperId: state.known.id, token, change },
  );
}

function onChanged(state: PageState, token: number, result: Result<unknown>): Step {
  const entry = state.pending.find((item) => item.token === token);
  if (!entry || !state.known) return with_(state, {});
  if (result.ok) {
    const pending = state.pending.filter((item) => item !== entry);
    const over = state.failure?.of === 'change' && !pending.some((item) => item.failed);
    return with_(state, {
      known: apply(state.known, entry.change),
      pending,
      stamp: state.stamp + 1,
      ...(over && { failure: null }),
    });
  }
  if (result.error.code === 'outdated') return retire(state, result.error, 'change');
  return with_(state, {
    pending: state.pending.map((item) => (item === entry ? { ...item, failed: true } : item)),
    card: state.card === 'closed' ? 'open' : state.card,
    failure: { error: result.error, of: 'change' },
  });
}

function onNoted(state: PageState, note: { id: string; body: string }): Step {
  if (!state.known) return with_(state, {});
  const { note: before, ...rest } = state.known;
  const difference = Number(note.body !== '') - Number(Boolean(before?.body));
  return with_(state, {
    known: { ...rest, ...(note.body && { note }), notes: Math.max(0, rest.notes + difference) },
    stamp: state.stamp + 1,
  });
}

function onRetry(state: PageState): Step {
  switch (state.failure?.of) {
    case 'look':
      return with_(state, { failure: null }, look(state));
    case 'save':
      return onPress({ ...state, card: 'closed' });
    case 'remove':
      return onUndo({ ...state, undoable: true });
    case 'change': {
      const { known } = state;
      if (!known) return with_(state, {});
      const failed = state.pending.filter((item) => item.failed);
      return with_(
        state,
        { failure: null, pending: state.pending.map((item) => ({ ...item, failed: false })) },
        ...failed.map(({ token, change }): Effect => {
          return { type: 'change', paperId: known.id, token, change };
        }),
      );
    }
    default:
      return with_(state, {});
  }
}

function onClose(state: PageState): Step {
  const closed: Partial<PageState> = { card: 'closed', headline: null, undoable: false };
  // Changes that failed stay, with their failure: opening the card again offers to retry.
  const failure = state.failure?.of === 'change' ? state.failure : null;
  if (state.outdated) return with_(state, closed, { type: 'retire' });
  return with_(state, { ...closed, failure });
}
