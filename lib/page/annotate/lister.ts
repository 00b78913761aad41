/** The highlights as whoever lists them sees them: the panel, or a test. */
import type { Anchors } from './anchors';
import { sectionOf } from './attempts';
import type { AnnotateList } from './port';

export interface Lister {
  list: AnnotateList;
  changed(): void;
}

export function createLister(
  anchors: Anchors,
  actions: Pick<AnnotateList, 'jumpTo' | 'reattach'>,
): Lister {
  const listeners = new Set<() => void>();
  return {
    changed() {
      for (const listener of listeners) listener();
    },
    list: {
      items: () =>
        anchors.sorted().map(({ highlight, state, range, diff }, order) => ({
          annotation: highlight,
          state,
          section: sectionOf(highlight),
          ...(range && { order }),
          ...(diff && { diff }),
        })),
      jumpTo: actions.jumpTo,
      reattach: actions.reattach,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
