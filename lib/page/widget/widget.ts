/** The widget of one visit: a host at the page's edge with tab and card in a closed shadow root. */
import type { PaperSummary } from '../../messaging/protocol';
import type { Guard } from '../guard';
import type { NoteState } from '../note-sync';
import type { PageState } from '../state';
import { type CardActions, createCard } from './card';
import { builder, text } from './h';
import { applyStyles, styles } from './styles';
import { createTab } from './tab';
import { loadTexts } from './texts';

/** All that the widget shows. */
export interface WidgetModel {
  state: PageState;
  /** The saved paper with what is still on its way. */
  summary: PaperSummary | null | undefined;
  note: NoteState | null;
  /** The page shows something else already; only the words are still here. */
  leaving: boolean;
}

export interface WidgetActions extends CardActions {
  press(): void;
}

export interface WidgetOptions {
  document: Document;
  guard: Guard;
  /** Colours and sizes: components/ui/tokens.css. */
  tokens: string;
  actions: WidgetActions;
}

export interface Widget {
  host: HTMLElement;
  /** Closed to the page; here for tests and for the guard. */
  root: ShadowRoot;
  update(model: WidgetModel): void;
  /** Move the focus into the card. */
  focusCard(): void;
  /** True while the pointer or the focus is in the card. */
  engaged(): boolean;
  /** True while the note must not be replaced. */
  composing(): boolean;
  replaceNote(text: string): void;
  destroy(): void;
}

/** A page that removes the host (a framework that repaints all) gets it back so many times. */
const comebacks = 5;

/** Build the widget and put it on the page. */
export function createWidget({ document, guard, tokens, actions }: WidgetOptions): Widget {
  const b = builder(document);
  const texts = loadTexts();
  const host = b.h('div', {});
  const root = host.attachShadow({ mode: 'closed' });
  // Tokens sit on our own root element: what the page sets on the host does not reach them.
  applyStyles(document, root, tokens.replaceAll(':host', '.o') + styles);

  const mac = document.defaultView?.navigator.userAgent.includes('Mac') ?? false;
  const tab = createTab(b, texts, mac ? '⌥S' : 'Alt+S', actions.press);
  const card = createCard(b, texts, actions);
  const live = b.h('div', { class: 'vh', role: 'status' });
  root.append(
    b.h(
      'div',
      { class: 'o', dir: 'ltr' },
      b.h('div', { class: 'edge' }, tab.button),
      b.h('div', { class: 'side' }, card.element),
      live,
    ),
  );
  for (const type of ['click', 'auxclick']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }

  let hovered = false;
  card.element.addEventListener('pointerenter', () => {
    hovered = true;
  });
  card.element.addEventListener('pointerleave', () => {
    hovered = false;
  });

  const release = guard.protect(host, root);
  const parent = document.documentElement;
  let left = comebacks;
  const observer = new MutationObserver(() => {
    if (host.isConnected || left-- <= 0) return;
    parent.append(host);
  });
  parent.append(host);
  observer.observe(parent, { childList: true });

  /** Where the focus was before it came into the card. */
  let before: Element | null = null;
  const focusInside = () => card.element.contains(root.activeElement);

  return {
    host,
    root,
    update(model) {
      const { state } = model;
      const wasInside = focusInside();
      tab.button.hidden = state.outdated || model.leaving;
      if (!state.outdated) tab.update(model);
      card.update(model);
      if (wasInside && card.element.hidden) {
        const back = before instanceof HTMLElement && before.isConnected ? before : tab.button;
        back.focus({ preventScroll: true });
      }
      const said = state.headline;
      text(live, said ? texts[said] : '');
    },
    focusCard() {
      if (focusInside()) return;
      before = root.activeElement ?? document.activeElement;
      if (before === host || before === document.body) before = null;
      card.focus();
    },
    engaged: () => hovered || focusInside(),
    composing: () => card.note.composing(),
    replaceNote: (value) => card.note.replace(value),
    destroy() {
      observer.disconnect();
      release();
      host.remove();
    },
  };
}
