/** The card beside the tab: what was done, with Undo; status, tags and the note. */
import type { PaperSummary } from '../../messaging/protocol';
import type { PaperRecord, Status } from '../../paper/schema';
import { newestOf, type VersionNews, versionNews } from '../../paper/versions';
import type { CardHost } from '../card-port';
import { type Builder, builder, text } from '../widget/h';
import { shapes } from '../widget/icons';
import { applyStyles } from '../widget/styles';
import { createNote, type NoteActions } from './note';
import type { NoteState } from './note-sync';
import type { CardState } from './state';
import { createStatus } from './status';
import { styles } from './styles';
import { createTags, type TagActions } from './tags';
import { loadTexts, type Texts } from './texts';

/** All that the card shows. */
export interface CardModel {
  state: CardState;
  /** The saved paper with what is still on its way. */
  summary: PaperSummary | null | undefined;
  note: NoteState | undefined;
  record: PaperRecord;
  outdated: boolean;
}

export interface CardActions extends TagActions, NoteActions {
  undo(): void;
  close(): void;
  retry(): void;
  expand(): void;
  setStatus(status: Status): void;
  /** The user knows of this version. */
  see(version: number): void;
  /** Open the panel with all highlights. */
  panel(): void;
  /** Choose among the papers that the page links to. */
  choose(): void;
}

export interface CardView {
  update(model: CardModel): void;
  /** Move the focus in: to the chosen status, where Tab leads on to tags and note. */
  focus(): void;
  /** True while the pointer or the focus is in the card. */
  engaged(): boolean;
  /** True while the note must not be replaced. */
  composing(): boolean;
  replaceNote(text: string): void;
}

/** Fewer papers than this can be saved one by one. */
const fewest = 2;

/** Build the card beside its tab, hidden until an update shows it. */
export function createView(host: CardHost, actions: CardActions): CardView {
  const { document, root, area, tab } = host;
  const b = builder(document);
  const { h, icon } = b;
  const texts = loadTexts();
  applyStyles(document, root, styles);

  const button = (label: string, action: () => void, className: string, shape?: string) =>
    h(
      'button',
      { type: 'button', class: className, onclick: action },
      shape ? icon(shape) : null,
      label,
    );
  const headline = h('strong');
  const undo = button(texts.undo, actions.undo, 'quiet undo');
  undo.setAttribute('aria-label', texts.undoSave);
  const close = button('', actions.close, 'quiet square', shapes.close);
  close.setAttribute('aria-label', texts.close);
  const title = h('p', { class: 'title', dir: 'auto' });
  const status = createStatus(b, texts, actions.setStatus);
  const tags = createTags(b, texts, actions);
  const note = createNote(b, texts, actions);
  const reveal = (target: HTMLElement) => () => {
    actions.expand();
    target.focus();
  };
  const more = h(
    'div',
    { class: 'more' },
    button(texts.tags, reveal(tags.input), 'btn', shapes.tag),
    button(texts.note, reveal(note.textarea), 'btn', shapes.note),
  );
  const hint = h('p', { class: 'hint', hidden: true }, texts.limitedHint);
  const news = createNews(b, texts, actions.see);
  const linked = button('', actions.choose, 'quiet linked');
  const panel = button(texts.panel, actions.panel, 'quiet linked');
  const reason = h('span');
  const retry = button(texts.retry, actions.retry, 'btn');
  const failure = h('div', { class: 'failure', role: 'alert', hidden: true }, reason, retry);
  const card = h(
    'section',
    {
      class: 'card',
      role: 'dialog',
      'aria-label': texts.card,
      tabindex: -1,
      hidden: true,
      onkeydown(event) {
        const { key, isComposing } = event as KeyboardEvent;
        // Words that can no longer be stored go only with the button that says so.
        if (key !== 'Escape' || isComposing || held) return;
        event.preventDefault();
        actions.close();
      },
    },
    h('div', { class: 'head' }, headline, undo, close),
    title,
    hint,
    news.element,
    status.element,
    more,
    tags.element,
    note.element,
    panel,
    linked,
    failure,
  );
  const live = h('div', { class: 'vh', role: 'status' });
  area.append(h('div', { class: 'side' }, card), live);

  let hovered = false;
  /** The extension is gone, and the note holds words that are not stored. */
  let held = false;
  card.addEventListener('pointerenter', () => {
    hovered = true;
  });
  card.addEventListener('pointerleave', () => {
    hovered = false;
  });
  const inside = () => card.contains(root.activeElement);
  /** Where the focus was before it came into the card. */
  let before: Element | null = null;

  const draw = ({ state, summary, note: noteState, record, outdated }: CardModel) => {
    held = outdated && noteState?.unsaved === true;
    card.hidden = state.mode === 'closed' && !held;
    if (card.hidden) return;
    const open = state.mode === 'open' || held;
    const limited = summary?.limited === true;
    const editable = Boolean(summary) && !outdated && !limited;
    const said = state.headline && state.headline !== 'removed' && texts[state.headline];
    const standing = summary
      ? limited
        ? () => texts.limited
        : texts.savedOn
      : () => texts.notSaved;
    text(headline, outdated ? texts.card : said || standing(summary?.addedAt ?? 0));
    undo.hidden = !(state.undoable && editable);
    undo.disabled = state.removing;
    text(title, summary?.title || record.title);
    hint.hidden = !limited || outdated;
    title.classList.toggle('full', open);
    const focused = news.element.contains(root.activeElement);
    news.set(
      editable && summary ? versionNews(summary, newestOf(record)) : undefined,
      record.version,
    );
    // A button that goes with the focus on it would leave the keys to the page.
    if (focused && news.element.hidden) card.focus({ preventScroll: true });
    status.element.hidden = !editable;
    status.set(summary?.status);
    more.hidden = open || !editable;
    tags.element.hidden = !(open && editable);
    tags.update(summary?.tags ?? [], state.pending);
    note.element.hidden = !(held || (open && editable));
    const others = host.linked?.counts?.papers ?? 0;
    panel.hidden = !open || outdated || limited || !host.panel;
    linked.hidden = !open || outdated || others < fewest;
    if (!linked.hidden) text(linked, texts.linked(others));
    if (noteState) note.update(noteState, outdated);
    const error = outdated ? { code: 'outdated' as const } : state.failure?.error;
    failure.hidden = !error;
    text(reason, error ? texts.failure(error) : '');
    retry.hidden = outdated;
  };

  return {
    update(model) {
      const wasInside = inside();
      draw(model);
      if (wasInside && card.hidden) {
        const back = before instanceof HTMLElement && before.isConnected ? before : tab;
        back.focus({ preventScroll: true });
      }
      const said = model.state.headline;
      if (!model.outdated) text(live, said ? texts[said] : '');
    },
    focus() {
      if (inside()) return;
      before = root.activeElement ?? document.activeElement;
      if (before === document.body) before = null;
      (status.element.hidden ? card : status.chosen()).focus({ preventScroll: true });
    },
    engaged: () => hovered || inside(),
    composing: note.composing,
    replaceNote: note.replace,
  };
}

/** That the paper has a newer version than the one the user saved, until they say they know. */
function createNews({ h }: Builder, texts: Texts, see: (version: number) => void) {
  let latest = 0;
  const said = h('span');
  const button = h(
    'button',
    { type: 'button', class: 'btn', onclick: () => see(latest) },
    texts.gotIt,
  );
  const element = h('div', { class: 'news', role: 'note' }, said, button);
  return {
    element,
    set(news: VersionNews | undefined, shown: number | undefined) {
      element.hidden = !news;
      if (!news) return;
      latest = news.latest;
      text(said, texts.news(news, shown));
    },
  };
}
