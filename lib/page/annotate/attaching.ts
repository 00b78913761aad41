/** Giving a highlight its place again, which the user chooses among candidates or selects. */
import type { Anchors } from './anchors';
import { createChooser } from './chooser';
import type { Display } from './display';
import type { Edits } from './edits';
import { bringIntoView } from './scroll';
import type { Surface } from './surface';
import type { Texts } from './texts';
import type { Toast } from './toast';

export interface AttachingOptions {
  surface: Surface;
  texts: Texts;
  anchors: Anchors;
  edits: Edits;
  toast: Toast;
  display: Pick<Display, 'painter' | 'missing'>;
  /** Make room on the page. */
  clear(): void;
  /** Look at what is selected now. */
  look(): void;
  jump(id: string): void;
}

export interface Attaching {
  /** The highlight whose place is looked for. */
  readonly id: string | undefined;
  begin(id: string): void;
  /** It is this passage. */
  here(range: Range): Promise<void>;
  end(): void;
}

export function createAttaching(options: AttachingOptions): Attaching {
  const { surface, texts, anchors, edits, toast, clear, look, jump } = options;
  const { painter, missing } = options.display;
  const take = async (id: string, range: Range) => {
    if (!(await edits.attach(id, range))) {
      toast.show(texts.nothing);
      return;
    }
    chooser.end();
    toast.show(texts.attached);
    jump(id);
  };
  const chooser = createChooser(surface, texts, {
    look(range) {
      bringIntoView(range);
      painter.flash(range);
      painter.activate([range]);
    },
    take: (id, range) => void take(id, range),
    ended: () => painter.activate([]),
  });
  return {
    get id() {
      return chooser.id;
    },
    begin(id) {
      const anchor = anchors.all.get(id);
      if (!anchor) return;
      missing.hide();
      clear();
      chooser.begin(anchor);
      look();
    },
    async here(range) {
      if (chooser.id) await take(chooser.id, range);
    },
    end: chooser.end,
  };
}
