/** What belongs to one highlight, beside it: its note, colour and tags, what became of it. */
import { type HighlightColour, highlightColours } from '../../annotations/colours';
import type { Highlight } from '../../messaging/annotate-protocol';
import { createNote } from '../card/note';
import type { NoteState } from '../card/note-sync';
import { createTags } from '../card/tags';
import { arrowStep } from '../widget/arrows';
import { attribute, text } from '../widget/h';
import { shapes as common } from '../widget/icons';
import type { Anchor } from './anchor';
import { versionName } from './attempts';
import { diffNodes } from './diff';
import { meet, placeBeside } from './place';
import type { Picked } from './selection';
import { shapes } from './shapes';
import type { Surface } from './surface';
import type { ColourNames, Texts } from './texts';

export interface PopoverActions {
  writeNote(words: string): void;
  flushNote(): void;
  retryNote(): void;
  colour(colour: HighlightColour): void;
  tags(tags: string[]): void;
  copy(): void;
  link(): void;
  remove(): void;
  go(by: 1 | -1): void;
  /** Open the panel with all highlights. */
  all(): void;
  close(): void;
}

export interface PopoverModel {
  anchor: Anchor;
  /** Place among those on the page, from 0, and their number. */
  at: number;
  count: number;
  names: ColourNames;
  note: NoteState | undefined;
  outdated: boolean;
}

export interface Popover {
  /** Id of the highlight on show. */
  readonly id: string | undefined;
  show(model: PopoverModel, picked: Picked | undefined): void;
  update(model: PopoverModel): void;
  replaceNote(words: string): void;
  composing(): boolean;
  focus(where: 'note' | 'dialog'): void;
  hide(): void;
  engaged(): boolean;
}

export function createPopover(surface: Surface, texts: Texts, actions: PopoverActions): Popover {
  const { b, root } = surface;
  const { h, icon } = b;
  let id: string | undefined;
  let highlight: Highlight | undefined;
  const tool = (label: string, action: () => void, shape: string) =>
    h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: action },
      icon(shape),
    );
  const quote = h('blockquote', { class: 'quote', dir: 'auto' });
  const said = h('p', { class: 'said' });
  const diff = h('p', { class: 'diff', dir: 'auto' });
  const note = createNote(b, texts.card, actions);
  const tags = createTags(b, texts.card, {
    addTag: (tag) => actions.tags([...(highlight?.tags ?? []), tag]),
    removeTag: (tag) => actions.tags((highlight?.tags ?? []).filter((each) => each !== tag)),
  });
  const swatches = highlightColours.map((colour) =>
    h('button', {
      type: 'button',
      role: 'radio',
      class: `tool swatch c-${colour}`,
      onclick: () => actions.colour(colour),
    }),
  );
  const colours = h(
    'div',
    {
      class: 'swatches',
      role: 'radiogroup',
      'aria-label': texts.colour,
      onkeydown(event) {
        const by = arrowStep(event as KeyboardEvent);
        if (!by) return;
        event.preventDefault();
        const at = swatches.indexOf(root.activeElement as HTMLButtonElement);
        const next = (at + by + swatches.length) % swatches.length;
        swatches[next]?.focus();
        actions.colour(highlightColours[next] ?? 'yellow');
      },
    },
    ...swatches,
  );
  const previous = tool(texts.previous, () => actions.go(-1), shapes.previous);
  const next = tool(texts.next, () => actions.go(1), shapes.next);
  const place = h('span', { class: 'grow' });
  const all = tool(texts.all, actions.all, shapes.list);
  const close = tool(texts.close, actions.close, common.close);
  const link = tool(texts.link, actions.link, shapes.link);
  const box = h(
    'section',
    {
      class: 'float pop',
      role: 'dialog',
      'aria-label': texts.popover,
      tabindex: -1,
      hidden: true,
      onkeydown(event) {
        const { key, isComposing } = event as KeyboardEvent;
        if (key !== 'Escape' || isComposing) return;
        event.preventDefault();
        actions.close();
      },
    },
    h('div', { class: 'row' }, colours, h('span', { class: 'grow' }), close),
    quote,
    said,
    diff,
    note.element,
    tags.element,
    h(
      'div',
      { class: 'row' },
      previous,
      next,
      place,
      all,
      tool(texts.copy, actions.copy, shapes.copy),
      link,
      tool(texts.remove, actions.remove, shapes.remove),
    ),
  );
  surface.layer.append(box);

  const update = (model: PopoverModel) => {
    const { anchor, at, count, names } = model;
    highlight = anchor.highlight;
    id = highlight.id;
    const { colour } = highlight;
    box.className = `float pop c-${colour}`;
    text(quote, highlight.quote);
    for (const [index, swatch] of swatches.entries()) {
      const own = highlightColours[index] ?? colour;
      attribute(swatch, 'aria-label', names[own]);
      attribute(swatch, 'title', names[own]);
      attribute(swatch, 'aria-checked', String(own === colour));
      swatch.tabIndex = own === colour ? 0 : -1;
    }
    const what = stateText(anchor, texts);
    text(said, what);
    said.hidden = what === '';
    diff.hidden = !anchor.diff;
    quote.hidden = anchor.diff !== undefined;
    if (anchor.diff) diff.replaceChildren(...diffNodes(b, anchor.diff.old, anchor.diff.new));
    tags.update(highlight.tags, []);
    if (model.note) note.update(model.note, model.outdated);
    link.hidden = anchor.range === undefined;
    previous.disabled = at <= 0;
    next.disabled = at < 0 || at >= count - 1;
    text(place, at < 0 ? '' : texts.place(at + 1, count));
  };

  return {
    get id() {
      return box.hidden ? undefined : id;
    },
    show(model, picked) {
      update(model);
      box.hidden = false;
      const size = { width: box.offsetWidth, height: box.offsetHeight };
      const view = surface.view();
      const around = picked ?? {
        first: { left: view.width, top: view.height / 3, width: 0, height: 0 },
        last: { left: view.width, top: view.height / 3, width: 0, height: 0 },
        column: { left: 0, top: 0, width: view.width - size.width - 48, height: view.height },
        block: surface.document.body,
      };
      const free = picked
        ? (at: Parameters<typeof meet>[0]) =>
            !meet(at, picked.column) && surface.isFree(at, picked.block)
        : () => true;
      surface.put(box, placeBeside({ ...around, view }, size, size, free));
    },
    update,
    replaceNote: note.replace,
    composing: note.composing,
    focus: (where) => (where === 'note' ? note.textarea : box).focus({ preventScroll: true }),
    hide() {
      // What is hidden has the keys until the next frame.
      if (box.contains(root.activeElement)) (root.activeElement as HTMLElement).blur();
      box.hidden = true;
      id = undefined;
    },
    engaged: () => !box.hidden && box.contains(root.activeElement),
  };
}

/** What became of it since it was made; nothing when all is as it was. */
export function stateText({ state, highlight, candidates }: Anchor, texts: Texts): string {
  const made = versionName(highlight.version);
  switch (state) {
    case 'changed':
      return texts.changed(made);
    case 'moved':
      return made ? texts.moved(made) : '';
    case 'ambiguous':
      return texts.ambiguous(candidates?.length ?? 0);
    case 'lost':
      return texts.lost;
    case 'elsewhere':
      return texts.elsewhere;
    default:
      return '';
  }
}
