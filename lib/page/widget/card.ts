/** The card beside the tab: what was done, with Undo; status, tags and the note. */
import type { Status } from '../../paper/schema';
import { attribute, type Builder, text } from './h';
import { ring, shapes } from './icons';
import { createNote, type NoteActions, type NoteField } from './note';
import { createTags, type TagActions } from './tags';
import type { Texts } from './texts';
import type { WidgetModel } from './widget';

export interface CardActions extends TagActions, NoteActions {
  undo(): void;
  close(): void;
  retry(): void;
  expand(): void;
  setStatus(status: Status): void;
}

export interface Card {
  element: HTMLElement;
  note: NoteField;
  update(model: WidgetModel): void;
  /** Move the focus in: to the chosen status, where Tab leads on to tags and note. */
  focus(): void;
}

/** In reading order; `lib/paper/schema` has them too, but imports zod. */
const order: readonly Status[] = ['unread', 'reading', 'read'];

export function createCard(b: Builder, texts: Texts, actions: CardActions): Card {
  const { h, icon } = b;
  const headline = h('strong', {});
  const undo = h(
    'button',
    { type: 'button', class: 'quiet undo', onclick: () => actions.undo() },
    texts.undo,
  );
  const close = h(
    'button',
    {
      type: 'button',
      class: 'quiet square',
      'aria-label': texts.close,
      onclick: () => actions.close(),
    },
    icon(shapes.close),
  );
  const title = h('p', { class: 'title', dir: 'auto' });
  const radios = order.map((status) =>
    h('input', {
      type: 'radio',
      name: 'status',
      value: status,
      onchange: () => actions.setStatus(status),
    }),
  );
  const status = h(
    'div',
    { class: 'status', role: 'radiogroup', 'aria-label': texts.status },
    ...radios.map((radio, index) => {
      const value = order[index] ?? 'unread';
      return h('label', {}, radio, ring(b, value), texts[value]);
    }),
  );
  const tags = createTags(b, texts, actions);
  const note = createNote(b, texts, actions);
  const reveal = (target: HTMLElement) => () => {
    actions.expand();
    target.focus();
  };
  const more = h(
    'div',
    { class: 'more' },
    h(
      'button',
      { type: 'button', class: 'btn', onclick: reveal(tags.input) },
      icon(shapes.tag),
      texts.tags,
    ),
    h(
      'button',
      { type: 'button', class: 'btn', onclick: reveal(note.textarea) },
      icon(shapes.note),
      texts.note,
    ),
  );
  const reason = h('span', {});
  const retry = h(
    'button',
    { type: 'button', class: 'btn', onclick: () => actions.retry() },
    texts.retry,
  );
  const failure = h('div', { class: 'failure', role: 'alert', hidden: true }, reason, retry);
  const element = h(
    'section',
    {
      class: 'card',
      role: 'dialog',
      'aria-label': texts.card,
      tabindex: -1,
      hidden: true,
      onkeydown(event) {
        const { key, isComposing } = event as KeyboardEvent;
        if (key !== 'Escape' || isComposing) return;
        event.preventDefault();
        actions.close();
      },
    },
    h('div', { class: 'head' }, headline, undo, close),
    title,
    status,
    more,
    tags.element,
    note.element,
    failure,
  );

  return {
    element,
    note,
    update({ state, summary, note: noteState }) {
      const { outdated } = state;
      const held = outdated && noteState?.unsaved === true;
      element.hidden = state.card === 'closed' && !held;
      if (element.hidden) return;

      const open = state.card === 'open' || held;
      const editable = Boolean(summary) && !outdated;
      const said = state.headline;
      text(
        headline,
        outdated
          ? texts.card
          : said && said !== 'removed'
            ? texts[said]
            : summary
              ? texts.savedOn(summary.addedAt)
              : texts.notSaved,
      );
      undo.hidden = !(state.undoable && editable);
      text(title, summary?.title ?? state.record.title);
      title.classList.toggle('full', open);
      status.hidden = !editable;
      for (const radio of radios) radio.checked = radio.value === summary?.status;
      more.hidden = open || !editable;
      tags.element.hidden = !(open && editable);
      tags.update(summary?.tags ?? [], state.pending, editable);
      note.element.hidden = !(held || (open && editable));
      if (noteState) note.update(noteState, outdated);

      const error = outdated ? { code: 'outdated' as const } : state.failure?.error;
      failure.hidden = !error;
      text(reason, error ? texts.failure(error) : '');
      attribute(retry, 'hidden', outdated ? '' : null);
    },
    focus() {
      if (element.contains(activeElement(element))) return;
      (status.hidden ? element : (radios.find((radio) => radio.checked) ?? element)).focus({
        preventScroll: true,
      });
    },
  };
}

/** What has the focus in the shadow root or document that an element is in. */
function activeElement(element: Element): Element | null {
  return (element.getRootNode() as ShadowRoot | Document).activeElement;
}
