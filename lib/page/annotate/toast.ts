/** One line at the window's foot: what was done, with a button that takes it back or tries again. */
import { attribute, text } from '../widget/h';
import type { Surface } from './surface';

export interface Toast {
  /**
   * @param button its `name` says more than its label to those who do not see what stands beside it;
   * @param ms how long it stays; 0: until it is replaced.
   */
  show(what: string, button?: { label: string; name?: string; press(): void }, ms?: number): void;
  hide(): void;
}

const shortMs = 4_000;
/** With a button it stays for as long as one needs to find it. */
const longMs = 10_000;

export function createToast(surface: Surface): Toast {
  const { h } = surface.b;
  const words = h('span');
  let press = () => {};
  const button = h('button', { type: 'button', class: 'quiet undo', onclick: () => press() });
  /** What had the focus before it came here. */
  let before: EventTarget | null = null;
  const onfocusin = (event: Event) => {
    before = (event as FocusEvent).relatedTarget;
  };
  const element = h('div', { class: 'toast', hidden: true, onfocusin }, words, button);
  surface.window.append(element);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    // Nothing hidden keeps the focus: it would be lost.
    if (element.contains(surface.root.activeElement) && before instanceof HTMLElement) {
      before.focus({ preventScroll: true });
    }
    element.hidden = true;
  };
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const engaged = element.matches(':hover') || element.contains(surface.root.activeElement);
      if (engaged) wait(shortMs);
      else hide();
    }, ms);
  };
  return {
    show(what, offered, ms = offered ? longMs : shortMs) {
      text(words, what);
      button.hidden = !offered;
      if (offered) {
        text(button, offered.label);
        attribute(button, 'aria-label', offered.name ?? null);
        press = () => {
          hide();
          offered.press();
        };
      }
      element.hidden = false;
      clearTimeout(timer);
      if (ms > 0) wait(ms);
      surface.say(offered ? `${what} ${offered.label}` : what);
    },
    hide,
  };
}
