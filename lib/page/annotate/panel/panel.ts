/** The panel at the page's edge: the paper, and all its highlights with what became of them. */
import type { Panel, PanelHost } from '../port';

export function startPanel(_host: PanelHost): Panel {
  return {
    shown: false,
    open: () => undefined,
    close: () => undefined,
    sync: () => undefined,
    mark: () => undefined,
    unsaved: () => false,
    flush: () => undefined,
    dispose: () => undefined,
  };
}
