/** The panel at the page's edge: the paper, and all its highlights with what became of them. */
import { isViewer } from '../../pdf';
import { isHighlightKey } from '../../save-key';
import { attribute } from '../../widget/h';
import { shapes } from '../../widget/icons';
import { applyStyles } from '../../widget/styles';
import type { Box } from '../place';
import type { Panel, PanelHost } from '../port';
import { shapes as own } from '../shapes';
import { contentBehind, dockOf } from './dock';
import { createList } from './list';
import { createPaperPart } from './paper';
import { createPdfPart } from './pdf';
import { styles } from './styles';
import { loadTexts } from './texts';

/** Height of the buttons of Chromium's viewer of PDFs (px). */
const viewerBar = 56;

/** Build it in the highlights' layer, hidden until `open`. It never moves the page. */
export function startPanel(options: PanelHost): Panel {
  const { host, surface } = options;
  const { document, b, root } = surface;
  const { h, icon } = b;
  const texts = loadTexts();
  applyStyles(document, root, styles);
  const stop = new AbortController();
  let back: HTMLElement | undefined;

  const list = createList(options, texts, {
    reattach(id) {
      // At the foot it stands where one would select.
      if (element.classList.contains('low')) close(false);
      options.reattach(id);
    },
  });
  const paper = createPaperPart(b, texts, host, options.changed, options.outdated);
  const viewer = isViewer(document);
  const pdf = viewer
    ? createPdfPart(b, texts, host.record(), async (quote) => {
        const kept = await options.keep(quote);
        if (kept) options.tell(texts.pdfKept);
        return kept;
      })
    : null;
  const all = h('div', { class: 'all', tabindex: -1 }, paper.element, pdf, list.element);
  const element = h(
    'section',
    {
      class: 'panel',
      role: 'dialog',
      'aria-label': texts.panel,
      tabindex: -1,
      hidden: true,
      onkeydown(event) {
        const key = event as KeyboardEvent;
        const asked = isHighlightKey(key) && key.shiftKey;
        if (key.isComposing || (key.key !== 'Escape' && !asked)) return;
        event.preventDefault();
        close();
      },
    },
    h(
      'div',
      { class: 'top' },
      h('strong', {}, texts.panel),
      h(
        'button',
        {
          type: 'button',
          class: 'tool',
          'aria-label': texts.side,
          title: texts.side,
          onclick: () => void toSide(),
        },
        icon(own.side),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'tool',
          'aria-label': texts.close,
          title: texts.close,
          onclick: () => close(),
        },
        icon(shapes.close),
      ),
    ),
    all,
  );
  // Before the toast: Tab leads from the panel to the button that takes something back.
  surface.window.prepend(element);

  function place(): void {
    surface.reserve(undefined);
    element.style.visibility = 'hidden';
    const covered = (box: Box) => (viewer ? 0 : contentBehind(document, surface.host, box));
    const dock = dockOf(surface.view(), covered, viewer ? viewerBar : 0);
    const { left, top, width, height } = dock.box;
    element.style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
    element.classList.toggle('low', dock.side === 'foot');
    attribute(element, 'data-side', dock.side);
    surface.reserve(dock.box);
    options.redraw();
  }

  function close(focusBack = true): void {
    if (element.hidden) return;
    const inside = element.contains(root.activeElement);
    paper.flush();
    element.hidden = true;
    surface.reserve(undefined);
    options.redraw();
    host.covering(false);
    if (inside && focusBack && back?.isConnected) back.focus({ preventScroll: true });
    else if (inside) (root.activeElement as HTMLElement | null)?.blur();
    back = undefined;
  }

  const toSide = async () => {
    if ((await host.ask('sidePanel', {})).ok) close();
    else options.tell(texts.sideFailed);
  };
  const sync = () => {
    if (element.hidden) return;
    paper.sync();
    list.update();
  };
  document.defaultView?.addEventListener('resize', () => !element.hidden && place(), {
    signal: stop.signal,
  });

  return {
    get shown() {
      return !element.hidden;
    },
    open(opener) {
      const active = root.activeElement ?? document.activeElement;
      const known = active instanceof HTMLElement && active !== document.body ? active : undefined;
      back = opener ?? known;
      host.covering(true);
      element.hidden = false;
      sync();
      place();
      element.focus({ preventScroll: true });
    },
    close,
    sync,
    mark(id) {
      if (element.hidden) return;
      const item = list.mark(id);
      if (!item) return;
      const [box, view] = [item.getBoundingClientRect(), all.getBoundingClientRect()];
      if (box.top < view.top || box.bottom > view.bottom) all.scrollTop += box.top - view.top - 12;
    },
    replaced: list.replaced,
    composing: list.composing,
    unsaved: (failed = false) => paper.unsaved(failed),
    flush: paper.flush,
    dispose() {
      stop.abort();
      paper.dispose();
      element.remove();
    },
  };
}
