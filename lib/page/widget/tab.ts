/** The small tab at the page's edge: one button that tells the paper's state. */

import { attribute, type Builder, text } from './h';
import { ring, shapes } from './icons';
import type { Texts } from './texts';
import type { WidgetModel } from './widget';

export interface Tab {
  button: HTMLButtonElement;
  update(model: WidgetModel): void;
}

/**
 * The tab. @param press called on click, Enter and Space; @param key how the save key is written.
 */
export function createTab(b: Builder, texts: Texts, key: string, press: () => void): Tab {
  const { h } = b;
  const mark = h('span', {});
  const notes = count(b, shapes.note);
  const tags = count(b, shapes.tag);
  const label = h('span', {});
  const shortcut = h('kbd', {}, key);
  const button = h(
    'button',
    { type: 'button', class: 'tab', onclick: press },
    mark,
    notes.element,
    tags.element,
    h('span', { class: 'label', 'aria-hidden': 'true' }, label, shortcut),
  );
  let drawn = '';

  const draw = (look: string, make: () => Element) => {
    if (look === drawn) return;
    drawn = look;
    mark.replaceChildren(make());
  };

  return {
    button,
    update({ state, summary }) {
      const failed = state.failure !== null && state.card === 'closed';
      const kind = state.busy ? 'busy' : failed ? 'error' : summary ? 'saved' : 'unsaved';
      button.className = `tab ${kind}`;
      mark.className = kind;
      if (kind === 'busy') draw(kind, () => b.icon(shapes.busy));
      else if (kind === 'error') draw(kind, () => b.icon(shapes.alert));
      else if (summary) draw(summary.status, () => ring(b, summary.status));
      else draw(kind, () => b.icon(shapes.bookmark));

      notes.set(summary ? summary.notes + summary.highlights : 0);
      tags.set(summary?.tags.length ?? 0);

      const name = {
        busy: texts.saving,
        error: texts.lookFailed,
        saved: summary ? texts.name(summary) : '',
        unsaved: texts.saveName,
      }[kind];
      attribute(button, 'aria-label', name);
      attribute(button, 'aria-busy', state.busy ? 'true' : null);
      attribute(button, 'aria-keyshortcuts', 'Alt+S');
      attribute(button, 'aria-haspopup', summary ? 'dialog' : null);
      attribute(button, 'aria-expanded', summary ? String(state.card !== 'closed') : null);
      text(
        label,
        kind === 'saved' && summary
          ? texts[summary.status]
          : kind === 'unsaved'
            ? texts.save
            : name,
      );
      shortcut.hidden = kind === 'busy';
    },
  };
}

/** A small number with its glyph; not there when it is nought. */
function count({ h, icon }: Builder, shape: string) {
  const number = h('span', {});
  const element = h(
    'span',
    { class: 'count', hidden: true, 'aria-hidden': 'true' },
    icon(shape),
    number,
  );
  return {
    element,
    set(value: number) {
      element.hidden = value === 0;
      text(number, value > 99 ? '99+' : String(value));
    },
  };
}
