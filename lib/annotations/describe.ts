import { fold } from './fold';
import { elementSelectors } from './markup';
import type { TextModel } from './text-model';
import type {
  DescribeContext,
  ElementKind,
  ElementSelector,
  FragmentSelector,
  PaperSelector,
  Position,
  Selector,
} from './types';
import { hitsOf, wordsOf } from './words';
import { describePoint } from './xpath';

/** Code points of context on either side, as the W3C selector and as our own. */
const context = 64;
const wideContext = 320;

/**
 * All selectors of a passage, most portable first. A formula that the range touches is taken whole.
 *
 * @returns none when the range shows no text of the model.
 */
export function describe(model: TextModel, range: Range, about: DescribeContext = {}): Selector[] {
  const units = model.unitsOf(range);
  return units ? describeUnits(model, units, about) : [];
}

/** The same for a position, in code points. */
export function describePosition(
  model: TextModel,
  position: Position,
  about: DescribeContext = {},
): Selector[] {
  const start = model.toUnits(position.start);
  const end = model.toUnits(position.end);
  return start < end ? describeUnits(model, { start, end }, about) : [];
}

function describeUnits(model: TextModel, units: Position, about: DescribeContext): Selector[] {
  const { text, root } = model;
  const { start, end } = units;
  const selectors: Selector[] = [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: before(text, start, context),
      suffix: after(text, end, context),
    },
    {
      type: 'TextPositionSelector',
      start: model.toPoints(start),
      end: model.toPoints(end),
    },
  ];
  const range = model.rangeOfUnits(start, end);
  if (range) {
    selectors.push({
      type: 'RangeSelector',
      startSelector: describePoint(range.startContainer, range.startOffset, root),
      endSelector: describePoint(range.endContainer, range.endOffset, root),
    });
  }
  const fragment = fragmentOf(model, units);
  if (fragment) selectors.push(fragment);
  selectors.push(paperOf(model, units, about));
  return selectors;
}

/**
 * Selectors of a figure, table or displayed equation as a whole: the element, and the text it shows.
 */
export function describeElement(
  model: TextModel,
  element: Element,
  about: DescribeContext = {},
): Selector[] {
  const kind = kindOf(element);
  if (!kind) return [];
  const selector: ElementSelector = {
    type: 'ElementSelector',
    kind,
    text: textOfElement(model, element, kind),
    sources: sourcesOf(element),
    ordinal: elementsOf(model.root, kind).indexOf(element),
  };
  if (element.id) selector.id = element.id;
  const units = model.unitsOfElement(element);
  return [selector, ...(units ? describeUnits(model, units, about) : [])];
}

/** What kind of whole an element is, if any. */
export function kindOf(element: Element): ElementKind | undefined {
  return kinds.find((kind) => element.matches(elementSelectors[kind]));
}

/** The figure, table or equation around a node, the innermost. */
export function wholeAround(node: Node): Element | undefined {
  const from = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return from?.closest(kinds.map((kind) => elementSelectors[kind]).join(',')) ?? undefined;
}

/** The first whole of a kind that a range is in or touches. */
export function wholeAt(range: Range, kind: ElementKind): Element | undefined {
  const { startContainer, commonAncestorContainer: around } = range;
  const from =
    startContainer.nodeType === 1 ? (startContainer as Element) : startContainer.parentElement;
  const outer = (element: Element | null | undefined): Element | undefined => {
    const up = element?.parentElement?.closest(elementSelectors[kind]);
    return up ? outer(up) : (element ?? undefined);
  };
  const holding = outer(from?.closest(elementSelectors[kind]));
  if (holding) return holding;
  const root = around.nodeType === 1 ? (around as Element) : around.parentElement;
  return root ? elementsOf(root, kind).find((each) => range.intersectsNode(each)) : undefined;
}

const kinds: readonly ElementKind[] = ['figure', 'table', 'equation'];

/** All of a kind in document order, without those inside another of the same kind. */
export function elementsOf(root: Element, kind: ElementKind): Element[] {
  const selector = elementSelectors[kind];
  return [...root.querySelectorAll(selector)].filter(
    (each) => !each.parentElement?.closest(selector),
  );
}

/** The caption of a figure or table, the TeX of an equation: what names it. */
export function textOfElement(model: TextModel, element: Element, kind: ElementKind): string {
  const named =
    kind === 'equation' ? undefined : element.querySelector('figcaption, caption, .ltx_caption');
  const units = model.unitsOfElement(named ?? element);
  return units ? model.text.slice(units.start, units.end).slice(0, 2_000) : '';
}

/** File names of the pictures: versions keep them, hosts and folders change. */
export function sourcesOf(element: Element): string[] {
  return [...element.querySelectorAll('img, object, embed, video')]
    .map((each) => each.getAttribute('src') ?? each.getAttribute('data') ?? '')
    .filter((source) => source !== '' && !source.startsWith('data:'))
    .map((source) => source.replace(/[?#].*$/u, '').replace(/^.*\//u, ''))
    .slice(0, 20);
}

/** Up to `most` code points, without half a surrogate pair. */
function before(text: string, at: number, most: number): string {
  return Array.from(text.slice(Math.max(0, at - most * 2), at))
    .slice(-most)
    .join('');
}

function after(text: string, at: number, most: number): string {
  return Array.from(text.slice(at, at + most * 2))
    .slice(0, most)
    .join('');
}

function fragmentOf(model: TextModel, units: Position): FragmentSelector | undefined {
  let element: Element | null = elementOf(model, units.start);
  while (element && element !== model.root && !element.id) element = element.parentElement;
  if (!element?.id) return undefined;
  const whole = model.unitsOfElement(element);
  if (!whole) return undefined;
  const from = model.toPoints(whole.start);
  return {
    type: 'FragmentSelector',
    value: element.id,
    conformsTo: 'http://tools.ietf.org/rfc/rfc3236',
    refinedBy: {
      type: 'TextPositionSelector',
      start: model.toPoints(units.start) - from,
      end: model.toPoints(units.end) - from,
    },
  };
}

function elementOf(model: TextModel, unit: number): Element | null {
  const node = model.nodeAt(unit);
  return node ? (node.nodeType === 1 ? (node as Element) : node.parentElement) : null;
}

function paperOf(model: TextModel, units: Position, about: DescribeContext): PaperSelector {
  const { text } = model;
  const exact = text.slice(units.start, units.end);
  const around = wordsOf(exact, text[units.start - 1] ?? '', text[units.end] ?? '');
  const places = hitsOf(text, around);
  const selector: PaperSelector = {
    type: 'PaperSelector',
    document: model.hash,
    headings: headingsAt(model, units.start),
    block: model.blockAt(units.start),
    blocks: model.blocks.length,
    length: model.length,
    occurrences: places.length,
    occurrence: Math.max(0, places.indexOf(units.start)),
    before: before(text, units.start, wideContext),
    after: after(text, units.end, wideContext),
  };
  if (about.paper !== undefined) selector.paper = about.paper;
  if (about.version !== undefined) selector.version = about.version;
  return selector;
}

/** Titles of the sections around a unit, outermost first. */
export function headingsAt(model: TextModel, unit: number): string[] {
  const { starts, levels, titles } = headingsOf(model);
  let index = starts.length - 1;
  while (index >= 0 && (starts[index] ?? 0) > unit) index -= 1;
  const path: string[] = [];
  let level = 7;
  for (; index >= 0 && level > 1; index -= 1) {
    const own = levels[index] ?? 7;
    if (own >= level) continue;
    level = own;
    path.unshift(titles[index] ?? '');
  }
  return path;
}

interface Headings {
  starts: number[];
  levels: number[];
  titles: string[];
}

const headings = new WeakMap<TextModel, Headings>();

function headingsOf(model: TextModel): Headings {
  const known = headings.get(model);
  if (known) return known;
  const found: Headings = { starts: [], levels: [], titles: [] };
  for (const element of model.root.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const units = model.unitsOfElement(element);
    if (!units) continue;
    found.starts.push(units.start);
    found.levels.push(Number(element.localName.slice(1)));
    found.titles.push(fold(model.text.slice(units.start, units.end)).slice(0, 200));
  }
  headings.set(model, found);
  return found;
}
