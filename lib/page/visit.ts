/** One visit to one paper: runs the state machine, asks the worker, keeps the widget up to date. */
import type { ask as askWorker } from '../messaging/ask';
import type { PaperRecord } from '../paper/schema';
import type { Guard } from './guard';
import { createNoteSync, type NoteSync } from './note-sync';
import { type Effect, initialState, type PageEvent, shown, step } from './state';
import { createWidget, type Widget } from './widget/widget';

/** A toast leaves by itself after this long, and is asked again after the second. */
const toastMs = 8000;
const toastAgainMs = 2000;

export interface VisitOptions {
  document: Document;
  guard: Guard;
  tokens: string;
  ask: typeof askWorker;
  record: PaperRecord;
  /** Called when the extension turned out to be gone: the page part should stop listening. */
  outdated(): void;
}

export interface Visit {
  readonly record: PaperRecord;
  readonly widget: Widget;
  /** The page says more (or something else) of the same paper. */
  describe(record: PaperRecord): void;
  /** Save, or open the card of a saved paper. */
  press(): void;
  /** Ask again what the library knows. */
  look(): Promise<void>;
  /** Like `look`, on the worker's word that something has changed. */
  refresh(): Promise<void>;
  /** The page is in front again after it was put away whole. */
  returned(): void;
  /** The page came into view. */
  seen(): void;
  closeToast(): void;
  /** Send what is typed and not sent, now. */
  flush(): void;
  /** The page shows another paper now: go, but not before the words are safe. */
  leave(): void;
  /** The extension is gone. */
  retire(): void;
}

export function startVisit(options: VisitOptions): Visit {
  const { document, guard, tokens, ask } = options;
  let state = initialState(options.record);
  let note: NoteSync | null = null;
  let noteOf: string | null = null;
  let toast: ReturnType<typeof setTimeout> | undefined;
  let leaving = false;
  let over = false;

  const dispatch = (event: PageEvent) => {
    if (over) return;
    const before = state;
    const next = step(state, event);
    state = next.state;
    followNote();
    if (before.card !== 'toast' && state.card === 'toast') waitWithToast(toastMs);
    draw();
    for (const effect of next.effects) void run(effect);
    if (!document.hidden && state.known && !state.counted && event.type !== 'seen') {
      dispatch({ type: 'seen' });
    }
  };

  const widget = createWidget({
    document,
    guard,
    tokens,
    actions: {
      press: () => dispatch({ type: 'press' }),
      undo: () => dispatch({ type: 'undo' }),
      close,
      retry: () => dispatch({ type: 'retry' }),
      expand: () => dispatch({ type: 'expand' }),
      setStatus: (status) => dispatch({ type: 'change', change: { kind: 'status', status } }),
      addTag: (tag) => dispatch({ type: 'change', change: { kind: 'tag', tag } }),
      removeTag: (tag) => dispatch({ type: 'change', change: { kind: 'untag', tag } }),
      writeNote: (text) => note?.write(text),
      flushNote: () => note?.flush(),
      retryNote: () => note?.retry(),
    },
  });

  function draw() {
    if (!over) widget.update({ state, summary: shown(state), note: note?.state ?? null, leaving });
  }

  function close() {
    note?.flush();
    const wordsKept = state.outdated && (note?.state.unsaved ?? false);
    dispatch({ type: 'close' });
    if (wordsKept || (leaving && !over)) end();
  }

  /** One synchroniser per saved paper; it follows the library's note while nothing is unsaved. */
  function followNote() {
    const { known } = state;
    if (!known) {
      if (known === null && !note?.state.unsaved) {
        note?.dispose();
        note = null;
        noteOf = null;
        widget.replaceNote('');
      }
      return;
    }
    if (note && noteOf === known.id) {
      note.adopt(known.note);
      return;
    }
    note?.dispose();
    noteOf = known.id;
    note = createNoteSync({
      paperId: known.id,
      note: known.note,
      send: (change) => ask('note', change),
      changed: noteChanged,
      acknowledged(stored, conflict) {
        dispatch({ type: 'noted', note: stored });
        if (conflict) dispatch({ type: 'look' });
      },
      replaced: (text) => widget.replaceNote(text),
      busy: () => widget.composing(),
    });
    widget.replaceNote(known.note?.body ?? '');
  }

  function noteChanged() {
    if (note?.state.failure?.code === 'outdated') dispatch({ type: 'outdated' });
    if (leaving && !note?.state.unsaved) end();
    const inDanger = Boolean(note?.state.unsaved && note.state.failure);
    const view = document.defaultView;
    if (inDanger && !over) view?.addEventListener('beforeunload', warn);
    else view?.removeEventListener('beforeunload', warn);
    draw();
  }

  /** Words that could not be stored would go with the page: let the browser ask. */
  function warn(event: Event) {
    event.preventDefault();
  }

  function waitWithToast(ms: number) {
    clearTimeout(toast);
    toast = setTimeout(() => {
      if (state.card !== 'toast') return;
      if (widget.engaged() || note?.state.unsaved) waitWithToast(toastAgainMs);
      else dispatch({ type: 'close' });
    }, ms);
  }

  async function run(effect: Effect): Promise<void> {
    switch (effect.type) {
      case 'look': {
        const { identifiers, stamp } = effect;
        dispatch({ type: 'looked', stamp, result: await ask('look', { identifiers }) });
        return;
      }
      case 'save':
        dispatch({ type: 'saved', result: await ask('save', { record: effect.record }) });
        return;
      case 'remove':
        note?.flush();
        dispatch({ type: 'removed', result: await ask('remove', { paperIds: [effect.paperId] }) });
        return;
      case 'opened':
        await ask('opened', { paperId: effect.paperId });
        return;
      case 'change': {
        const { change, token } = effect;
        const paperIds = [effect.paperId];
        const result =
          change.kind === 'status'
            ? await ask('status', { paperIds, status: change.status })
            : await ask('tag', {
                paperIds,
                add: change.kind === 'tag' ? [change.tag] : [],
                remove: change.kind === 'untag' ? [change.tag] : [],
              });
        dispatch({ type: 'changed', token, result });
        return;
      }
      case 'focus':
        widget.focusCard();
        return;
      case 'retire':
        options.outdated();
        if (state.card === 'closed' && !note?.state.unsaved) end();
    }
  }

  function end() {
    if (over) return;
    over = true;
    clearTimeout(toast);
    note?.dispose();
    document.defaultView?.removeEventListener('beforeunload', warn);
    widget.destroy();
  }

  const look = () =>
    run({ type: 'look', identifiers: state.record.identifiers, stamp: state.stamp });

  draw();
  return {
    get record() {
      return state.record;
    },
    widget,
    describe: (record) => dispatch({ type: 'described', record }),
    press: () => dispatch({ type: 'press' }),
    look,
    async refresh() {
      const { stamp } = state;
      const result = await ask('look', { identifiers: state.record.identifiers });
      dispatch({ type: 'refreshed', stamp, result, visible: document.hasFocus() });
    },
    returned: () => dispatch({ type: 'returned' }),
    seen: () => dispatch({ type: 'seen' }),
    closeToast() {
      if (state.card === 'toast') dispatch({ type: 'close' });
    },
    flush: () => note?.flush(),
    leave() {
      note?.flush();
      leaving = true;
      if (!note?.state.unsaved) end();
      else dispatch({ type: 'expand' });
    },
    retire: () => dispatch({ type: 'outdated' }),
  };
}
