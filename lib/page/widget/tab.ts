/** The small tab at the page's edge: one button that tells the paper's state. */
import type { PaperSummary } from '../../messaging/protocol';
import { newestOf, versionNews } from '../../paper/versions';
import type { PageState } from '../state';
import { attribute, type Builder, text } from './h';
import { ring, shapes } from './icons';
import type { Texts } from './texts';

/**
 * The tab.
 * @param key how the save key is written; @param press called on click, Enter and Space.
 */
export function createTab(b: Builder, texts: Texts, key: string, press: () => void) {
  const { h } = b;
  const mark = h('span');
  const notes = count(b, shapes.note);
  const tags = count(b, shapes.tag);
  const said = h('span');
  const shortcut = h('kbd', {}, key);
  const button = h(
    'button',
    { type: 'button', 'aria-keyshortcuts': 'Alt+S', onclick: press },
    mark,
    notes.element,
    tags.element,
    h('span', { class: 'label', 'aria-hidden': 'true' }, said, shortcut),
  );
  let drawn = '';
  let state: PageState | undefined;
  /** What the card shows, if it is ahead of the library. */
  let ahead: PaperSummary | null | undefined;
  let open = false;

  const set = (kind: string, name: string, label: string, make: () => Element, look = kind) => {
    button.className = `tab ${kind}`;
    mark.className = kind;
    if (drawn !== look) mark.replaceChildren(make());
    drawn = look;
    attribute(button, 'aria-label', name);
    text(said, label);
  };

  const draw = () => {
    if (!state || state.outdated) return;
    const summary = state.known && (ahead ?? state.known);
    if (state.saving) set('busy', texts.saving, texts.saving, () => b.icon(shapes.busy));
    else if (summary?.limited) {
      set('saved', texts.limited, texts.limited, () => b.icon(shapes.check));
    } else if (summary) {
      const { status } = summary;
      const news = versionNews(summary, newestOf(state.record));
      const told = news ? texts.news(news, state.record.version) : '';
      set('saved', texts.name(summary, told), told || texts[status], () => ring(b, status), status);
      button.classList.toggle('newer', news !== undefined);
    } else if (state.failure && state.known === undefined) {
      set('error', texts.lookFailed, texts.lookFailed, () => b.icon(shapes.alert));
    } else set('unsaved', texts.saveName, texts.save, () => b.icon(shapes.bookmark));
    notes.set(summary ? summary.notes + summary.highlights : 0);
    tags.set(summary ? summary.tags.length : 0);
    attribute(button, 'aria-busy', state.saving ? 'true' : null);
    attribute(button, 'aria-haspopup', summary ? 'dialog' : null);
    attribute(button, 'aria-expanded', summary || open ? String(open) : null);
  };

  return {
    button,
    update(next: PageState) {
      state = next;
      button.hidden ||= next.outdated;
      draw();
    },
    show(summary: PaperSummary | null | undefined, isOpen: boolean) {
      ahead = summary;
      open = isOpen;
      draw();
    },
    fail() {
      button.hidden = false;
      set('error', texts.outdated, texts.outdated, () => b.icon(shapes.alert));
      button.classList.add('pinned');
    },
  };
}

/** A small number with its glyph; not there when it is nought. */
function count({ h, icon }: Builder, shape: string) {
  // Drawn by the style sheet: as text it would be part of what the button is called.
  const number = h('span');
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
      attribute(number, 'data-number', value > 99 ? '99+' : String(value));
    },
  };
}
