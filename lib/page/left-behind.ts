/**
 * What Offprint left on a page that was open when Firefox replaced it. Chromium lets the old content
 * script live, which puts its own things away and keeps words that are not stored
 * (Visit.replaced); Firefox ends it on the spot, and what it drew stays there without a function.
 */
import { t } from '../platform/i18n';
import { type Guard, guardOf } from './guard';
import { builder, text } from './widget/h';

/** Firefox shows content scripts closed shadow roots, too. */
type RootOf = (element: Element) => ShadowRoot | null | undefined;
const firefoxRootOf: RootOf = (element) =>
  (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;

/** Put the guard in place, and away what a former version has left: the first thing on every page. */
export function guardPage(view: Window): void {
  // A second script of this version finds the first one's guard, and things that are not dead.
  if (import.meta.env.FIREFOX && !('offprintGuard' in globalThis)) {
    clearLeftBehind(view.document, guardOf(view));
  }
  guardOf(view);
}

/**
 * Put it away, but for notes that were being written, or could not be stored yet: their words stay
 * to be copied, as they do in Chromium.
 */
export function clearLeftBehind(document: Document, guard: Guard, rootOf = firefoxRootOf): void {
  const { documentElement: page } = document;
  const layers = [...(page?.children ?? [])].filter((each) => each.localName === 'div');
  for (const host of [...layers, ...document.querySelectorAll('span')]) {
    const root = host.attributes.length === 0 ? rootOf(host) : undefined;
    if (root?.mode !== 'closed' || !isOurs(root)) continue;
    const fields = [...root.querySelectorAll('textarea')].filter(
      (field) => field.value && (field === root.activeElement || 'unsaved' in field.dataset),
    );
    if (fields.length > 0) hold(document, guard, { host, root, fields });
    else host.remove();
  }
}

/** A layer of ours, or a badge beside a link. */
const isOurs = (root: ShadowRoot): boolean =>
  [...root.children].some((each) => each.matches('.o, button[lang]:has(> i)'));

interface Held {
  host: Element;
  root: ShadowRoot;
  /** At least one, in the order of the page. */
  fields: HTMLTextAreaElement[];
}

/** Leave nothing but the words, why they stay, and the ways to take them along and be rid of them. */
function hold(document: Document, guard: Guard, { host, root, fields }: Held): void {
  const { h } = builder(document);
  const release = guard.protect(host, root);
  const close = () => {
    release();
    host.remove();
  };
  const button = (label: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'quiet undo', onclick }, label);
  const kept = (field: HTMLTextAreaElement) => {
    const said = h('span', { role: 'status' });
    const copy = async () => {
      field.select();
      await document.defaultView?.navigator.clipboard
        .writeText(field.value)
        .then(() => text(said, t('page_copied')))
        // Selected, it can still be copied by hand.
        .catch(() => field.focus());
    };
    field.readOnly = true;
    const foot = h(
      'div',
      { class: 'foot' },
      said,
      button(t('page_copy_note'), () => void copy()),
    );
    return h('div', { class: 'note' }, field, foot);
  };
  const card = h(
    'section',
    {
      class: 'card',
      role: 'dialog',
      'aria-label': t('page_card'),
      onkeydown: (event) => event.stopPropagation(),
    },
    h('p', { class: 'hint', role: 'alert' }, t('page_left_words')),
    ...fields.map(kept),
    h('div', { class: 'foot' }, h('span'), button(t('action_close'), close)),
  );
  const begun = fields.find((field) => field === root.activeElement);
  const area = root.querySelector('.o');
  area?.replaceChildren(h('div', { class: 'side' }, card));
  begun?.focus({ preventScroll: true });
}
