/** Our layer over the page: one host outside of the article, in its closed shadow root all there is. */
import { styles as cardStyles } from '../card/styles';
import type { Guard } from '../guard';
import { type Builder, builder, text } from '../widget/h';
import { applyStyles, styles } from '../widget/styles';
import { inOurLanguage } from '../widget/texts';
import { type Box, meet, type Size } from './place';
import { listenForKeys } from './shortcuts';
import { styles as own } from './styles';

export interface Surface {
  document: Document;
  b: Builder;
  host: HTMLElement;
  root: ShadowRoot;
  /** Moves with the page: for what belongs to a passage. */
  layer: HTMLElement;
  /** Stays in the window. */
  window: HTMLElement;
  /** Put an element of the layer at a point of the window (px). */
  put(element: HTMLElement, at: { left: number; top: number }): void;
  view(): Size;
  /** Tell those who do not see it. */
  say(what: string): void;
  /** What the panel stands on; nothing else of ours goes there. Undefined: nothing. */
  reserve(box: Box | undefined): void;
  /** Is this box free of text and pictures of the page? */
  isFree(box: Box, column: Element): boolean;
  destroy(): void;
}

/** A page that removes the host gets it back so many times. */
const comebacks = 5;

/**
 * Put the layer on the page.
 * @param page what it needs of the page part; @param highlight what the key that highlights does.
 */
export function createSurface(
  document: Document,
  page: { guard: Guard; tokens: string; press(): void },
  highlight: (shift: boolean) => void,
): Surface {
  const { guard, tokens } = page;
  const b = builder(document);
  const { h } = b;
  const host = h('div');
  const root = host.attachShadow({ mode: 'closed' });
  applyStyles(document, root, tokens.replaceAll(':host', '.o') + styles + cardStyles + own);
  const live = h('div', { class: 'vh', role: 'status' });
  const layer = h('div', { class: 'layer' });
  const inWindow = h('div', { class: 'window' });
  root.append(h('div', { class: 'o', ...inOurLanguage() }, layer, inWindow, live));
  root.addEventListener('click', (event) => event.stopPropagation());
  listenForKeys(root, { save: page.press, highlight });
  const release = guard.protect(host, root);
  const parent = document.documentElement;
  let left = comebacks;
  const observer = new MutationObserver(() => {
    if (!host.isConnected && left-- > 0) parent.append(host);
  });
  parent.append(host);
  observer.observe(parent, { childList: true });
  let reserved: Box | undefined;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  return {
    document,
    b,
    host,
    root,
    layer,
    window: inWindow,
    put(element, { left: x, top: y }) {
      const origin = layer.getBoundingClientRect();
      element.style.left = `${Math.round(x - origin.left)}px`;
      element.style.top = `${Math.round(y - origin.top)}px`;
    },
    view() {
      const { clientWidth, clientHeight } = document.documentElement;
      const view = document.defaultView;
      // In quirks mode the root is as high as the page.
      const height = Math.min(clientHeight, view?.innerHeight ?? Infinity);
      return shrink({ width: clientWidth, height }, reserved);
    },
    say(what) {
      text(live, '');
      clearTimeout(speaking);
      // The same words twice are two events.
      speaking = setTimeout(() => text(live, what), 50);
    },
    reserve(box) {
      reserved = box;
    },
    isFree: (box, column) =>
      !(reserved && meet(box, reserved)) && isFree(document, host, box, column),
    destroy() {
      clearTimeout(speaking);
      observer.disconnect();
      release();
      host.remove();
    },
  };
}

/** What a panel at the right or at the foot leaves of the window. */
function shrink({ width, height }: Size, taken: Box | undefined): Size {
  if (!taken) return { width, height };
  const foot = taken.width > width * 0.8;
  if (foot) return { width, height: Math.min(height, taken.top) };
  return { width: taken.left > width / 2 ? Math.min(width, taken.left) : width, height };
}

/** Only what is around the column may be behind the box: its own ancestors, without other content. */
function isFree(document: Document, host: Element, box: Box, column: Element): boolean {
  for (let row = 0; row <= 4; row += 1) {
    for (let place = 0; place <= 2; place += 1) {
      const x = box.left + 1 + ((box.width - 2) * place) / 2;
      const y = box.top + 1 + ((box.height - 2) * row) / 4;
      const there = document.elementsFromPoint(x, y).find((each) => each !== host);
      if (there && (there === column || !there.contains(column))) return false;
    }
  }
  return true;
}
