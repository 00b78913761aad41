/**
 * The border between the script that is on every paper's page and the highlights, which are loaded
 * when the paper has some or the first passage is selected; and between the highlights and whatever
 * lists them.
 */
import type { HighlightColour } from '../../annotations/colours';
import type { Resolution, ResolutionState } from '../../annotations/types';
import type { Highlight, NewHighlight } from '../../messaging/annotate-protocol';
import type { ask as askWorker } from '../../messaging/ask';
import type { PaperSummary } from '../../messaging/protocol';
import type { Result } from '../../messaging/result';
import type { PaperRecord } from '../../paper/schema';
import type { NoteSync } from '../card/note-sync';
import type { Guard } from '../guard';
import type { Surface } from './surface';
import type { ColourNames } from './texts';

/** What the highlights get from the page part. */
export interface AnnotateHost {
  window: Window;
  guard: Guard;
  tokens: string;
  ask: typeof askWorker;
  record(): PaperRecord;
  known(): PaperSummary | null | undefined;
  /**
   * The paper in the library, saved now if it is not there yet: then with the highlight in the same
   * message, since the page may be left before a second one.
   */
  saved(highlight?: NewHighlight): Promise<Result<PaperSummary>>;
  /** As Alt+S: save the paper, or open its card. */
  press(): void;
  /** The library acknowledged a change. */
  learned(known: PaperSummary): void;
  /** Tells the user's events from those that the page made up. */
  trusted(event: Event): boolean;
  /** Fetches what makes links to passages. */
  loadPassage(): Promise<PassageLink>;
  /** Fetches the panel. */
  loadPanel(): Promise<StartPanel>;
  /** Fetches what draws notes as they look. */
  loadPreview(): Promise<RenderNote>;
  /** A panel stands at the page's edge, or no more: the tab makes room. */
  covering(panel: boolean): void;
  /** The extension was updated under the page. */
  outdated(): void;
}

/**
 * Beside the states of a resolution: not looked for yet, or made on a page that holds more than
 * this one (the full text, when this is the abstract).
 */
export type ShownState = ResolutionState | 'pending' | 'elsewhere';

export interface ListedHighlight {
  annotation: Highlight;
  state: ShownState;
  /** Titles of the sections around it, outermost first. */
  section: readonly string[];
  /** Place in the document, from 0; undefined when it is not on this page. */
  order?: number;
  /** What was highlighted and what stands there now, when `changed`. */
  diff?: Resolution['diff'];
}

/** The highlights of the page for a list of them, in document order, those not found last. */
export interface AnnotateList {
  items(): readonly ListedHighlight[];
  /** Scroll to one, let it flash, and show its note. False when it is not on the page. */
  jumpTo(id: string): boolean;
  /** Let the user select where it is now; or pick among candidates. */
  reattach(id: string): void;
  /** Hear of changes. @returns stops it. */
  subscribe(listener: () => void): () => void;
}

/** What the page part tells the highlights. */
export interface Annotate {
  readonly list: AnnotateList;
  /** The library's word or the page's record has changed. */
  sync(): void;
  /** Look at what is selected now. */
  selected(): void;
  /** The key was pressed. @param toBar with Shift: into the bar. */
  key(toBar: boolean): void;
  /** Open the panel, or close it. @param back what gets the focus when it closes. */
  panel(back?: HTMLElement): void;
  closePanel(): void;
  /** Send what is typed and not sent, now. */
  flush(): void;
  /** The page shows another paper, or a newer script takes over: free everything. */
  leave(): void;
}

export type StartAnnotate = (host: AnnotateHost) => Annotate;

/** Markdown with formulas as nodes, without anything that could run or load. */
export type RenderNote = (markdown: string) => DocumentFragment;

/** What the panel gets from the highlights. */
export interface PanelHost {
  host: AnnotateHost;
  surface: Surface;
  list: AnnotateList;
  names(): ColourNames;
  /** The extension was updated under the page. */
  outdated(): boolean;
  /** Scroll to one and let it flash. False when it is not on the page. */
  show(id: string): boolean;
  recolour(id: string, colour: HighlightColour): void;
  retag(id: string, tags: string[]): void;
  /** Let the user select where it is now; or pick among candidates. */
  reattach(id: string): void;
  /** Put it into the bin, with a line that offers to take it back. */
  remove(id: string): void;
  /** What went and what came between two texts. */
  diff(before: string, after: string): Node[];
  /** Copy the quote with its reference. */
  copy(id: string): void;
  /** What sends the note of a highlight while it is typed. */
  note(id: string): NoteSync | undefined;
  /** Keep a quote that was pasted. @returns whether it is a highlight now. */
  keep(quote: string): Promise<boolean>;
  /** What is not stored may have changed. */
  changed(): void;
  /** There is another part of the window for what is drawn on the page. */
  redraw(): void;
  /** A line at the window's foot. */
  tell(what: string): void;
}

/** The panel as the highlights see it. */
export interface Panel {
  readonly shown: boolean;
  /** @param back what gets the focus when it closes. */
  open(back: HTMLElement | undefined): void;
  close(): void;
  /** The highlights, the paper or the texts have changed. */
  sync(): void;
  /** One was opened on the page. */
  mark(id: string): void;
  /** Another editor's words were merged into the note of a highlight. */
  replaced(id: string, words: string): void;
  /** An input method composes: notes must be left alone. */
  composing(): boolean;
  /** Words of the note on the paper that are not stored. @param failed only such that could not be. */
  unsaved(failed?: boolean): boolean;
  flush(): void;
  dispose(): void;
}

export type StartPanel = (host: PanelHost) => Panel;

/** A link that shows the passage, by text fragment; undefined when none can be made. */
export type PassageLink = (range: Range, address: string) => string | undefined;

/** Where the code of the highlights comes from. */
export interface HighlightPart {
  load(): Promise<StartAnnotate>;
  /** What makes links to passages. */
  loadPassage(): Promise<PassageLink>;
  loadPanel(): Promise<StartPanel>;
  /** What draws notes as they look. */
  loadPreview(): Promise<RenderNote>;
}
