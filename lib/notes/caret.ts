/** Where the caret belongs after a text was changed by somebody else. Pure. */

/**
 * The place in the new text of what stood at a place of the old one. The change is taken to be one stretch
 * between what both texts begin and end with; a place within it goes to its end.
 * @param place index in UTF-16 code units.
 */
export function placeAfter(before: string, after: string, place: number): number {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  // Text that was put in right where the caret stands goes behind it.
  if (place <= start) return place;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end += 1;
  }
  const fromEnd = before.length - place;
  return fromEnd <= end ? after.length - fromEnd : after.length - end;
}
