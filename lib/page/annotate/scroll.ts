/** Where a passage is on the page, and bringing it into view. */

/** How far down the page, 0 to 1; measured, so not for every frame. */
export function heightOf(range: Range | undefined): number {
  const document = range?.startContainer.ownerDocument;
  const view = document?.defaultView;
  if (!range || !document || !view) return 0;
  const [rect = range.getBoundingClientRect()] = range.getClientRects();
  return (rect.top + view.scrollY) / Math.max(1, document.documentElement.scrollHeight);
}

/** Scroll so that its first line is in the upper middle of the window. */
export function bringIntoView(range: Range, element?: Element): void {
  const start = range.startContainer;
  const around = element ?? (start.nodeType === 1 ? (start as Element) : start.parentElement);
  const view = around?.ownerDocument.defaultView;
  if (!around || !view) return;
  for (let up: Element | null = around; up; up = up.parentElement) {
    if (up instanceof HTMLDetailsElement) up.open = true;
  }
  // Boxes of the page that scroll by themselves first, then the line within a long paragraph.
  const { top, bottom } = lineOf(range);
  if (top >= 0 && bottom <= view.innerHeight * 0.9) return;
  around.scrollIntoView({ block: 'center', behavior: 'instant' });
  const line = lineOf(range);
  const wanted = view.innerHeight * 0.35;
  if (line.top < 0 || line.bottom > view.innerHeight * 0.9) {
    view.scrollBy({ top: line.top - wanted, behavior: 'instant' });
  }
}

const lineOf = (range: Range): DOMRect =>
  range.getClientRects()[0] ?? range.getBoundingClientRect();
