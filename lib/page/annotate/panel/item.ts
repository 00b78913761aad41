/** One highlight in the panel: the passage, what became of it, its note; and, opened, its editor. */
import { withinPaper } from '../../../annotations/looks';
import { isViewer } from '../../pdf';
import { attribute, text } from '../../widget/h';
import { shapes as common } from '../../widget/icons';
import { versionName } from '../attempts';
import type { ListedHighlight, PanelHost } from '../port';
import { shapes } from '../shapes';
import { createEditor, type Editor } from './editor';
import { hereText, historyText } from './history';
import type { PanelTexts } from './texts';

export interface ItemActions {
  /** Shown on the page; the item is the one that arrows start from. */
  jumped(id: string): void;
  reattach(id: string): void;
  remove(id: string): void;
  /** Where it can be read, when not on this page. */
  link(listed: ListedHighlight): string | undefined;
}

export interface Item {
  readonly element: HTMLLIElement;
  readonly id: string;
  update(listed: ListedHighlight): void;
  /** Is it the one that Tab leads to? */
  reachable(yes: boolean): void;
  current(yes: boolean): void;
  focus(): void;
  composing(): boolean;
  /** Another editor's words were merged into its note. */
  replace(words: string): void;
}

/** Characters of a quote and of a note that stands below it; the editor has all. */
const shown = 600;
const cut = (words: string) => (words.length > shown ? `${words.slice(0, shown)}…` : words);

export function createItem(
  panel: PanelHost,
  texts: PanelTexts,
  first: ListedHighlight,
  actions: ItemActions,
): Item {
  const { b, root, document } = panel.surface;
  const { h, icon } = b;
  const { id } = first.annotation;
  let listed = first;
  let drawn = '';
  let editor: Editor | undefined;
  const section = h('p', { class: 'sec', dir: 'auto' });
  const quote = h('button', {
    type: 'button',
    class: 'quote',
    dir: 'auto',
    onclick() {
      if (panel.show(id)) actions.jumped(id);
    },
  });
  const said = h('p', { class: 'sec grow' });
  const note = h('p', { class: 'words', dir: 'auto' });
  const tags = h('p', { class: 'sec', dir: 'auto' });
  const find = h('button', {
    type: 'button',
    class: 'quiet undo',
    onclick: () => actions.reattach(id),
  });
  const open = h('a', { class: 'quiet', target: '_blank', rel: 'noreferrer' }, texts.openPassage);
  const edit = h(
    'button',
    {
      type: 'button',
      class: 'tool first',
      'aria-label': texts.edit,
      title: texts.edit,
      'aria-expanded': 'false',
      onclick: () => toggle(),
    },
    icon(common.note),
  );
  const remove = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': texts.remove,
      title: texts.remove,
      onclick: () => actions.remove(id),
    },
    icon(shapes.remove),
  );
  const copy = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': texts.copy,
      title: texts.copy,
      onclick: () => panel.copy(id),
    },
    icon(shapes.copy),
  );
  const tools = [find, open, edit, copy, remove];
  const element = h(
    'li',
    {
      onkeydown(event) {
        if ((event as KeyboardEvent).key !== 'Delete' || root.activeElement !== quote) return;
        event.preventDefault();
        actions.remove(id);
      },
    },
    section,
    quote,
    note,
    tags,
    h('div', { class: 'row' }, find, open, said, edit, copy, remove),
  );

  const toggle = () => {
    const opening = !editor || editor.element.hidden;
    if (!editor) {
      editor = createEditor(panel, texts, id);
      element.append(editor.element);
    }
    editor.element.hidden = !opening;
    attribute(edit, 'aria-expanded', String(opening));
    if (opening) {
      update(listed);
      editor.focus();
    } else {
      panel.note(id)?.flush();
      update(listed);
    }
  };

  const update = (next: ListedHighlight) => {
    listed = next;
    const { annotation, state, diff, order } = listed;
    const editing = editor !== undefined && !editor.element.hidden;
    element.className = `hl c-${annotation.colour}${element.classList.contains('now') ? ' now' : ''}`;
    const where = withinPaper(
      listed.section,
      panel.host.known()?.title || panel.host.record().title,
    );
    text(section, where.join(' › '));
    section.hidden = where.length === 0;
    const here = order !== undefined;
    const look = JSON.stringify([diff, annotation.quote, here]);
    if (look !== drawn) {
      drawn = look;
      const words = diff ? panel.diff(diff.old, diff.new) : [cut(annotation.quote)];
      quote.replaceChildren(here ? h('span', { class: 'vh' }, `${texts.jump}: `) : '', ...words);
    }
    attribute(quote, 'aria-disabled', here ? null : 'true');
    const fate = isViewer(document) ? '' : hereText(state, texts);
    const told = fate === '' ? undefined : versionName(panel.host.record().version);
    const words = [fate, historyText(annotation, texts, told)].filter(Boolean);
    text(said, words.join(' · '));
    const written = panel.note(id)?.state.text ?? annotation.body;
    text(note, cut(written));
    note.hidden = editing || written === '';
    text(tags, annotation.tags.join(', '));
    tags.hidden = editing || annotation.tags.length === 0;
    find.hidden = state !== 'lost' && state !== 'ambiguous';
    text(find, state === 'ambiguous' ? texts.choose : texts.find);
    const link = here ? undefined : actions.link(listed);
    open.hidden = link === undefined;
    attribute(open, 'href', link ?? null);
    if (editing) editor?.update(listed);
  };
  update(first);

  return {
    element,
    id,
    update,
    reachable(yes) {
      for (const each of [quote, ...tools]) each.tabIndex = yes ? 0 : -1;
    },
    current(yes) {
      element.classList.toggle('now', yes);
      attribute(element, 'aria-current', yes ? 'true' : null);
    },
    focus: () => quote.focus({ preventScroll: true }),
    composing: () => editor?.composing() ?? false,
    replace: (words) => editor?.replace(words),
  };
}
