/** The note of a paper: a field for Markdown that says whether its text has arrived. */

import { placeAfter } from '../../notes/caret';
import { type Builder, text } from '../widget/h';
import type { NoteState } from './note-sync';
import type { Texts } from './texts';

export interface NoteField {
  element: HTMLElement;
  textarea: HTMLTextAreaElement;
  /** True while an input method composes: the text must be left alone. */
  composing(): boolean;
  /** Put another text in place, keeping the caret where it can stay. */
  replace(text: string): void;
  update(note: NoteState, outdated: boolean): void;
}

export interface NoteActions {
  writeNote(text: string): void;
  flushNote(): void;
  retryNote(): void;
}

/** In longer notes the browser would check the spelling for seconds after each key (characters). */
const longestChecked = 50_000;

export function createNote(b: Builder, texts: Texts, actions: NoteActions): NoteField {
  const { h } = b;
  let composing = false;
  const textarea = h('textarea', {
    'aria-label': texts.note,
    placeholder: texts.notePlaceholder,
    dir: 'auto',
    rows: 4,
    maxlength: 1_000_000,
    spellcheck: 'true',
    oninput: () => actions.writeNote(textarea.value),
    onfocusout: () => actions.flushNote(),
    oncompositionstart() {
      composing = true;
    },
    oncompositionend() {
      composing = false;
    },
  });
  const said = h('span', { role: 'status' });
  const retry = h(
    'button',
    { type: 'button', class: 'quiet undo', hidden: true, onclick: () => actions.retryNote() },
    texts.retry,
  );
  const copy = h(
    'button',
    {
      type: 'button',
      class: 'quiet undo',
      hidden: true,
      async onclick() {
        textarea.select();
        await textarea.ownerDocument.defaultView?.navigator.clipboard
          .writeText(textarea.value)
          .then(() => text(said, texts.copied))
          // Selected, it can still be copied by hand.
          .catch(() => textarea.focus());
      },
    },
    texts.copy,
  );
  const element = h(
    'div',
    { class: 'note' },
    textarea,
    h('div', { class: 'foot' }, said, retry, copy),
  );
  let touched = false;

  return {
    element,
    textarea,
    composing: () => composing,
    replace(value) {
      if (textarea.value === value) return;
      const { value: before, selectionStart, selectionEnd } = textarea;
      textarea.value = value;
      textarea.setSelectionRange(
        placeAfter(before, value, selectionStart),
        placeAfter(before, value, selectionEnd),
      );
    },
    update(note, outdated) {
      touched ||= note.unsaved;
      // Firefox ends this script when the extension is updated; the next one reads it (left-behind).
      if (import.meta.env.FIREFOX) textarea.toggleAttribute('data-unsaved', note.unsaved);
      const big = note.text.length > longestChecked;
      if (textarea.spellcheck === big) textarea.spellcheck = !big;
      textarea.classList.toggle('big', big);
      const { failure } = note;
      copy.hidden = !(outdated && note.unsaved);
      retry.hidden = outdated || !failure;
      if (outdated) {
        // Nothing is being saved any more; what was copied may be said.
        if (said.textContent !== texts.copied) text(said, '');
        return;
      }
      text(
        said,
        failure
          ? texts.failure(failure)
          : note.conflict
            ? texts.noteConflict
            : note.unsaved
              ? texts.noteSaving
              : touched
                ? texts.noteSaved
                : '',
      );
    },
  };
}
