/** What the user has selected, if it is text of the page that can be highlighted. */
import { isEditable } from '../save-key';
import type { Box } from './place';

export interface Picked {
  range: Range;
  /** Its first and last line in the window, and the column that they are in (px). */
  first: Box;
  last: Box;
  column: Box;
  /** The block of text in which it lies. */
  block: Element;
}

/** Selections inside of fields, other documents and shadow roots are none of the article. */
export function pickedIn(document: Document): Picked | undefined {
  const range = selectedRange(document);
  return range && pickedBy(range);
}

function selectedRange(document: Document): Range | undefined {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  if (isEditable(elementOf(selection.anchorNode)) || isEditable(document.activeElement)) {
    return undefined;
  }
  const range = selection.getRangeAt(0).cloneRange();
  // Firefox selects the cells of a table one by one.
  if (selection.rangeCount > 1) {
    const last = selection.getRangeAt(selection.rangeCount - 1);
    range.setEnd(last.endContainer, last.endOffset);
  }
  const { body } = document;
  if (range.collapsed || !body?.contains(range.commonAncestorContainer)) return undefined;
  return /\S/.test(range.toString()) || holdsWhole(range) ? range : undefined;
}

/** A formula may be drawn without text. */
const holdsWhole = (range: Range): boolean =>
  range.cloneContents().querySelector('math,img,svg,mjx-container') !== null;

/** Where a range is in the window. */
export function pickedBy(range: Range): Picked | undefined {
  const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const [first] = rects;
  const last = rects.at(-1);
  const block = blockOf(range);
  if (!first || !last || !block) return undefined;
  return { range, first, last, column: block.getBoundingClientRect(), block };
}

/** The nearest block of text; a passage of several paragraphs is beside the first. */
function blockOf(range: Range): Element | undefined {
  let element = elementOf(range.startContainer);
  const view = element?.ownerDocument.defaultView;
  while (
    element?.parentElement &&
    view &&
    /^inline|^contents|^ruby|math/.test(view.getComputedStyle(element).display)
  ) {
    element = element.parentElement;
  }
  return element ?? undefined;
}

export const elementOf = (node: Node | null): Element | null =>
  node === null || node.nodeType === 1 ? (node as Element | null) : node.parentElement;

export function rangeAround(element: Element): Range {
  const range = element.ownerDocument.createRange();
  range.selectNode(element);
  return range;
}
