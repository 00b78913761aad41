/** The widget of one visit: a host at the page's edge, and the tab in its closed shadow root. */
import type { PaperSummary } from '../../messaging/protocol';
import type { Guard } from '../guard';
import { isViewer } from '../pdf';
import { isHighlightKey, isSaveKey } from '../save-key';
import type { PageState } from '../state';
import { builder } from './h';
import { applyStyles, styles } from './styles';
import { createTab } from './tab';
import { inOurLanguage, loadTexts } from './texts';

export interface WidgetOptions {
  document: Document;
  guard: Guard;
  /** Colours and sizes: components/ui/tokens.css. */
  tokens: string;
  press(): void;
  /** The key that highlights. @param shift leads into the bar, or into the panel. */
  highlight(shift: boolean): void;
  /** The pointer or the focus has come to the tab. */
  near(): void;
}

export interface Widget {
  host: HTMLElement;
  /** Closed to the page; here for the card and for tests. */
  root: ShadowRoot;
  /** Carries the tokens; the card goes in here. */
  area: HTMLElement;
  tab: HTMLButtonElement;
  update(state: PageState): void;
  /** Show a summary that has changes on their way instead of the state's; `open`: with its card. */
  show(summary: PaperSummary | null | undefined, open: boolean): void;
  /** Hide the tab while something else of ours stands there. */
  cover(covered: boolean): void;
  /** Say that the page must be loaded again. */
  fail(): void;
  destroy(): void;
}

/** A page that removes the host (a framework that repaints all) gets it back so many times. */
const comebacks = 5;

/** Build the widget and put it on the page. */
export function createWidget(options: WidgetOptions): Widget {
  const { document, guard, tokens } = options;
  const b = builder(document);
  const host = b.h('div');
  const root = host.attachShadow({ mode: 'closed' });
  // Tokens sit on our own element: what the page sets on the host does not reach them.
  applyStyles(document, root, tokens.replaceAll(':host', '.o') + styles);

  const mac = navigator.userAgent.includes('Mac');
  const tab = createTab(b, loadTexts(), mac ? '⌥S' : 'Alt+S', options.press);
  for (const type of ['pointerenter', 'focusin']) tab.button.addEventListener(type, options.near);
  const look = isViewer(document) ? 'o viewer' : 'o';
  const area = b.h(
    'div',
    { class: look, ...inOurLanguage() },
    b.h('div', { class: 'edge' }, tab.button),
  );
  root.append(area);
  root.addEventListener('click', (event) => event.stopPropagation());
  // The guard lets no key of ours get to the page's listeners for them.
  root.addEventListener('keydown', (event) => {
    const key = event as KeyboardEvent;
    const highlight = isHighlightKey(key);
    if (!highlight && !isSaveKey(key)) return;
    event.preventDefault();
    if (highlight) options.highlight(key.shiftKey);
    else options.press();
  });

  const release = guard.protect(host, root);
  const parent = document.documentElement;
  let left = comebacks;
  const observer = new MutationObserver(() => {
    if (!host.isConnected && left-- > 0) parent.append(host);
  });
  parent.append(host);
  observer.observe(parent, { childList: true });

  return {
    host,
    root,
    area,
    tab: tab.button,
    update: tab.update,
    show: tab.show,
    cover(covered) {
      area.classList.toggle('covered', covered);
    },
    fail: tab.fail,
    destroy() {
      observer.disconnect();
      release();
      host.remove();
    },
  };
}
