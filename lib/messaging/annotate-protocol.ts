import type { HighlightColour } from '../annotations/colours';
import type { LaterPosition, ResolutionState, Selector } from '../annotations/types';
import type { Result } from './result';

/** A highlight as the page of its paper may know it. */
export interface Highlight {
  id: string;
  /** The passage as it was when it was made; of a figure its caption. */
  quote: string;
  selectors: Selector[];
  /** Where it was found on later versions; never instead of `selectors`. */
  later: LaterPosition[];
  colour: HighlightColour;
  /** Its note, in Markdown. */
  body: string;
  tags: string[];
  /** Version of the paper it was made on. */
  version?: number;
  createdAt: number;
}

/** A new highlight, without the paper. */
export type NewHighlight = Pick<HighlightChange, 'id' | 'colour' | 'tags'> &
  Required<Pick<HighlightChange, 'made'>>;

/** A highlight that is new (`made`), or what changes of one that is there. */
export interface HighlightChange {
  paperId: string;
  /** Made by the client (crypto.randomUUID()), so that a repeated message counts once. */
  id: string;
  /** `page`: the address it is made on. */
  made?: { quote: string; selectors: Selector[]; version?: number; page?: string };
  colour?: HighlightColour;
  tags?: string[];
  /** The note, and the text the client started from, so that two editors lose nothing. */
  body?: string;
  base?: string;
}

/** Where a highlight was found on a page, or that it was not. */
export interface PlacedHighlight {
  id: string;
  /** Version of the paper on the page, such as `v2`. */
  version?: string;
  state: ResolutionState;
  selectors: Selector[];
}

/** Messages about highlights. [site]: a page may ask about those of its own paper alone. */
export interface AnnotateProtocol {
  /** [site] The highlights of a paper, oldest first. */
  highlights(data: { paperId: string }): Result<Highlight[]>;
  /** [site] Make or change one. The answer tells its note as stored. */
  highlightSave(data: HighlightChange): Result<{ body: string }>;
  /** [site] Put one into the bin. */
  highlightRemove(data: { paperId: string; id: string }): Result<null>;
  /** [site] Take it out of the bin. */
  highlightRestore(data: { paperId: string; id: string }): Result<null>;
  /** [site] Remember where highlights are on this version, beside where they were made. */
  highlightPlaced(data: { paperId: string; placed: PlacedHighlight[] }): Result<null>;
  /** [site] Open the browser's side panel beside the tab that asks, in answer to a click in it. */
  sidePanel(data: object): Result<null>;
}

/** What the side panel asks of the page in front of the user. */
export interface PassageRequest {
  show?: string;
  find?: string;
}

/** In the order of the page, those that are not on it last. */
export type PassageStates = { id: string; state: ResolutionState | 'pending' | 'elsewhere' }[];
