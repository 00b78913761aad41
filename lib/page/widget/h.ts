/** Building DOM without HTML strings: nothing from a page is ever parsed as markup. */

type Props = Record<string, string | number | boolean | null | EventListener>;
type Child = Node | string | null;

const svgSpace = 'http://www.w3.org/2000/svg';

function fill<E extends Element>(element: E, props: Props, children: Child[]): E {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * Functions that make elements of a document. In `props`, `onclick` and the like add listeners,
 * everything else is an attribute; `false` and `null` leave it out.
 */
export function builder(document: Document) {
  const h = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    props: Props = {},
    ...children: Child[]
  ): HTMLElementTagNameMap[K] => fill(document.createElement(tag), props, children);

  const svg = (tag: string, props: Props, ...children: Child[]): Element =>
    fill(document.createElementNS(svgSpace, tag), props, children);

  /** A 16 px icon drawn with strokes; `shapes` are path data. */
  const icon = (shapes: string, className = 'icon'): Element =>
    svg(
      'svg',
      { class: className, viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
      svg('path', { d: shapes }),
    );

  return { h, svg, icon, textNode: (value: string) => document.createTextNode(value) };
}

export type Builder = ReturnType<typeof builder>;

/** Set an attribute, or take it away with `null`. */
export function attribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Set a text, leaving the node alone when it is the same (live regions speak on every change). */
export function text(element: Element, value: string): void {
  if (element.textContent !== value) element.textContent = value;
}
