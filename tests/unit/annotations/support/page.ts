import { textModel } from '../../../../lib/annotations/model-cache';
import type { TextModel } from '../../../../lib/annotations/text-model';

/** A detached page with this body. */
export function page(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

export function modelOf(html: string): TextModel {
  return textModel(page(html));
}

/** The node of an XPath, or the nth text node. */
export function nodeAt(at: string | number, root: Element): Node {
  const { ownerDocument: document } = root;
  if (typeof at === 'number') {
    const walker = document.createTreeWalker(root, 4);
    let node = walker.nextNode();
    for (let left = at; node && left > 0; left -= 1) node = walker.nextNode();
    if (!node) throw new Error(`no text node ${at}`);
    return node;
  }
  const path = at.startsWith('//') ? `.${at}` : at === '/' ? '.' : `.${at}`;
  const found = document.evaluate(path, root, null, 9, null).singleNodeValue;
  if (!found) throw new Error(`nothing at ${at}`);
  return found;
}

/** A range by XPaths or text node numbers and offsets. */
export function rangeBy(
  root: Element,
  start: string | number,
  startOffset: number,
  end: string | number,
  endOffset: number,
): Range {
  const range = root.ownerDocument.createRange();
  range.setStart(nodeAt(start, root), startOffset);
  range.setEnd(nodeAt(end, root), endOffset);
  return range;
}

/** Text as a person would compare it. */
export function plainOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
