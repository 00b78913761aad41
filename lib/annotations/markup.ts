import { formulaOf } from './formula';

/** How the text model reads elements: what it passes over, where a line ends, what is soft. */

const skipped = new Set(
  'script style noscript template iframe object embed canvas audio video select datalist textarea input button meter progress head title desc metadata defs meta link'.split(
    ' ',
  ),
);

const blocks = new Set(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul d-figure d-appendix d-article d-title d-abstract dt-article dt-appendix dt-byline d-byline text foreignObject'.split(
    ' ',
  ),
);

/** LaTeXML draws some blocks as spans. */
const blockClasses = /(?:^|\s)ltx_(?:p|td|th|tr|tabular|block|item|bibblock|listingline)(?:\s|$)/u;

const hiddenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/iu;

const reference =
  /^#(?:.*[-_.:])?(?:bib|cite|cit|ref|fn|note|footnote|endnote|cr|en|rf)(?:[-_.:]?[a-z]{0,3}\d|[-_.:])/iu;

/** None of its text is part of the paper, whatever happens: scripts, fields, what the reader writes. */
export function isSkipped(element: Element): boolean {
  if (skipped.has(element.localName)) return true;
  if (!element.hasAttributes()) return false;
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable !== 'false';
}

/** Whether style sheets can be asked: the document has a window, and its root is drawn. */
export function seesStyles(root: Element): boolean {
  const page = root.ownerDocument;
  return page.defaultView !== null && page.documentElement.checkVisibility?.() === true;
}

/**
 * Whether it is off the page for now: by an attribute, or by a style sheet. What is closed in
 * `details` is not, nor what opens when it is searched for.
 *
 * @param styled whether style sheets can be asked (`seesStyles`).
 */
export function isHidden(element: Element, block: boolean, styled: boolean): boolean {
  const name = element.getAttribute('class');
  if (element.hasAttributes()) {
    const hidden = element.getAttribute('hidden');
    if (hidden !== null && hidden !== 'until-found') return true;
    const style = element.getAttribute('style');
    if (style !== null && hiddenStyle.test(style)) return true;
  }
  if (!styled || !mayBeUnseen(element, name, block) || element.checkVisibility()) return false;
  const view = element.ownerDocument.defaultView;
  // Without a box of its own it may still show what is in it (`display: contents`, `details`).
  return view?.getComputedStyle(element).display === 'none';
}

/** Styles are asked of blocks and of what has a class: LaTeXML hides only its notes. */
function mayBeUnseen(element: Element, name: string | null, block: boolean): boolean {
  if (name?.startsWith('ltx_')) return hiddenNotes.test(name) || (block && !inTable(element));
  return block ? !inTable(element) : name !== null;
}

const hiddenNotes = /(?:^|\s)ltx_note_(?:outer|content)(?:\s|$)/u;
const tableParts = new Set(['br', 'td', 'th', 'tr', 'tbody']);
const inTable = (element: Element): boolean => tableParts.has(element.localName);

/** The text before and after it does not run on. */
export function isBlock(element: Element): boolean {
  if (blocks.has(element.localName)) return true;
  const name = element.getAttribute('class');
  return name?.includes('ltx_') === true && blockClasses.test(name);
}

/** Marks of citations, footnotes and cross-references: renumbered by every new version. */
export function isSoft(element: Element): boolean {
  switch (element.localName) {
    case 'cite':
    case 'd-cite':
    case 'dt-cite':
    case 'd-footnote-ref':
      return true;
    case 'sup':
      return (
        element.classList.contains('ltx_note_mark') ||
        element.classList.contains('reference') ||
        (element.querySelector('a[href*="#"]') !== null && short(element))
      );
    case 'a':
      return softLink(element);
    default: {
      const name = element.getAttribute('class');
      return (
        name !== null &&
        /(?:^|\s)(?:ltx_note_type|ltx_tag_note|ltx_tag_bibitem)(?:\s|$)/u.test(name)
      );
    }
  }
}

function softLink(element: Element): boolean {
  const role = element.getAttribute('role') ?? '';
  if (role === 'doc-biblioref' || role === 'doc-noteref') return true;
  if (element.classList.contains('ltx_ref')) return short(element);
  const href = element.getAttribute('href');
  const at = href?.indexOf('#') ?? -1;
  return href !== null && at >= 0 && reference.test(href.slice(at)) && short(element);
}

/** A mark is a number, a letter or a name and a year. */
function short(element: Element): boolean {
  return (element.textContent ?? '').length <= 40;
}

/** Displayed equations, figures and tables that can be highlighted as a whole. */
export const elementSelectors = {
  figure: 'figure:not(.ltx_table):not(:has(> table)), d-figure, .figure',
  table: 'figure.ltx_table, figure:has(> table), table:not(.ltx_equation):not(.ltx_equationgroup)',
  equation:
    '.ltx_equation, .ltx_equationgroup, math[display="block"], .katex-display, mjx-container[display="true"], .MathJax_Display, d-math[block]',
} as const;

export { formulaOf };
