/** Figures, tables and equations that are highlighted as a whole: a frame in our layer, with a button. */
import { kindOf } from '../../annotations/describe';
import { attribute } from '../widget/h';
import { shapes } from '../widget/icons';
import type { Anchor } from './anchor';
import type { Surface } from './surface';
import type { Texts } from './texts';

export interface Outlines {
  show(anchors: readonly Anchor[]): void;
  /** Put the frames where their elements are now. */
  follow(): void;
  /** Let some stand out. */
  light(ids: readonly string[]): void;
  destroy(): void;
}

/** Room between an element and its frame (px). */
const room = 3;

export function createOutlines(
  surface: Surface,
  texts: Texts,
  open: (id: string) => void,
): Outlines {
  const { h, icon } = surface.b;
  const frames = new Map<string, { element: Element; frame: HTMLElement; button: HTMLElement }>();
  const observer = new ResizeObserver(() => follow());

  const follow = () => {
    for (const { element, frame } of frames.values()) {
      const { left, top, width, height } = element.getBoundingClientRect();
      frame.hidden = width === 0 || height === 0;
      surface.put(frame, { left: left - room, top: top - room });
      frame.style.width = `${Math.round(width + 2 * room)}px`;
      frame.style.height = `${Math.round(height + 2 * room)}px`;
    }
  };
  const remove = (id: string) => {
    const entry = frames.get(id);
    if (!entry) return;
    observer.unobserve(entry.element);
    entry.frame.remove();
    frames.delete(id);
  };

  return {
    show(anchors) {
      const wanted = new Map(anchors.map((anchor) => [anchor.highlight.id, anchor]));
      for (const [id, { element }] of frames) {
        if (wanted.get(id)?.element !== element) remove(id);
      }
      for (const [id, { element, highlight, state }] of wanted) {
        const kind = element && kindOf(element);
        if (!element || !kind) continue;
        let entry = frames.get(id);
        if (!entry) {
          const button = h(
            'button',
            { type: 'button', 'aria-label': texts.open(kind), onclick: () => open(id) },
            icon(shapes.note),
          );
          const frame = h('div', {}, button);
          entry = { element, frame, button };
          frames.set(id, entry);
          surface.layer.prepend(frame);
          observer.observe(element);
        }
        entry.frame.className = `outline c-${highlight.colour}`;
        entry.frame.classList.toggle('uncertain', state === 'changed');
        attribute(entry.button, 'title', texts.open(kind));
      }
      if (frames.size > 0) observer.observe(surface.document.documentElement);
      follow();
    },
    follow,
    light(ids) {
      for (const [id, { frame }] of frames) frame.classList.toggle('lit', ids.includes(id));
    },
    destroy: () => observer.disconnect(),
  };
}
