/** The small bar beside a selection: colours, note, copy, link; or "it is here" while re-attaching. */
import { type HighlightColour, highlightColours } from '../../annotations/colours';
import type { ElementKind } from '../../annotations/types';
import { arrowStep } from '../widget/arrows';
import { attribute } from '../widget/h';
import { shapes as common } from '../widget/icons';
import { meet, placeBeside } from './place';
import type { Picked } from './selection';
import { shapes } from './shapes';
import type { Surface } from './surface';
import type { ColourNames, Texts } from './texts';

export interface BarActions {
  colour(colour: HighlightColour): void;
  note(): void;
  copy(): void;
  link(): void;
  whole(): void;
  attach(): void;
  /** Open the panel with all highlights. */
  all(): void;
  closed(): void;
}

export interface BarState {
  last: HighlightColour;
  names: ColourNames;
  /** A figure, table or equation around the selection. */
  whole: ElementKind | undefined;
  attaching: boolean;
}

export interface Bar {
  readonly shown: boolean;
  show(picked: Picked, state: BarState): void;
  hide(): void;
  focus(): void;
  /** The pointer or the focus is in it: it must not go. */
  engaged(): boolean;
}

export function createBar(surface: Surface, texts: Texts, actions: BarActions): Bar {
  const { h, icon } = surface.b;
  const tool = (label: string, action: () => void, shape: string) =>
    h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: action },
      icon(shape),
    );
  const swatches = highlightColours.map((colour) =>
    h('button', {
      type: 'button',
      class: `tool swatch c-${colour}`,
      onclick: () => actions.colour(colour),
    }),
  );
  const note = tool(texts.addNote, actions.note, common.note);
  const copy = tool(texts.copy, actions.copy, shapes.copy);
  const link = tool(texts.link, actions.link, shapes.link);
  const whole = tool('', actions.whole, shapes.whole);
  const all = tool(texts.all, actions.all, shapes.list);
  const attach = h(
    'button',
    { type: 'button', class: 'tool wide', onclick: actions.attach },
    texts.attach,
  );
  const separator = () => h('span', { class: 'sep', 'aria-hidden': 'true' });
  const parts = [...swatches, separator(), note, separator(), copy, link, whole, all];
  const buttons = [attach, ...swatches, note, copy, link, whole, all];
  const available = () => buttons.filter((each) => !each.hidden);
  const step = (by: number) => {
    const list = available();
    const at = list.indexOf(surface.root.activeElement as HTMLButtonElement);
    const next = list[(at + by + list.length) % list.length];
    for (const each of buttons) each.tabIndex = each === next ? 0 : -1;
    next?.focus({ preventScroll: true });
  };
  const bar = h(
    'div',
    {
      class: 'float bar',
      role: 'toolbar',
      'aria-label': texts.bar,
      hidden: true,
      onkeydown(event) {
        const { key } = event as KeyboardEvent;
        const by = arrowStep(event as KeyboardEvent);
        if (key === 'Escape') actions.closed();
        else if (by) step(by);
        else return;
        event.preventDefault();
      },
    },
    attach,
    ...parts,
  );
  surface.layer.append(bar);

  const sizeOf = (tall: boolean) => {
    bar.classList.toggle('tall', tall);
    attribute(bar, 'aria-orientation', tall ? 'vertical' : 'horizontal');
    return { width: bar.offsetWidth, height: bar.offsetHeight };
  };

  return {
    get shown() {
      return !bar.hidden;
    },
    show(picked, { last, names, whole: kind, attaching }) {
      for (const part of parts) part.hidden = attaching;
      attach.hidden = !attaching;
      whole.hidden = attaching || !kind;
      for (const attr of ['aria-label', 'title']) {
        attribute(whole, attr, kind ? texts.whole[kind] : '');
      }
      for (const [index, swatch] of swatches.entries()) {
        const colour = highlightColours[index] ?? last;
        const label = colour === last ? `${names[colour]} (Alt+H)` : names[colour];
        attribute(swatch, 'aria-label', names[colour]);
        attribute(swatch, 'title', label);
        swatch.classList.toggle('last', colour === last);
      }
      const start = attaching ? attach : swatches[highlightColours.indexOf(last)];
      for (const each of buttons) each.tabIndex = each === start ? 0 : -1;
      bar.hidden = false;
      const tall = sizeOf(true);
      const lying = sizeOf(false);
      const around = { ...picked, view: surface.view() };
      const at = placeBeside(
        around,
        tall,
        lying,
        (box) => !meet(box, picked.column) && surface.isFree(box, picked.block),
      );
      if (at.side === 'right' || at.side === 'left') sizeOf(true);
      surface.put(bar, at);
    },
    hide() {
      bar.hidden = true;
    },
    focus() {
      available()
        .find((each) => each.tabIndex === 0)
        ?.focus({ preventScroll: true });
    },
    engaged: () =>
      !bar.hidden && (bar.matches(':hover') || bar.contains(surface.root.activeElement)),
  };
}
