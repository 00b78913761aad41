/** Where a badge goes, so that the page's own content moves by the badge's width and no more. */

/** Where, in relation to the link; `float` is before a block, whose lines then begin beside it. */
export type Place = 'after' | 'inside' | 'float';

const blocks = 'h1,h2,h3,h4,h5,h6,p,div';

/**
 * The place for a badge.
 * @param display computed display of the link; @param parent that of its parent, with the direction
 * of a flexible box; @param holdsBlock the link encloses a block such as a heading.
 */
export function placeFor(
  display: string,
  parent: { display: string; direction: string },
  holdsBlock: boolean,
): Place {
  if (holdsBlock) return 'inside';
  if (/flex|grid/.test(parent.display)) {
    return /flex/.test(parent.display) && !parent.direction.startsWith('column')
      ? 'after'
      : 'inside';
  }
  return /^inline|^contents$|^$/.test(display) ? 'after' : 'float';
}

const places = new WeakMap<Element, Place>();

/** Find the place; asks for styles, hence before anything is changed. */
export function findPlace(anchor: Element): void {
  const view = anchor.ownerDocument.defaultView;
  const parent = anchor.parentElement;
  if (!view || !parent) return;
  const outer = view.getComputedStyle(parent);
  places.set(
    anchor,
    placeFor(
      view.getComputedStyle(anchor).display,
      { display: outer.display, direction: outer.flexDirection },
      anchor.querySelector(blocks) !== null,
    ),
  );
}

/** Put the badge's host beside its link. */
export function putBadge(host: HTMLElement, anchor: Element): void {
  const place = places.get(anchor) ?? 'after';
  host.setAttribute('data-place', place);
  if (place === 'float') anchor.before(host);
  else if (place === 'inside') innermost(anchor).append(host);
  else anchor.after(host);
}

/** The block in the link that holds its text. */
function innermost(anchor: Element): Element {
  const heading = anchor.querySelector('h1,h2,h3,h4,h5,h6');
  return heading ?? anchor.querySelector('p') ?? anchor.querySelector(blocks) ?? anchor;
}
