/** Marks at the window's edge, as far down as the highlights are in the page: buttons in their order. */
import type { HighlightColour } from '../../annotations/colours';
import { attribute } from '../widget/h';
import type { Surface } from './surface';
import type { Texts } from './texts';

export interface Mark {
  id: string;
  /** How far down the page, 0 to 1. */
  at: number;
  colour: HighlightColour;
  uncertain: boolean;
  label: string;
}

export interface Rail {
  show(marks: readonly Mark[]): void;
  /** Put the focus on the mark nearest to what is on the screen. @returns false without any. */
  focus(at: number): boolean;
}

/** Marks closer than this are one button (px). */
const apart = 9;
/** Room for the window's corners (px). */
const margin = 8;

/** Groups marks that would lie on one another. `height`: of the window, in px. Pure. */
export function clusters(marks: readonly Mark[], height: number): { top: number; marks: Mark[] }[] {
  const room = Math.max(0, height - 2 * margin);
  const groups: { top: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const top = margin + Math.min(1, Math.max(0, mark.at)) * room;
    const last = groups.at(-1);
    if (last && top - last.top < apart) last.marks.push(mark);
    else groups.push({ top, marks: [mark] });
  }
  return groups;
}

/** @param open shows a highlight; called with the next of a group each time. */
export function createRail(surface: Surface, texts: Texts, open: (id: string) => void): Rail {
  const { h } = surface.b;
  const element = h('div', {
    class: 'rail',
    role: 'toolbar',
    'aria-label': texts.markers,
    'aria-orientation': 'vertical',
    hidden: true,
    onkeydown(event) {
      const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[
        (event as KeyboardEvent).key
      ];
      if (!by) return;
      event.preventDefault();
      const at = ticks.indexOf(surface.root.activeElement as HTMLButtonElement);
      enter(Math.max(0, Math.min(ticks.length - 1, at + by)));
    },
  });
  surface.window.append(element);
  let groups: ReturnType<typeof clusters> = [];
  let ticks: HTMLButtonElement[] = [];
  let drawn = '';
  const turns = new Map<string, number>();

  const enter = (index: number) => {
    for (const [at, tick] of ticks.entries()) tick.tabIndex = at === index ? 0 : -1;
    ticks[index]?.focus({ preventScroll: true });
  };

  const tickOf = ({ top, marks }: (typeof groups)[number]) => {
    const [first] = marks;
    const label = marks.length > 1 ? texts.several(marks.length, first?.label ?? '') : first?.label;
    const tick = h('button', {
      type: 'button',
      class: `tick c-${first?.colour}${marks.some(({ uncertain }) => uncertain) ? ' uncertain' : ''}`,
      'aria-label': label ?? '',
      tabindex: -1,
      onclick() {
        const key = first?.id ?? '';
        const turn = turns.get(key) ?? 0;
        turns.set(key, turn + 1);
        const chosen = marks[turn % marks.length];
        if (chosen) open(chosen.id);
      },
    });
    tick.style.top = `${Math.round(top)}px`;
    return tick;
  };

  return {
    show(marks) {
      groups = clusters(marks, surface.view().height);
      const look = JSON.stringify(groups);
      if (look === drawn) return;
      drawn = look;
      const focused = ticks.indexOf(surface.root.activeElement as HTMLButtonElement);
      ticks = groups.map(tickOf);
      element.replaceChildren(...ticks);
      element.hidden = ticks.length === 0;
      const [first] = ticks;
      if (first) first.tabIndex = 0;
      if (focused >= 0) enter(Math.min(focused, ticks.length - 1));
    },
    focus(at) {
      if (ticks.length === 0) return false;
      const distance = (index: number) => Math.abs((groups[index]?.marks[0]?.at ?? 0) - at);
      let nearest = 0;
      for (let index = 1; index < ticks.length; index += 1) {
        if (distance(index) < distance(nearest)) nearest = index;
      }
      enter(nearest);
      attribute(element, 'hidden', null);
      return true;
    },
  };
}
