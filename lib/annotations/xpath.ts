import type { XPathSelector } from './types';

/** Paths such as `/article[1]/p[3]`, from a root to an element in it. */

/** The path of an element from the root; '' for the root itself. */
export function pathOf(element: Element, root: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    let ordinal = 1;
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.localName === at.localName) ordinal += 1;
    }
    steps.push(`${at.localName}[${ordinal}]`);
  }
  return steps.length === 0 ? '' : `/${steps.reverse().join('/')}`;
}

/** The element of a simple path; undefined when there is none or the path is of another kind. */
export function elementAt(path: string, root: Element): Element | undefined {
  let at: Element | undefined = root;
  for (const step of path.split('/').filter((each) => each !== '')) {
    const parts = /^([\w:-]+)(?:\[(\d+)\])?$/u.exec(step);
    if (!parts || !at) return undefined;
    const name = (parts[1] ?? '').toLowerCase();
    let ordinal = Number(parts[2] ?? 1);
    let child: Element | null = at.firstElementChild;
    while (child && (child.localName.toLowerCase() !== name || --ordinal > 0)) {
      child = child.nextElementSibling;
    }
    at = child ?? undefined;
  }
  return at;
}

/** A point of a range as path and code points into the element's `textContent`. */
export function describePoint(container: Node, offset: number, root: Element): XPathSelector {
  const element = container.nodeType === 1 ? (container as Element) : container.parentElement;
  if (!element || !root.contains(element)) return { type: 'XPathSelector', value: '' };
  const before = element.ownerDocument.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  const points = Array.from(before.toString()).length;
  return {
    type: 'XPathSelector',
    value: pathOf(element, root),
    refinedBy: { type: 'TextPositionSelector', start: points, end: points },
  };
}

/** The point that `describePoint` described; undefined when the page has no such point. */
export function resolvePoint(
  selector: XPathSelector,
  root: Element,
): { node: Node; offset: number } | undefined {
  const element = elementAt(selector.value, root);
  if (!element) return undefined;
  const points = selector.refinedBy?.start;
  if (points === undefined) return { node: element, offset: 0 };
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  let left = points;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const data = node.nodeValue ?? '';
    const length = Array.from(data).length;
    if (left <= length) {
      return { node, offset: Array.from(data).slice(0, left).join('').length };
    }
    left -= length;
  }
  return left === 0 ? { node: element, offset: element.childNodes.length } : undefined;
}
