/**
 * Keeps what is typed in our card from the page, and the page's shortcuts from what is typed.
 *
 * A closed shadow root hides the elements, but key, input, clipboard and focus events are composed:
 * they still pass the page's window with our host as target, keys and text included. So a listener
 * in the capture phase of the window, put there at document_start and hence before any of the
 * page's, stops them. What the browser does by default (typing, moving the caret, Tab, pressing a
 * button with Enter or Space) does not depend on propagation and goes on. Our own listeners get a
 * copy that does not leave the shadow root.
 *
 * `click` passes: it carries no text, and our buttons need it as it is.
 */

/** Stopped, and handed on as a copy. */
const copied = [
  'keydown',
  'keyup',
  'input',
  'compositionstart',
  'compositionend',
  'focusin',
  'focusout',
] as const;

/** Stopped; only the browser's own reaction to them matters. */
const stopped = [
  'keypress',
  'beforeinput',
  'compositionupdate',
  'paste',
  'copy',
  'cut',
  'focus',
  'blur',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'dblclick',
  'contextmenu',
  'dragstart',
  'drag',
  'dragend',
  'dragenter',
  'dragover',
  'dragleave',
  'drop',
] as const;

/** All events that the guard stops at the window. */
export const guardedEvents: readonly string[] = [...copied, ...stopped];

export interface Guard {
  /** Guard the events of a host with a closed shadow root, until `release` is called. */
  protect(host: Element, root: ShadowRoot): () => void;
}

interface Protected {
  root: ShadowRoot;
  /** What had the focus last: when focus leaves the host, the root no longer tells. */
  last: Element | null;
}

const shelf = globalThis as { offprintGuard?: Guard };

/**
 * The guard of this page; the first call, before the page's first script runs, puts it in place.
 * It outlives the content script's context on purpose: as long as a card of ours is on the page,
 * what is typed in it stays private, and a newer content script that is put into the page late
 * finds a guard that came in time. Without a protected host it only passes events by.
 */
export function guardOf(view: Window): Guard {
  shelf.offprintGuard ??= createGuard(view);
  return shelf.offprintGuard;
}

/**
 * Put a guard in place.
 * @param view the window of the page; @param trusted tells the user's events from made-up ones,
 * which are stopped but never handed on.
 */
export function createGuard(
  view: Window,
  trusted: (event: Event) => boolean = (event) => event.isTrusted,
): Guard {
  const hosts = new Map<EventTarget | null, Protected>();

  const intercept = (event: Event) => {
    const entry = hosts.get(event.target);
    if (!entry) return;
    event.stopImmediatePropagation();
    const copy = trusted(event) ? copyOf(event) : undefined;
    if (!copy) return;
    const inner =
      event.type === 'focusout'
        ? (entry.last ?? entry.root.activeElement)
        : entry.root.activeElement;
    if (inner && !inner.dispatchEvent(copy)) event.preventDefault();
  };
  for (const type of guardedEvents) view.addEventListener(type, intercept, { capture: true });

  return {
    protect(host, root) {
      const entry: Protected = { root, last: null };
      const remember = (event: Event) => {
        entry.last = event.target as Element;
      };
      root.addEventListener('focusin', remember);
      hosts.set(host, entry);
      return () => {
        hosts.delete(host);
        root.removeEventListener('focusin', remember);
      };
    },
  };
}

/** A copy of an event for our own listeners; it bubbles in the shadow root and never leaves it. */
function copyOf(event: Event): Event | undefined {
  const init = { bubbles: true, cancelable: event.cancelable, composed: false };
  switch (event.type) {
    case 'keydown':
    case 'keyup': {
      const { key, code, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing } =
        event as KeyboardEvent;
      const keys = { key, code, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing };
      // Not a KeyboardEvent: one that is made by an extension leaves the shadow root in Firefox.
      return Object.assign(new Event(event.type, init), keys);
    }
    case 'input':
    case 'compositionstart':
    case 'compositionend':
    case 'focusin':
    case 'focusout':
      return new Event(event.type, init);
    default:
      return undefined;
  }
}
