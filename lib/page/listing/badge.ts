/** One badge: a button of a fixed width beside a link, in a closed shadow root of its own. */
import type { Listed } from '../../messaging/protocol';
import type { Guard } from '../guard';
import { attribute, builder } from '../widget/h';
import { ring, shapes } from '../widget/icons';
import { inOurLanguage } from '../widget/texts';
import { putBadge } from './place';
import type { BadgeStyles } from './styles';
import type { Texts } from './texts';

/** What a badge shows. */
export interface BadgeModel {
  title: string;
  listed: Listed | null;
  saving: boolean;
  /** Set while several are chosen: is this one? */
  chosen?: boolean;
  /**
   * Set on pages that are no list: a paper that is not saved is no stop for the Tab key there, and
   * beside references (`hidden`) to be seen only by who points at it. Its place is taken all the
   * same: a badge that only saved papers have would tell the page which are saved.
   */
  aside?: 'plain' | 'hidden';
}

export interface Badge {
  host: HTMLElement;
  button: HTMLButtonElement;
  /** Put it (back) on the page. */
  put(): void;
  update(model: BadgeModel): void;
  destroy(): void;
}

export interface BadgeOptions {
  document: Document;
  guard: Guard;
  styles: BadgeStyles;
  texts: Texts;
  anchor: Element;
  press(event: Event): void;
  /** Escape was pressed on it; the guard keeps keys of ours from the page's window. */
  escape(): void;
}

/** Make a badge; `put` shows it. */
export function createBadge(options: BadgeOptions): Badge {
  const { document, guard, texts, anchor } = options;
  const b = builder(document);
  const host = document.createElement('span');
  const root = host.attachShadow({ mode: 'closed' });
  options.styles.apply(root);
  const button = b.h('button', { type: 'button', lang: inOurLanguage().lang });
  const dot = b.h('i');
  root.append(button);
  // A link around the badge is not meant by a click on it.
  button.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    options.press(event);
  });
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') options.escape();
  });
  const release = guard.protect(host, root);
  let drawn = '';
  let shown = '';

  return {
    host,
    button,
    put: () => putBadge(host, anchor),
    update(model) {
      // A list has many badges, and most stay as they are.
      const key = JSON.stringify(model);
      if (key === shown) return;
      shown = key;
      const { title, listed, saving, chosen, aside } = model;
      const idle = aside && !listed && !saving && chosen === undefined;
      const hidden = idle && aside === 'hidden';
      const look = saving ? 'busy' : (listed?.status ?? (chosen === undefined ? 'open' : 'box'));
      const marked = Boolean(listed?.notes);
      const state = `${look}${chosen ? ' chosen' : ''}${marked ? ' notes' : ''}${hidden ? ' hidden' : ''}`;
      if (state !== drawn) {
        button.className = state;
        const mark = listed
          ? ring(b, listed.status)
          : b.icon(saving ? shapes.busy : chosen === undefined ? shapes.bookmark : box(chosen));
        button.replaceChildren(mark, ...(marked ? [dot] : []));
        drawn = state;
      }
      const picks = chosen !== undefined && !listed;
      attribute(button, 'tabindex', idle ? '-1' : null);
      attribute(button, 'aria-hidden', hidden ? 'true' : null);
      attribute(button, 'role', picks ? 'checkbox' : null);
      attribute(button, 'aria-checked', picks ? String(chosen) : null);
      attribute(button, 'aria-busy', saving ? 'true' : null);
      attribute(button, 'aria-haspopup', listed && chosen === undefined ? 'dialog' : null);
      attribute(button, 'aria-disabled', listed && chosen !== undefined ? 'true' : null);
      const name = listed
        ? texts.savedName(listed)
        : saving
          ? texts.saving
          : picks
            ? texts.pick(title)
            : texts.saveName(title);
      attribute(button, 'aria-label', name);
      attribute(button, 'title', name);
    },
    destroy() {
      release();
      host.remove();
    },
  };
}

const box = (chosen: boolean) =>
  `M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1z${chosen ? 'M5 8.2l2.2 2.2L11.2 6' : ''}`;
