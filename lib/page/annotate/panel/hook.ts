/** Loads the panel when it is first wanted; until then this is all of it. */
import type { Anchors } from '../anchors';
import type { Clip } from '../clip';
import { diffNodes } from '../diff';
import type { Edits } from '../edits';
import type { AnnotateHost, AnnotateList, Panel, PanelHost } from '../port';
import type { Surface } from '../surface';
import type { Texts } from '../texts';
import type { Toast } from '../toast';

export interface PanelHookOptions
  extends Pick<
    PanelHost,
    'names' | 'outdated' | 'show' | 'remove' | 'reattach' | 'changed' | 'redraw'
  > {
  host: AnnotateHost;
  surface: Surface;
  texts: Texts;
  toast: Toast;
  list: AnnotateList;
  anchors: Anchors;
  edits: Edits;
  clip: Clip;
}

export interface PanelHook extends Omit<Panel, 'open'> {
  /** Open it, or close it if it is open. @param back what gets the focus when it closes. */
  toggle(back?: HTMLElement): void;
}

/** All of the panel that the highlights carry. */
export function hookPanel(options: PanelHookOptions): PanelHook {
  const { host, surface, texts, toast, list, anchors, edits, clip } = options;
  const { names, outdated, show, remove, reattach, changed, redraw } = options;
  let panel: Panel | undefined;
  let loading = false;
  let over = false;
  const given: PanelHost = {
    ...{ host, surface, list, names, outdated, show, remove, reattach, changed, redraw },
    diff: (before, after) => diffNodes(surface.b, before, after),
    recolour: (id, colour) => edits.recolour(id, colour),
    retag: (id, tags) => edits.retag(id, tags),
    copy(id) {
      const anchor = anchors.all.get(id);
      if (anchor) void clip.quote(anchor.range, anchor.highlight.quote);
    },
    note(id) {
      const anchor = anchors.all.get(id);
      return anchor && edits.note(anchor);
    },
    keep: (quote) => edits.keep(quote),
    tell: (what) => toast.show(what),
  };
  const load = async (back: HTMLElement | undefined) => {
    loading = true;
    try {
      const start = await host.loadPanel();
      if (over) return;
      panel = start(given);
      panel.open(back);
    } catch {
      // Our own file is gone: the extension was updated under the page.
      toast.show(texts.outdated);
    } finally {
      loading = false;
    }
  };
  return {
    get shown() {
      return panel?.shown ?? false;
    },
    toggle(back) {
      if (panel?.shown) panel.close();
      else if (panel) panel.open(back);
      else if (!loading) void load(back);
    },
    close: () => panel?.close(),
    sync: () => panel?.sync(),
    mark: (id) => panel?.mark(id),
    replaced: (id, words) => panel?.replaced(id, words),
    composing: () => panel?.composing() ?? false,
    unsaved: (failed) => panel?.unsaved(failed) ?? false,
    flush: () => panel?.flush(),
    dispose() {
      over = true;
      panel?.dispose();
    },
  };
}
