/** Highlights that are not on the page: how many, and a list with a way to find each again. */
import { attribute, text } from '../widget/h';
import { shapes } from '../widget/icons';
import type { Anchor } from './anchor';
import { sectionOf } from './attempts';
import { stateText } from './popover';
import type { Surface } from './surface';
import type { Texts } from './texts';

export interface Missing {
  show(anchors: readonly Anchor[]): void;
  hide(): void;
}

/** @param find lets the user select or choose the place of one. */
export function createMissing(surface: Surface, texts: Texts, find: (id: string) => void): Missing {
  const { h, icon } = surface.b;
  const list = h('ul');
  const close = () => {
    box.hidden = true;
    attribute(button, 'aria-expanded', 'false');
    button.focus({ preventScroll: true });
  };
  const box = h(
    'section',
    {
      class: 'float list',
      role: 'dialog',
      'aria-label': texts.missingTitle,
      hidden: true,
      tabindex: -1,
      onkeydown(event) {
        if ((event as KeyboardEvent).key !== 'Escape') return;
        event.preventDefault();
        close();
      },
    },
    h(
      'div',
      { class: 'row' },
      h('h2', {}, texts.missingTitle),
      h('span', { class: 'grow' }),
      h(
        'button',
        { type: 'button', class: 'tool', 'aria-label': texts.close, onclick: close },
        icon(shapes.close),
      ),
    ),
    list,
  );
  const button = h('button', {
    type: 'button',
    class: 'missing',
    hidden: true,
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    onclick() {
      box.hidden = !box.hidden;
      attribute(button, 'aria-expanded', String(!box.hidden));
      if (!box.hidden) box.focus({ preventScroll: true });
    },
  });
  surface.window.append(button, box);

  const itemOf = (anchor: Anchor) => {
    const { highlight, state } = anchor;
    const section = [sectionOf(highlight).at(-1), stateText(anchor, texts)];
    return h(
      'li',
      {},
      h('p', { class: 'sec', dir: 'auto' }, section.filter(Boolean).join(' · ')),
      h('blockquote', { class: 'quote', dir: 'auto' }, highlight.quote),
      h(
        'button',
        { type: 'button', class: 'quiet undo', onclick: () => find(highlight.id) },
        state === 'ambiguous' ? texts.choose : texts.find,
      ),
    );
  };

  return {
    show(anchors) {
      text(button, texts.missing(anchors.length));
      button.hidden = anchors.length === 0;
      if (anchors.length === 0) box.hidden = true;
      list.replaceChildren(...anchors.map(itemOf));
    },
    hide() {
      box.hidden = true;
      attribute(button, 'aria-expanded', 'false');
    },
  };
}
