/** Where the panel stands: in the margin that has less of the page, at the foot of a narrow window. */
import type { Box, Size } from '../place';

export interface Dock {
  side: 'right' | 'left' | 'foot';
  box: Box;
}

/** px */
const width = 344;
const gap = 8;
/** The marks of the highlights stand at the right edge. */
const rail = 16;
/** Narrower windows have no margin at all. */
const narrow = 600;
/** At the foot, so much of the window is left to the page. */
const shareOfFoot = 0.55;

/**
 * The place for a panel in a window.
 * @param covered how much of the page would be behind a box (any measure). The right side is the
 * panel's unless the left is clearly better.
 * @param above what must stay free at the top (px).
 */
export function dockOf(view: Size, covered: (box: Box) => number, above = 0): Dock {
  if (view.width < narrow) {
    const height = Math.min(520, Math.round(view.height * shareOfFoot));
    return { side: 'foot', box: { left: 0, top: view.height - height, width: view.width, height } };
  }
  const upright = { top: above + gap, width, height: view.height - above - 2 * gap };
  const right = { ...upright, left: view.width - width - rail };
  const left = { ...upright, left: gap };
  return covered(left) < covered(right) / 2
    ? { side: 'left', box: left }
    : { side: 'right', box: right };
}

/** Points looked at, across and down. */
const columns = 5;
const rows = 12;
const drawn = 'img,svg,canvas,video,math,table,figure,pre,iframe';

/** How many points of a box have text or pictures of the page behind them. */
export function contentBehind(document: Document, host: Element, box: Box): number {
  let found = 0;
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      const x = box.left + (box.width * (column + 0.5)) / columns;
      const y = box.top + (box.height * (row + 0.5)) / rows;
      const there = document.elementsFromPoint(x, y).find((each) => each !== host);
      if (there && (there.matches(drawn) || hasText(there))) found += 1;
    }
  }
  return found;
}

const hasText = ({ childNodes }: Element): boolean =>
  [...childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ''));
