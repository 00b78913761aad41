/** The paper in the panel: its title, status, tags and note; or the button that saves it. */
import type { PaperSummary } from '../../../messaging/protocol';
import type { Result } from '../../../messaging/result';
import { createNote } from '../../card/note';
import { createNoteSync, type NoteSync } from '../../card/note-sync';
import {
  ahead,
  apply,
  type CardEffect,
  type CardEvent,
  type Change,
  initialCard,
  step,
} from '../../card/state';
import { createStatus } from '../../card/status';
import { createTags } from '../../card/tags';
import { type Builder, text } from '../../widget/h';
import type { AnnotateHost } from '../port';
import { createPreview } from './preview';
import type { PanelTexts } from './texts';

export interface PaperPart {
  element: HTMLElement;
  /** The library's word has changed. */
  sync(): void;
  /** @param failed only words that could not be stored. */
  unsaved(failed: boolean): boolean;
  flush(): void;
  dispose(): void;
}

/** @param changed what is unsaved may have changed; @param isOutdated nothing can be stored any more. */
export function createPaperPart(
  b: Builder,
  texts: PanelTexts,
  host: AnnotateHost,
  changed: () => void,
  isOutdated: () => boolean,
): PaperPart {
  const { h } = b;
  let state = initialCard;
  let note: NoteSync | undefined;
  let noteOf: string | undefined;
  /** Why it could not be saved. */
  let notSaved = '';

  const title = h('h2', { class: 'title full', dir: 'auto' });
  const since = h('p', { class: 'sec' });
  const status = createStatus(b, texts.paper, (value) => change({ kind: 'status', status: value }));
  const tags = createTags(b, texts.paper, {
    addTag: (tag) => change({ kind: 'tag', tag }),
    removeTag: (tag) => change({ kind: 'untag', tag }),
  });
  const field = createNote(b, texts.paper, {
    writeNote: (words) => note?.write(words),
    flushNote: () => note?.flush(),
    retryNote: () => note?.retry(),
  });
  const preview = createPreview(b, texts, host.loadPreview);
  const save = h('button', { type: 'button', class: 'btn' }, texts.save);
  save.addEventListener('click', async () => {
    save.disabled = true;
    const saved = await host.saved();
    save.disabled = false;
    notSaved = saved.ok ? '' : texts.paper.failure(saved.error);
    sync();
    if (saved.ok) status.chosen().focus({ preventScroll: true });
  });
  const reason = h('span');
  const retry = h(
    'button',
    { type: 'button', class: 'btn', onclick: () => act({ type: 'retry' }) },
    texts.retry,
  );
  const failure = h('div', { class: 'failure', role: 'alert', hidden: true }, reason, retry);
  const hint = h('p', { class: 'hint', hidden: true }, texts.limited);
  const element = h(
    'section',
    { class: 'paper', 'aria-label': texts.paper.card },
    h('div', {}, title, since),
    save,
    hint,
    status.element,
    tags.element,
    h('div', { class: 'noted' }, field.element, preview.button, preview.element),
    failure,
  );
  const noted = field.element.parentElement ?? field.element;

  const tell = (what: string) => {
    failure.hidden = what === '';
    text(reason, what);
    retry.hidden = state.failure?.of !== 'change';
  };

  function act(event: CardEvent): void {
    const next = step(state, event);
    state = next.state;
    for (const effect of next.effects) void run(effect);
    draw();
  }

  function change(made: Change): void {
    const known = host.known();
    if (known) act({ type: 'change', change: made, known });
  }

  async function run(effect: CardEffect): Promise<void> {
    const known = host.known();
    if (!known) return;
    if (effect.type === 'learn') host.learned(apply(known, effect.change));
    if (effect.type !== 'change') return;
    const result = await send(effect.change, known.id);
    if (!result.ok && result.error.code === 'outdated') host.outdated();
    act({ type: 'changed', token: effect.token, result });
  }

  function send(made: Change, paperId: string): Promise<Result<unknown>> {
    const paperIds = [paperId];
    if (made.kind === 'status') return host.ask('status', { paperIds, status: made.status });
    if (made.kind === 'seen') return host.ask('seen', { paperId, version: made.version });
    const [add, remove] = made.kind === 'tag' ? [[made.tag], []] : [[], [made.tag]];
    return host.ask('tag', { paperIds, add, remove });
  }

  /** One synchroniser a saved paper; it follows the library's note while nothing is unsaved. */
  function followNote(known: PaperSummary): void {
    if (noteOf === known.id) {
      note?.adopt(known.note);
      return;
    }
    note?.dispose();
    noteOf = known.id;
    note = createNoteSync({
      paperId: known.id,
      note: known.note,
      send: (sent) => host.ask('note', sent),
      changed: () => {
        draw();
        changed();
      },
      acknowledged: stored,
      replaced: (words) => field.replace(words),
      busy: field.composing,
    });
    field.replace(known.note?.body ?? '');
  }

  function stored(acknowledged: { id: string; body: string }): void {
    const known = host.known();
    if (!known || known.id !== noteOf) return;
    const { note: before, ...rest } = known;
    const notes = rest.notes + Number(acknowledged.body !== '') - Number(Boolean(before?.body));
    const own = acknowledged.body ? { note: acknowledged } : {};
    host.learned({ ...rest, notes: Math.max(0, notes), ...own });
  }

  function draw(): void {
    const known = host.known();
    const summary = known && ahead(state, known);
    const outdated = isOutdated();
    const editable = Boolean(summary) && !summary?.limited;
    text(title, summary?.title || host.record().title);
    text(
      since,
      summary?.limited
        ? texts.paper.limited
        : summary
          ? texts.paper.savedOn(summary.addedAt)
          : texts.paper.notSaved,
    );
    save.hidden = known !== null || outdated;
    hint.hidden = !summary?.limited;
    status.element.hidden = !editable || outdated;
    status.set(summary?.status);
    tags.element.hidden = !editable || outdated;
    tags.update(summary?.tags ?? [], state.pending);
    noted.hidden = !editable;
    if (note) {
      field.update(note.state, outdated);
      preview.update(note.state.text);
    }
    if (outdated) tell(texts.outdated);
    else tell(state.failure ? texts.paper.failure(state.failure.error) : notSaved);
  }

  function sync(): void {
    const known = host.known();
    if (known && !known.limited) followNote(known);
    draw();
  }

  return {
    element,
    sync,
    unsaved: (failed) =>
      (note?.state.unsaved ?? false) && (!failed || note?.state.failure !== undefined),
    flush: () => note?.flush(),
    dispose: () => note?.dispose(),
  };
}
