/**
 * The text as the gold files were made from it: their own rules, kept apart from the product's, so
 * that the product is not measured with its own ruler.
 */

interface GoldText {
  text: string;
  /** For each unit of the text: the node it comes from, and the offset in it (-1: whole element). */
  nodes: (Node | undefined)[];
  offsets: number[];
}

const dropped = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;
const skipped = new Set(['script', 'style', 'noscript', 'template']);
const blocks = new Set(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

export function goldText(root: Element): GoldText {
  let text = '';
  const nodes: (Node | undefined)[] = [];
  const offsets: number[] = [];
  const parts: string[] = [];
  let last = ' ';
  const put = (char: string, node: Node | undefined, offset: number) => {
    for (const unit of char.split('')) {
      parts.push(unit);
      nodes.push(node);
      offsets.push(offset);
    }
    last = char.slice(-1);
  };
  const space = (node: Node | undefined, offset: number) => {
    if (last !== ' ') put(' ', node, offset);
  };
  const visit = (node: Node) => {
    if (node.nodeType === 3) {
      const data = node.nodeValue ?? '';
      for (let at = 0; at < data.length; ) {
        const char = String.fromCodePoint(data.codePointAt(at) ?? 0);
        const folded = foldChar(char);
        if (/^\s+$/u.test(folded)) space(node, at);
        else if (folded !== '') put(folded, node, at);
        at += char.length;
      }
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const name = element.localName;
    if (skipped.has(name)) return;
    if (name === 'math' || element.classList.contains('katex')) {
      const tex =
        element.getAttribute('alttext') ??
        element.querySelector('annotation[encoding="application/x-tex"]')?.textContent ??
        element.textContent ??
        '';
      const folded = [...tex].map(foldChar).join('').replace(/\s+/gu, '');
      put(`$${folded}$`, element, -1);
      return;
    }
    const block = blocks.has(name);
    if (block) space(undefined, 0);
    for (const child of element.childNodes) visit(child);
    if (block) space(undefined, 0);
  };
  visit(root);
  text = parts.join('');
  return { text, nodes, offsets };
}

function foldChar(char: string): string {
  if (dropped.test(char)) return '';
  return char
    .normalize('NFKC')
    .replace(/[‘’‚‛′]/gu, "'")
    .replace(/[“”„‟″]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-');
}

/** The range of a stretch of the gold text. */
export function goldRange(gold: GoldText, start: number, end: number): Range | undefined {
  let first = start;
  let last = end - 1;
  while (first < last && !gold.nodes[first]) first += 1;
  while (last > first && !gold.nodes[last]) last -= 1;
  const from = gold.nodes[first];
  const to = gold.nodes[last];
  if (!from || !to) return undefined;
  const range = document.createRange();
  if (gold.offsets[first] === -1) range.setStartBefore(from);
  else range.setStart(from, gold.offsets[first] ?? 0);
  if (gold.offsets[last] === -1) {
    range.setEndAfter(to);
  } else {
    const offset = gold.offsets[last] ?? 0;
    const char = String.fromCodePoint((to.nodeValue ?? '').codePointAt(offset) ?? 0);
    range.setEnd(to, offset + char.length);
  }
  return range;
}

/** Where a range is in the gold text: first and last unit that it covers. */
export function goldPosition(
  gold: GoldText,
  range: Range,
): { start: number; end: number } | undefined {
  let start = -1;
  let end = -1;
  for (let at = 0; at < gold.nodes.length; ) {
    const node = gold.nodes[at];
    let next = at + 1;
    while (next < gold.nodes.length && gold.nodes[next] === node) next += 1;
    if (node && range.intersectsNode(node)) {
      for (let unit = at; unit < next; unit += 1) {
        const offset = gold.offsets[unit] ?? 0;
        if (node === range.startContainer && offset < range.startOffset) continue;
        if (node === range.endContainer && offset >= range.endOffset) continue;
        if (start < 0) start = unit;
        end = unit + 1;
      }
    } else if (end >= 0 && node) {
      break;
    }
    at = next;
  }
  return start < 0 ? undefined : { start, end };
}
