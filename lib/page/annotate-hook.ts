/**
 * Loads the highlights of a visit when there are some, when a passage is selected, or when the key is
 * pressed; until then all of it that is on the page is this.
 */
import type { Annotate, AnnotateList, HighlightPart, StartAnnotate } from './annotate/port';

export interface AnnotateHook {
  /** The library's word or the page's record has changed. */
  sync(highlights: number): void;
  /** The user has selected something. */
  selected(): void;
  /** @param toBar with Shift: into the bar. */
  key(toBar: boolean): void;
  /** Open the panel, or close it. @param back what gets the focus when it closes. */
  panel(back?: HTMLElement): void;
  closePanel(): void;
  /** What is shown now, if anything is. */
  list(): AnnotateList | undefined;
  flush(): void;
  leave(): void;
}

export function hookAnnotate(
  part: HighlightPart | undefined,
  start: (begin: StartAnnotate, part: HighlightPart) => Annotate,
): AnnotateHook {
  let annotate: Annotate | undefined;
  let loading = false;
  let over = false;
  let waiting: ((annotate: Annotate) => void)[] = [];
  const wanted = (use: (annotate: Annotate) => void) => {
    if (annotate) return use(annotate);
    if (over || !part) return;
    waiting.push(use);
    if (loading) return;
    loading = true;
    part
      .load()
      .then((begin) => {
        if (over) return;
        const started = start(begin, part);
        annotate = started;
        for (const each of waiting) each(started);
      })
      // Without our own file the extension was updated under the page; the card says so.
      .catch(() => {
        loading = false;
        waiting = [];
      });
  };
  return {
    sync(highlights) {
      if (annotate) annotate.sync();
      else if (highlights > 0) wanted(() => undefined);
    },
    selected() {
      // From then on they listen themselves.
      if (!annotate && !loading) wanted((started) => started.selected());
    },
    key: (toBar) => wanted((started) => started.key(toBar)),
    panel: (back) => wanted((started) => started.panel(back)),
    closePanel: () => annotate?.closePanel(),
    list: () => annotate?.list,
    flush: () => annotate?.flush(),
    leave() {
      over = true;
      annotate?.leave();
    },
  };
}
