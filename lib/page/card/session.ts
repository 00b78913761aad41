/** The card of one visit: runs its state machine, sends changes and the note, draws the view. */
import type { PaperSummary } from '../../messaging/protocol';
import type { Result } from '../../messaging/result';
import type { Card, CardHost } from '../card-port';
import { createNoteSync, type NoteSync } from './note-sync';
import {
  ahead,
  apply,
  type CardEffect,
  type CardEvent,
  type Change,
  initialCard,
  step,
} from './state';
import { createView } from './view';

/** A toast leaves by itself after this long, and is asked again after the second (ms). */
const toastMs = 8000;
const toastAgainMs = 2000;

/** Put the card into its host; it shows nothing until `open`. */
export function startCard(host: CardHost): Card {
  const { ask } = host;
  let state = initialCard;
  let note: NoteSync | undefined;
  let noteOf: string | undefined;
  let toast: ReturnType<typeof setTimeout> | undefined;
  /** Why the card is only waiting for its words to be safe. */
  let ending: 'left' | 'outdated' | undefined;
  let over = false;

  const act = (event: CardEvent) => {
    if (over) return;
    const next = step(state, event);
    const wasToast = state.mode === 'toast';
    state = next.state;
    if (state.mode === 'toast' && !wasToast) waitWithToast(toastMs);
    // What was acknowledged is passed on before drawing, so that nothing flickers in between.
    for (const effect of next.effects) if (effect.type !== 'focus') void run(effect);
    draw();
    if (next.effects.some(({ type }) => type === 'focus')) view.focus();
  };

  const view = createView(host, {
    undo: () => act({ type: 'undo' }),
    close,
    retry: () => act({ type: 'retry' }),
    expand: () => act({ type: 'expand' }),
    setStatus: (status) => change({ kind: 'status', status }),
    addTag: (tag) => change({ kind: 'tag', tag }),
    removeTag: (tag) => change({ kind: 'untag', tag }),
    see: (version) => change({ kind: 'seen', version }),
    panel() {
      close();
      host.panel?.();
    },
    choose() {
      close();
      host.linked?.choose();
    },
    writeNote: (text) => note?.write(text),
    flushNote: () => note?.flush(),
    retryNote: () => note?.retry(),
  });

  function change(made: Change) {
    const known = host.known();
    if (known) act({ type: 'change', change: made, known });
  }

  function unsaved(): boolean {
    return note?.state.unsaved ?? false;
  }

  function draw() {
    if (over) return;
    const known = host.known();
    const summary = known && ahead(state, known);
    const outdated = ending === 'outdated';
    view.update({ state, summary, note: note?.state, record: host.record(), outdated });
    if (!outdated) host.show(summary, state.mode !== 'closed');
  }

  function close() {
    note?.flush();
    act({ type: 'close' });
    if (ending) end();
  }

  /** One synchroniser per saved paper; it follows the library's note while nothing is unsaved. */
  function followNote() {
    const known = host.known();
    if (!known || known.limited) {
      if (known === null && note && !unsaved()) dropNote();
      return;
    }
    if (noteOf === known.id) {
      note?.adopt(known.note);
      return;
    }
    dropNote();
    noteOf = known.id;
    note = createNoteSync({
      paperId: known.id,
      note: known.note,
      send: (sent) => heard(ask('note', sent)),
      changed: noteChanged,
      acknowledged: noteStored,
      replaced: (text) => view.replaceNote(text),
      busy: () => view.composing(),
    });
    view.replaceNote(known.note?.body ?? '');
  }

  function dropNote() {
    note?.dispose();
    note = undefined;
    noteOf = undefined;
    view.replaceNote('');
  }

  function noteStored(stored: { id: string; body: string }, conflict: boolean) {
    const known = host.known();
    if (!known || known.id !== noteOf) return;
    const { note: before, ...rest } = known;
    const notes = rest.notes + Number(stored.body !== '') - Number(Boolean(before?.body));
    host.learned({ ...rest, notes: Math.max(0, notes), ...(stored.body && { note: stored }) });
    if (conflict) host.look();
  }

  function noteChanged() {
    if (over) return;
    if (ending === 'left' && !unsaved()) {
      end();
      return;
    }
    const inDanger = unsaved() && note?.state.failure !== undefined && ending !== 'outdated';
    const { defaultView: page } = host.document;
    if (inDanger) page?.addEventListener('beforeunload', warn);
    else page?.removeEventListener('beforeunload', warn);
    draw();
  }

  /** Words that could not be stored would go with the page: let the browser ask. */
  function warn(event: Event) {
    event.preventDefault();
  }

  function waitWithToast(ms: number) {
    clearTimeout(toast);
    toast = setTimeout(() => {
      if (state.mode !== 'toast') return;
      if (view.engaged() || unsaved()) waitWithToast(toastAgainMs);
      else close();
    }, ms);
  }

  /** An answer, after noticing that there is nobody left to give one. */
  async function heard<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
    const result = await answer;
    if (!result.ok && result.error.code === 'outdated') {
      // The user asked for something: the card says why it did not happen.
      if (!ending) act({ type: 'expand' });
      host.outdated();
    }
    return result;
  }

  async function run(effect: Exclude<CardEffect, { type: 'focus' }>): Promise<void> {
    const known = host.known();
    const paperIds = known ? [known.id] : [];
    switch (effect.type) {
      case 'save':
        host.save();
        return;
      case 'remove':
        note?.flush();
        act({ type: 'removed', result: await heard(ask('remove', { paperIds })) });
        return;
      case 'change': {
        const { change: made, token } = effect;
        act({ type: 'changed', token, result: await heard(send(made, paperIds)) });
        return;
      }
      case 'learn':
        if (known) host.learned(apply(known, effect.change));
        return;
      case 'forget':
        host.learned(null);
    }
  }

  function end() {
    if (over) return;
    over = true;
    clearTimeout(toast);
    note?.dispose();
    host.document.defaultView?.removeEventListener('beforeunload', warn);
    host.done();
  }

  function send(made: Change, paperIds: string[]): Promise<Result<unknown>> {
    switch (made.kind) {
      case 'status':
        return ask('status', { paperIds, status: made.status });
      case 'seen':
        return ask('seen', { paperId: paperIds[0] ?? '', version: made.version });
      default: {
        const [add, remove] = made.kind === 'tag' ? [[made.tag], []] : [[], [made.tag]];
        return ask('tag', { paperIds, add, remove });
      }
    }
  }

  let last: PaperSummary | null | undefined;
  const sync = () => {
    if (over) return;
    const known = host.known();
    if (last && known === null && !state.removing && state.headline !== 'removed') {
      state = step(state, { type: 'gone' }).state;
    }
    last = known;
    followNote();
    draw();
  };
  sync();

  return {
    open(opening) {
      sync();
      act({ type: 'open', opening });
    },
    sync,
    close() {
      if (state.mode !== 'closed') close();
    },
    closeToast() {
      if (state.mode === 'toast') close();
    },
    flush: () => note?.flush(),
    leave() {
      note?.flush();
      ending ??= 'left';
      if (unsaved()) act({ type: 'expand' });
      else end();
    },
    retire(replaced = false) {
      ending = 'outdated';
      if (!unsaved() && (replaced || state.mode === 'closed')) end();
      else draw();
    },
  };
}
