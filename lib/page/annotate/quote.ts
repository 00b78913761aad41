/** A quote with its reference, and putting it on the clipboard. */
import type { PaperRecord } from '../../paper/schema';
import type { Surface } from './surface';

/** “Words” — Family et al., “Title”, 2026. Address. */
export function quoteWithReference(quote: string, record: PaperRecord, address: string): string {
  const { authors, title, issued } = record;
  const names = (authors ?? [])
    .slice(0, 3)
    .map(({ family, literal, given }) => family ?? literal ?? given ?? '');
  const [first = ''] = names;
  const who = (authors ?? []).length > 2 ? `${first} et al.` : names.filter(Boolean).join(' & ');
  const parts = [who, `“${title}”`, issued ? String(issued.year) : ''].filter(Boolean);
  return `“${quote}”\n— ${parts.join(', ')}. ${address}`;
}

/** @returns false when the browser refuses. */
export async function copyText(surface: Surface, words: string): Promise<boolean> {
  const view = surface.document.defaultView;
  try {
    if (!view?.navigator.clipboard) throw new Error('no clipboard');
    await view.navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyByHand(surface, words);
  }
}

/** Where the page's policy or a plain connection forbids the clipboard. */
function copyByHand(surface: Surface, words: string): boolean {
  const { b, root, window, document } = surface;
  const before = root.activeElement;
  const field = b.h('textarea', { class: 'vh', 'aria-hidden': 'true', tabindex: -1 });
  field.value = words;
  window.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch {
    done = false;
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}
