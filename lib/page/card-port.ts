/**
 * The border between the script that is on every paper's page and the card, which is loaded when
 * it is first wanted: a page that is only read carries a third of the code.
 */
import type { ask as askWorker } from '../messaging/ask';
import type { PaperSummary, Saved } from '../messaging/protocol';
import type { Failure } from '../messaging/result';
import type { PaperRecord } from '../paper/schema';
import type { Linked } from './linked';

/** Why the card is to be shown. */
export type Opening =
  | { why: 'asked' }
  | { why: 'saved'; outcome: Saved['outcome'] }
  | { why: 'failed'; error: Failure };

/** What the card gets from the page part. */
export interface CardHost {
  document: Document;
  /** The closed shadow root, and in it the element that carries the tokens. */
  root: ShadowRoot;
  area: HTMLElement;
  tab: HTMLButtonElement;
  ask: typeof askWorker;
  record(): PaperRecord;
  known(): PaperSummary | null | undefined;
  /** The library acknowledged a change; `null` when the paper was put away. */
  learned(known: PaperSummary | null): void;
  /** Ask the library again. */
  look(): void;
  /** Save (again). */
  save(): void;
  /** What the tab shows, with changes that are still on their way. */
  show(summary: PaperSummary | null | undefined, open: boolean): void;
  /** The extension was updated under the page. */
  outdated(): void;
  /** The papers to which the page links, if they may be asked about. */
  linked?: Linked | undefined;
  /** Opens the panel with all highlights; without it there is none. */
  panel?(): void;
  /** Nothing is left that would be lost: the widget may go. */
  done(): void;
}

/** What the page part tells the card. */
export interface Card {
  open(opening: Opening): void;
  /** The library's word or the page's record has changed. */
  sync(): void;
  /** Something else takes its place. */
  close(): void;
  /** Close it if it came by itself. */
  closeToast(): void;
  /** Send what is typed and not sent, now. */
  flush(): void;
  /** The page shows another paper, or the extension is gone: call `done` once no word is lost. */
  leave(): void;
  /** @param replaced a newer script has put its own widget on the page. */
  retire(replaced?: boolean): void;
}

export type StartCard = (host: CardHost) => Card;
