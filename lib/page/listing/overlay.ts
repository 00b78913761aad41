/** What a list shows beside its badges: the tab at the edge, the bar, the toast and the popover. */
import type { Listed } from '../../messaging/protocol';
import type { Status } from '../../paper/status';
import { createStatus } from '../card/status';
import { styles as cardStyles } from '../card/styles';
import type { Guard } from '../guard';
import { attribute, builder, text } from '../widget/h';
import { shapes } from '../widget/icons';
import { applyStyles, styles } from '../widget/styles';
import { inOurLanguage } from '../widget/texts';
import { overlayStyles } from './styles';
import type { Texts } from './texts';

/** A toast leaves by itself after this long (ms), unless the pointer or the focus is on it. */
const toastMs = 8000;

export interface OverlayOptions {
  document: Document;
  guard: Guard;
  tokens: string;
  texts: Texts;
  /** Begin and end the choice of several. */
  choose(): void;
  cancel(): void;
  chooseAll(): void;
  saveChosen(): void;
  /** No badges on this site. */
  turnOff(): void;
}

export interface Counts {
  papers: number;
  saved: number;
}

/** What the toast offers. */
export interface Offer {
  label: string;
  act(): void;
}

export interface Popover {
  title: string;
  listed: Listed;
  /** The badge beside which it opens, and which gets the focus back. */
  badge: { host: HTMLElement; button: HTMLElement };
  setStatus(status: Status): void;
  /** The status cannot be changed from here. */
  fixed: boolean;
  /** Set when it can be taken back. */
  undo?: (() => void) | undefined;
}

export type Overlay = ReturnType<typeof createOverlay>;

/** Put it on the page; it shows nothing until told. */
export function createOverlay(options: OverlayOptions) {
  const { document, guard, tokens, texts } = options;
  const b = builder(document);
  const { h } = b;
  const host = h('div');
  const root = host.attachShadow({ mode: 'closed' });
  applyStyles(
    document,
    root,
    tokens.replaceAll(':host', '.o') + styles + cardStyles + overlayStyles,
  );
  const button = (label: string, act: () => void, className = 'btn') =>
    h('button', { type: 'button', class: className, onclick: act }, label);
  const closer = (act: () => void) => {
    const close = h(
      'button',
      { type: 'button', class: 'quiet square', 'aria-label': texts.close, onclick: act },
      b.icon(shapes.close),
    );
    return close;
  };

  const label = h('span');
  const count = h('span', { class: 'count', 'aria-hidden': 'true' });
  const tab = h(
    'button',
    { type: 'button', class: 'tab', hidden: true, onclick: options.choose },
    b.icon('M2.5 4h1M2.5 8h1M2.5 12h1M6 4h7.5M6 8h7.5M6 12h7.5'),
    count,
    h('span', { class: 'label', 'aria-hidden': 'true' }, label),
  );

  const chosen = h('strong');
  const all = button(texts.all, options.chooseAll);
  const save = button('', options.saveChosen, 'btn primary');
  const cancel = button(texts.cancel, options.cancel);
  const bar = h(
    'section',
    { class: 'card bar', role: 'group', 'aria-label': texts.chooseLabel, hidden: true },
    chosen,
    all,
    save,
    cancel,
  );
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') options.cancel();
  });

  const said = h('span');
  const offered = button('', () => undefined, 'quiet undo');
  let offer: Offer | undefined;
  offered.addEventListener('click', () => offer?.act());
  const toast = h(
    'section',
    { class: 'card', hidden: true, 'aria-label': texts.card },
    h('div', { class: 'said' }, said, offered, closer(hideToast)),
  );
  const live = h('div', { class: 'vh', role: 'status' });
  const problem = h('div', { class: 'vh', role: 'alert' });

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Called when the last toast is closed. */
  let gone: (() => void) | undefined;
  function hideToast() {
    clearTimeout(timer);
    toast.hidden = true;
    offer = undefined;
    gone?.();
  }
  function destroy() {
    clearTimeout(timer);
    release();
    host.remove();
  }
  const waitWithToast = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (toast.matches(':hover') || toast.contains(root.activeElement)) waitWithToast();
      else hideToast();
    }, toastMs);
  };

  const title = h('p', { class: 'title', dir: 'auto' });
  let shown: Popover | undefined;
  const status = createStatus(b, texts, (value) => shown?.setStatus(value));
  const stands = h('p', { class: 'hint' });
  const undo = button(texts.undo, () => shown?.undo?.(), 'quiet undo');
  const off = button(texts.turnOff, options.turnOff, 'quiet off');
  const pop = h(
    'section',
    { class: 'card pop', role: 'dialog', 'aria-label': texts.card, hidden: true },
    h(
      'div',
      { class: 'head' },
      title,
      undo,
      closer(() => closePopover(true)),
    ),
    status.element,
    stands,
    off,
  );
  pop.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    closePopover(true);
  });
  function closePopover(back: boolean) {
    if (!shown) return;
    const { badge } = shown;
    shown = undefined;
    pop.hidden = true;
    if (back && badge.host.isConnected) badge.button.focus({ preventScroll: true });
  }

  const area = h(
    'div',
    { class: 'o', ...inOurLanguage() },
    h('div', { class: 'edge' }, tab),
    h('div', { class: 'corner' }, toast, bar),
    pop,
    live,
    problem,
  );
  root.append(area);
  root.addEventListener('click', (event) => event.stopPropagation());
  const release = guard.protect(host, root);
  document.documentElement.append(host);

  return {
    host,
    area,
    root,
    count({ papers, saved }: Counts) {
      const name = texts.here(papers, saved);
      tab.hidden = papers === 0 || !bar.hidden;
      attribute(tab, 'aria-label', `${name}. ${texts.choose}`);
      text(label, `${name} · ${texts.choose}`);
      text(count, saved > 0 ? (saved > 99 ? '99+' : String(saved)) : '');
    },
    /** Show the bar with so many chosen of those that can be; `undefined` takes it away. */
    choice(number: number | undefined, possible = 0) {
      const opens = bar.hidden && number !== undefined;
      const had = bar.contains(root.activeElement);
      bar.hidden = number === undefined;
      tab.hidden = number !== undefined;
      if (number !== undefined) {
        text(chosen, texts.chosen(number));
        text(save, texts.save(number));
        save.disabled = number === 0;
        all.disabled = number === possible;
        text(live, texts.chosen(number));
      }
      if (opens) (all.disabled ? cancel : all).focus({ preventScroll: true });
      else if (had && number === undefined) tab.focus({ preventScroll: true });
    },
    progress(words: string) {
      text(chosen, words);
      for (const each of [all, save]) each.disabled = true;
    },
    /** Say something, with something to do about it. */
    say(words: string, next?: Offer, alert = false) {
      offer = next;
      text(said, words);
      text(offered, next?.label ?? '');
      offered.hidden = !next;
      toast.hidden = false;
      text(alert ? problem : live, words);
      text(alert ? live : problem, '');
      waitWithToast();
    },
    hideToast,
    open(next: Popover, byKey: boolean) {
      closePopover(false);
      hideToast();
      shown = next;
      text(title, next.title);
      status.set(next.listed.status);
      status.element.hidden = next.fixed;
      stands.hidden = !next.fixed;
      text(stands, next.fixed ? texts.stands(next.listed) : '');
      undo.hidden = !next.undo;
      pop.hidden = false;
      beside(pop, next.badge.host);
      if (byKey) (next.fixed ? off : status.chosen()).focus({ preventScroll: true });
    },
    closePopover,
    /** The badge whose popover is open. */
    get popover() {
      return shown;
    },
    /** Say one last thing, and go when it has been read. */
    farewell(words: string) {
      for (const each of [tab, bar, pop]) each.hidden = true;
      gone = destroy;
      text(said, words);
      offered.hidden = true;
      toast.hidden = false;
      text(live, words);
      waitWithToast();
    },
    destroy,
  };
}

/** Put the popover below its badge, or above where there is no room. */
function beside(pop: HTMLElement, badge: Element): void {
  const view = badge.ownerDocument.defaultView;
  if (!view) return;
  const at = badge.getBoundingClientRect();
  const { width, height } = pop.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, view.innerWidth - width - 8));
  const below = at.bottom + 12;
  const fits = below + height < view.innerHeight - 8;
  pop.style.left = `${left}px`;
  pop.style.top = `${Math.max(8, fits ? below : at.top - height - 24)}px`;
}
