/** Where bar and popover go: beside the text if there is room, else below or above the passage. */

/** px, in the viewport. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Around {
  /** The lines of the passage: first and last. */
  first: Box;
  last: Box;
  /** The column of text that they are in. */
  column: Box;
  view: Size;
}

export interface Placed {
  left: number;
  top: number;
  side: 'right' | 'left' | 'below' | 'above' | 'over';
}

const gap = 8;
const edge = 4;

/**
 * The first place that is in view and free.
 * @param beside its size when it stands in the margin; @param lying its size above or below.
 * @param free whether nothing of the page would be covered there.
 */
export function placeBeside(
  around: Around,
  beside: Size,
  lying: Size,
  free: (box: Box) => boolean,
): Placed {
  const { first, last, column, view } = around;
  const right = column.left + column.width;
  const bottom = last.top + last.height;
  const clampX = (left: number, { width }: Size) =>
    Math.max(edge, Math.min(left, view.width - width - edge));
  const clampY = (top: number, { height }: Size) =>
    Math.max(edge, Math.min(top, view.height - height - edge));
  const middle = Math.max(0, Math.min(last.top, view.height));
  const lineX = clampX(last.left + last.width - lying.width, lying);
  const candidates: (Placed & Size)[] = [
    { side: 'right', left: right + gap, top: clampY(Math.max(first.top, edge), beside), ...beside },
    {
      side: 'left',
      left: column.left - gap - beside.width,
      top: clampY(Math.max(first.top, edge), beside),
      ...beside,
    },
    { side: 'below', left: lineX, top: bottom + gap, ...lying },
    {
      side: 'above',
      left: clampX(first.left, lying),
      top: first.top - gap - lying.height,
      ...lying,
    },
  ];
  const inView = candidates.filter(
    ({ left, top, width, height }) =>
      left >= edge &&
      top >= edge &&
      left + width <= view.width - edge &&
      top + height <= view.height - edge,
  );
  const chosen =
    inView.find((each) => free(each)) ??
    inView.find(({ side }) => side === 'below' || side === 'above');
  if (chosen) return { left: chosen.left, top: chosen.top, side: chosen.side };
  // The passage fills the window.
  return { left: lineX, top: clampY(middle, lying), side: 'over' };
}

/** Whether two boxes have something in common. */
export function meet(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}
