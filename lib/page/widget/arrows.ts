/**
 * Which way an arrow key leads in a row of things: 1 to the next one, -1 to the one before. Right and
 * left follow the direction in which the row is drawn.
 */
export function arrowStep({ key, currentTarget }: KeyboardEvent): 1 | -1 | undefined {
  if (key === 'ArrowDown') return 1;
  if (key === 'ArrowUp') return -1;
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined;
  const row = currentTarget as Element;
  const view = row.ownerDocument.defaultView;
  const backwards = view?.getComputedStyle(row).direction === 'rtl';
  return (key === 'ArrowRight') === backwards ? -1 : 1;
}
