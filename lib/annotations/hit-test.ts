/** Which passages are under the pointer: by the caret there and a search in document order. */

export interface Target {
  id: string;
  range: Range;
  /** Characters; of passages that lie in one another the smaller is meant. */
  length: number;
}

export interface HitIndex {
  /** Ids of the passages at a point of the viewport (px), the smallest first. */
  at(x: number, y: number): string[];
  /** Ids of the passages that hold a place in the document, the smallest first. */
  holding(node: Node, offset: number): string[];
}

/** Room around a line that still counts as the passage (px). */
const near = 2;

/**
 * An index over live ranges; to be made anew when the set of passages changes.
 * @param caret the place in the text at a point; the browser's by default.
 */
export function createHitIndex(
  document: Document,
  targets: readonly Target[],
  caret: (x: number, y: number) => { node: Node; offset: number } | undefined = (x, y) =>
    caretAt(document, x, y),
): HitIndex {
  const sorted = targets
    .filter(({ range }) => range.startContainer.isConnected)
    .sort((a, b) => byStart(a.range, b.range));
  /** Of the passages up to each one, the one that ends last: there the search backwards may stop. */
  const reach: Range[] = [];
  for (const { range } of sorted) {
    const before = reach.at(-1);
    reach.push(before && before.compareBoundaryPoints(endToEnd, range) >= 0 ? before : range);
  }

  const found = (node: Node, offset: number): Target[] => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const each = sorted[middle];
      if (each && side(each.range, node, offset) >= 0) low = middle + 1;
      else high = middle;
    }
    const hits: Target[] = [];
    for (let at = low - 1; at >= 0; at -= 1) {
      const each = sorted[at];
      const furthest = reach[at];
      if (!each || !furthest || side(furthest, node, offset) > 0) break;
      if (side(each.range, node, offset) === 0) hits.push(each);
    }
    return hits.sort((a, b) => a.length - b.length);
  };

  return {
    at(x, y) {
      const place = sorted.length > 0 ? caret(x, y) : undefined;
      if (!place) return [];
      // The caret snaps to the nearest text: only what is really drawn there counts.
      return found(place.node, place.offset)
        .filter(({ range }) => covers(range, x, y))
        .map(({ id }) => id);
    },
    holding: (node, offset) => found(node, offset).map(({ id }) => id),
  };
}

/** `Range.END_TO_END`, which is not there without a window. */
const endToEnd = 2;

export function byStart(a: Range, b: Range): number {
  try {
    return a.compareBoundaryPoints(0, b) || b.compareBoundaryPoints(endToEnd, a);
  } catch {
    // One of them has left the document.
    return 0;
  }
}

/** -1: the point is before the range; 1: after it. */
function side(range: Range, node: Node, offset: number): number {
  try {
    return range.comparePoint(node, offset);
  } catch {
    return -1;
  }
}

function covers(range: Range, x: number, y: number): boolean {
  for (const { left, top, right, bottom } of range.getClientRects()) {
    if (x >= left - near && x <= right + near && y >= top - near && y <= bottom + near) return true;
  }
  return false;
}

type WithCaretRange = Document & {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
};

function caretAt(document: Document, x: number, y: number) {
  const place = (document as WithCaretRange).caretPositionFromPoint?.(x, y);
  return place?.offsetNode ? { node: place.offsetNode, offset: place.offset } : undefined;
}
