/** What pointer, keys and window tell: selections, clicks on highlights, and when to look after them. */
import type { HitIndex } from '../../annotations/hit-test';

export interface PointerOptions {
  window: Window;
  /** Our own host: what happens in it is none of the page's. */
  host: Element;
  signal: AbortSignal;
  trusted(event: Event): boolean;
  hits(): HitIndex;
  /** The user has selected something, or nothing any more. */
  selected(): void;
  /** A highlight was clicked. */
  open(id: string): void;
  /** The one that is open. */
  shown(): string | undefined;
  /** A click beside the highlights, or Escape. */
  close(): void;
  hover(ids: readonly string[]): void;
  /** Something of the page may have thrown our paint away. */
  keep(): void;
  /** The page, or a box of it, was scrolled. */
  follow(): void;
  resized(): void;
}

/** Selecting with keys: wait until the user rests (ms). */
const restMs = 250;
/** Clicks this close are on the same spot (px). */
const spot = 6;
/** What does something itself when it is clicked. */
const busy = 'a[href],button,input,select,textarea,label,summary,[role="button"],[contenteditable]';

/** @returns whether the pointer spoke last: the caret is where it was, or where a press has left it. */
export function watchPointer(options: PointerOptions): () => boolean {
  const { window, signal, trusted, hits } = options;
  const { document } = window;
  let down = false;
  let pressed = false;
  let pointing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let point: { x: number; y: number } | undefined;
  let last = { x: -1, y: -1 };
  const on = <E extends Event>(
    target: EventTarget,
    type: string,
    listener: (event: E) => void,
    more: AddEventListenerOptions = {},
  ) => target.addEventListener(type, listener as EventListener, { signal, capture: true, ...more });

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(options.selected, ms);
  };
  /** Once a frame: after whatever the page has done in answer to the event. */
  const tend = () => {
    frame ||= window.requestAnimationFrame(() => {
      frame = 0;
      options.keep();
      if (point && !down) options.hover(hits().at(point.x, point.y));
      point = undefined;
    });
  };

  on<PointerEvent>(window, 'pointerdown', ({ button }) => {
    down = button === 0;
    pressed = pointing = true;
    tend();
  });
  on(window, 'pointerup', () => {
    down = false;
    later(0);
  });
  on(window, 'pointercancel', () => {
    down = false;
  });
  on(document, 'selectionchange', () => {
    if (!pressed) pointing = false;
    if (!down) later(restMs);
  });
  on<PointerEvent>(
    window,
    'pointermove',
    ({ clientX: x, clientY: y, pointerType }) => {
      if (pointerType === 'touch') return;
      pointing = true;
      if (!down) pressed = false;
      point = { x, y };
      tend();
    },
    { passive: true },
  );
  on<MouseEvent>(window, 'click', (event) => {
    const { clientX: x, clientY: y, button, target } = event;
    const plain =
      button === 0 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!plain || target === options.host || !trusted(event)) return;
    if (target instanceof Element && target.closest(busy)) return;
    if (document.getSelection()?.isCollapsed === false) return;
    const ids = hits().at(x, y);
    if (ids.length === 0) {
      options.close();
      return;
    }
    // The same spot again: what lies beneath.
    const again = Math.abs(x - last.x) < spot && Math.abs(y - last.y) < spot;
    const at = again ? ids.indexOf(options.shown() ?? '') + 1 : 0;
    last = { x, y };
    options.open(ids[at % ids.length] ?? '');
  });
  on<KeyboardEvent>(window, 'keydown', (event) => {
    pressed = false;
    tend();
    if (event.key === 'Escape' && trusted(event)) options.close();
  });
  on(
    window,
    'scroll',
    (event) => {
      tend();
      // What is bound to the page moves with it; boxes that scroll by themselves do not tell.
      if (event.target !== document) options.follow();
    },
    { passive: true },
  );
  on(window, 'resize', options.resized);
  on(window, 'focus', tend);
  on(window, 'pageshow', tend);
  on(document, 'visibilitychange', tend);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    window.cancelAnimationFrame(frame);
  });
  return () => pointing;
}
