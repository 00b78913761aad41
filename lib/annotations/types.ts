/**
 * What a highlight stores about its place, and what is found again. Positions are counted in code
 * points of the normalised text (`TextModel`), as the W3C model asks.
 */

/** A stretch of the normalised text, in code points; `end` is exclusive. */
export interface Position {
  start: number;
  end: number;
}

/** W3C. The passage and up to 64 characters on either side, in normalised text. */
export interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  prefix?: string;
  suffix?: string;
}

/** W3C. Code points of the normalised text. */
export interface TextPositionSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
}

/** W3C. An element by its path from the root, such as `/article[1]/p[3]`. */
export interface XPathSelector {
  type: 'XPathSelector';
  value: string;
  /** Code points into the element's `textContent`. */
  refinedBy?: TextPositionSelector;
}

/** W3C. Both ends of a passage by the path of their elements. */
export interface RangeSelector {
  type: 'RangeSelector';
  startSelector: XPathSelector;
  endSelector: XPathSelector;
}

/** W3C. The nearest element with an id; `refinedBy` counts from the start of that element. */
export interface FragmentSelector {
  type: 'FragmentSelector';
  value: string;
  conformsTo?: string;
  refinedBy?: TextPositionSelector;
}

/** W3C. Read from elsewhere; Offprint writes FragmentSelector. */
export interface CssSelector {
  type: 'CssSelector';
  value: string;
  refinedBy?: TextPositionSelector;
}

/** Ours: where in which paper the passage was, for choosing between look-alikes. */
export interface PaperSelector {
  type: 'PaperSelector';
  /** Identifier of the paper, such as `arxiv:1706.03762`. */
  paper?: string;
  /** Its version, such as `v2`. */
  version?: string;
  /** Of the whole normalised text: the same hash means that nothing has moved. */
  document: string;
  /** Titles of the sections around the passage, outermost first. */
  headings: string[];
  /** Ordinal of the block (paragraph, item, cell) and how many there are. */
  block: number;
  blocks: number;
  /** Code points of the whole text. */
  length: number;
  /** How often the passage was in the text, and which of them it was (from 0). */
  occurrences: number;
  occurrence: number;
  /** More of the text around than a TextQuoteSelector holds. */
  before: string;
  after: string;
}

export type ElementKind = 'figure' | 'table' | 'equation';

/** Ours: a figure, table or displayed equation as a whole. */
export interface ElementSelector {
  type: 'ElementSelector';
  kind: ElementKind;
  id?: string;
  /** Its caption, or its TeX. */
  text: string;
  /** Addresses of its pictures, without what comes before the file's name. */
  sources: string[];
  /** Which of its kind on the page (from 0). */
  ordinal: number;
}

export type Selector =
  | TextQuoteSelector
  | TextPositionSelector
  | RangeSelector
  | FragmentSelector
  | CssSelector
  | PaperSelector
  | ElementSelector;

/**
 * - `exact`: the same words between the same neighbours;
 * - `moved`: the same words elsewhere, or between new neighbours;
 * - `changed`: the passage was edited (`diff`);
 * - `ambiguous`: several places fit equally well (`candidates`): the user picks;
 * - `lost`: no longer there, or nothing that is certainly it. Kept, and can be attached again.
 */
export type ResolutionState = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'lost';

export interface Candidate extends Position {
  /** 0 to 1. */
  score: number;
}

export interface Resolution {
  state: ResolutionState;
  /** Where it is, unless ambiguous or lost. */
  position?: Position;
  /** The element of an `ElementSelector`, unless lost. */
  element?: Element;
  /** 0 to 1: how much of the passage and its neighbours agree. */
  score: number;
  /** What was highlighted, and what stands there now; only when `changed`. */
  diff?: { old: string; new: string };
  /** Places to choose from, best first: all of them when `ambiguous`; the nearest, if any, when `lost`. */
  candidates?: Candidate[];
}

/**
 * Where a passage was found later, stored beside the selectors it was made with, which are never
 * overwritten.
 */
export interface LaterPosition {
  /** Version of the paper on which it was looked for, if known. */
  version?: string;
  /** Milliseconds since 1970. */
  at: number;
  state: ResolutionState;
  selectors: Selector[];
}

/** What `describe` cannot see on the page. */
export interface DescribeContext {
  paper?: string;
  version?: string;
}
