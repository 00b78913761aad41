import { foldTex } from './fold';

/**
 * Formulas, however the page draws them. Each is one token of the text, its TeX where the page has
 * it, because drawings differ between sites, versions and browsers.
 */

const tags = new Set(['math', 'mjx-container']);

/** Elements with TeX that a script draws later: until then they are text as any other. */
const sources = new Set(['d-math', 'dt-math', 'tex-math']);

const classes = [
  'katex',
  'katex-display',
  'mwe-math-element',
  'MathJax',
  'MathJax_Display',
  'MathJax_SVG',
  'MathJax_SVG_Display',
  'MathJax_CHTML',
  'temml',
];

/** Copies of a formula that stand beside it: a preview, or its text for screen readers. */
const copies = ['MathJax_Preview', 'MJX_Assistive_MathML', 'mjx-assistive-mml'];

/** A word of TeX, as opposed to a description of a picture. */
const looksLikeTex = /\\[a-zA-Z]{2,}|[_^]\{|^[^\s]*[_^=][^\s]*$/u;

const services: readonly RegExp[] = [
  /^https?:\/\/latex\.codecogs\.com\/[^?]*\?(.+)$/u,
  /^https?:\/\/chart\.(?:apis\.google|googleapis)\.com\/chart\?.*\bchl=([^&]+)/u,
  /\/(?:formula|latex|math)\/((?:[^/]*%5C)[^/]*)$/iu,
];

/**
 * The TeX of the formula that this element is, folded; its drawn text where there is none;
 * undefined when the element is no formula. '' for a copy of one, which is to be passed over.
 *
 * @param fold how the TeX is written: folded for comparing, or as the page has it for reading.
 */
export function formulaOf(
  element: Element,
  fold: (tex: string) => string = foldTex,
): string | undefined {
  const name = element.localName;
  if (name === 'script') return scriptTex(element, fold);
  if (name === 'img') return imageTex(element, fold);
  if (name === 'mjx-assistive-mml') return '';
  const list = element.classList;
  if (list.length > 0 && copies.some((each) => list.contains(each))) return '';
  if (sources.has(name) && !element.shadowRoot && !element.firstElementChild) return undefined;
  const known =
    tags.has(name) ||
    sources.has(name) ||
    (list.length > 0 && classes.some((each) => list.contains(each)));
  if (!known) return undefined;
  // The source is a script beside the drawing in MathJax 2.
  if (mathJax2(element)) return sourceBeside(element) === undefined ? texOf(element, fold) : '';
  return texOf(element, fold);
}

function mathJax2(element: Element): boolean {
  const list = element.classList;
  return (
    element.localName !== 'mjx-container' &&
    ['MathJax', 'MathJax_Display', 'MathJax_SVG', 'MathJax_SVG_Display', 'MathJax_CHTML'].some(
      (each) => list.contains(each),
    )
  );
}

function sourceBeside(element: Element): Element | undefined {
  const next = element.nextElementSibling;
  return next && scriptTex(next) !== undefined ? next : undefined;
}

/** The drawing of a formula whose source is a script: what can be painted. */
export function drawingOf(formula: Element): Element {
  if (formula.localName !== 'script') return formula;
  const before = formula.previousElementSibling;
  return before && mathJax2(before) ? before : formula;
}

function scriptTex(element: Element, fold = foldTex): string | undefined {
  if (element.localName !== 'script') return undefined;
  const type = element.getAttribute('type');
  return type && /^math\/(?:tex|asciimath)\b/iu.test(type)
    ? fold(element.textContent ?? '')
    : undefined;
}

function imageTex(element: Element, fold: (tex: string) => string): string | undefined {
  const alt = element.getAttribute('alt') ?? '';
  if (alt.length > 0 && alt.length < 5_000) {
    const marked = element.classList.contains('tex') || element.classList.contains('latex');
    if (marked || looksLikeTex.test(alt)) return fold(alt);
  }
  const source = element.getAttribute('src') ?? '';
  for (const service of services) {
    const tex = service.exec(source)?.[1];
    if (tex !== undefined) return fold(decoded(tex));
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%2B'));
  } catch {
    return text;
  }
}

function texOf(element: Element, fold: (tex: string) => string): string {
  const tex =
    attribute(element, 'alttext') ??
    annotation(element) ??
    attribute(element, 'data-math', 'data-entry', 'data-tex', 'data-latex') ??
    around(element) ??
    inner(element) ??
    '';
  return fold(tex) || '?';
}

function attribute(element: Element, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = element.getAttribute(name);
    if (value) return value;
  }
  return undefined;
}

function annotation(element: Element): string | undefined {
  const found = element.querySelector(
    'annotation[encoding="application/x-tex"], annotation[encoding="TeX"], annotation[encoding="application/x-latex"]',
  );
  return found?.textContent || undefined;
}

/** TeX that a renderer left on the element around the drawing (Temml, Gemini, Pandoc). */
function around(element: Element): string | undefined {
  const parent = element.parentElement;
  if (!parent || parent.textContent !== element.textContent) return undefined;
  return attribute(parent, 'data-math', 'data-entry', 'data-tex', 'data-latex');
}

/** TeX on a part of it; else its drawn text, once. */
function inner(element: Element): string | undefined {
  const part = element.querySelector('math[alttext]')?.getAttribute('alttext');
  if (part) return part;
  const drawn =
    element.querySelector('math') ?? element.querySelector('.katex-html, mjx-math, svg') ?? element;
  return drawn.textContent || element.querySelector('img')?.getAttribute('alt') || undefined;
}
