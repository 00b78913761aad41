/** Finding the place of a highlight again with the user: among candidates, or by selecting. */
import { text } from '../widget/h';
import { shapes as common } from '../widget/icons';
import type { Anchor } from './anchor';
import { shapes } from './shapes';
import type { Surface } from './surface';
import type { Texts } from './texts';

export interface ChooserActions {
  /** Show a candidate. */
  look(range: Range): void;
  /** It is this one. */
  take(id: string, range: Range): void;
  ended(): void;
}

export interface Chooser {
  /** The highlight whose place is looked for. */
  readonly id: string | undefined;
  begin(anchor: Anchor): void;
  end(): void;
}

const shownOfQuote = 60;

export function createChooser(surface: Surface, texts: Texts, actions: ChooserActions): Chooser {
  const { h, icon } = surface.b;
  let anchor: Anchor | undefined;
  let candidates: Range[] = [];
  let at = 0;
  const tool = (label: string, action: () => void, shape: string) =>
    h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: action },
      icon(shape),
    );
  const words = h('span', { role: 'status' });
  const go = (by: number) => {
    at = (at + by + candidates.length) % candidates.length;
    text(words, texts.candidate(at + 1, candidates.length));
    const range = candidates[at];
    if (range) actions.look(range);
  };
  const previous = tool(texts.candidatePrevious, () => go(-1), shapes.previous);
  const next = tool(texts.candidateNext, () => go(1), shapes.next);
  const take = h(
    'button',
    {
      type: 'button',
      class: 'quiet undo',
      onclick() {
        const range = candidates[at];
        if (anchor && range) actions.take(anchor.highlight.id, range);
      },
    },
    texts.attach,
  );
  const end = () => {
    if (!anchor) return;
    anchor = undefined;
    element.hidden = true;
    actions.ended();
  };
  const element = h(
    'div',
    {
      class: 'toast',
      role: 'group',
      'aria-label': texts.find,
      hidden: true,
      onkeydown(event) {
        if ((event as KeyboardEvent).key !== 'Escape') return;
        event.preventDefault();
        end();
      },
    },
    words,
    previous,
    next,
    take,
    tool(texts.attachCancel, end, common.close),
  );
  surface.window.append(element);

  return {
    get id() {
      return anchor?.highlight.id;
    },
    begin(wanted) {
      anchor = wanted;
      candidates = (wanted.candidates ?? []).filter(({ collapsed }) => !collapsed);
      const many = candidates.length > 0;
      for (const each of [previous, next, take]) each.hidden = !many;
      element.hidden = false;
      const { quote } = wanted.highlight;
      const short = quote.length > shownOfQuote ? `${quote.slice(0, shownOfQuote)}…` : quote;
      text(words, texts.attachHint(short));
      at = 0;
      if (many) go(0);
      if (many) take.focus({ preventScroll: true });
    },
    end,
  };
}
