/**
 * The one protocol. Pages and content scripts ask; the background worker answers and is the only
 * writer of the database. Payload schemas live in ./payloads, checked by the worker (./serve).
 */
import type { PaperRecord, Status } from '../paper/schema';
import type {
  AnnotateProtocol,
  NewHighlight,
  PassageRequest,
  PassageStates,
} from './annotate-protocol';
import type { BackupProtocol } from './backup-protocol';
import type { DigestProtocol } from './digest-protocol';
import type { EraseProtocol } from './erase-protocol';
import type { ExchangeProtocol } from './exchange-protocol';
import type { HealthProtocol } from './health-protocol';
import type { ImportProtocol } from './import-protocol';
import type { LinkedProtocol } from './linked-protocol';
import type { Done, OperationsProtocol } from './operations-protocol';
import type { Result } from './result';
import type { TasteProtocol } from './taste-protocol';
import type { TrendingProtocol } from './trending-protocol';

/** What a page may know of the paper it shows: this paper alone, never the rest of the library. */
export interface PaperSummary {
  id: string;
  identifiers: string[];
  title: string;
  status: Status;
  pinned: boolean;
  tags: string[];
  notes: number;
  highlights: number;
  /** The note on the paper itself, if there is one. */
  note?: { id: string; body: string };
  addedAt: number;
  /** The library has only a stand-in title; its page can tell the rest. */
  provisional?: boolean;
  /**
   * Set when the page has no right to know more than that the paper is in the library: all other
   * fields are empty then. See lib/background/site-guard.ts.
   */
  limited?: true;
  /** Highest version that the library knows. */
  version?: number;
  /** The version that the user saved or read last, where it may differ. */
  savedVersion?: number;
}

export interface Saved {
  summary: PaperSummary;
  /** `new`: not there before; `restored`: was in the bin; `known`: was there and is now united. */
  outcome: 'new' | 'restored' | 'known';
  /** Set while the metadata is still to come from the site (PDF tab, pasted identifier). */
  pending?: { host: string };
}

/** What a page that lists papers may know of one of them: no name, no text, nothing to act with. */
export interface Listed {
  status: Status;
  /** How many notes it has. */
  notes: number;
  /** How many tags it has. */
  tags: number;
}

export interface ListedSaved {
  listed: Listed;
  outcome: Saved['outcome'];
}

export interface NoteChange {
  paperId: string;
  /** Made by the client (crypto.randomUUID()) before the first keystroke is sent. */
  noteId: string;
  /** The whole text in Markdown; empty puts the note away. */
  body: string;
  /** The text the client started from, so that two editors lose nothing. */
  base: string;
}

export interface NoteSaved {
  /** The text as stored; differs from what was sent when another editor's text was merged in. */
  body: string;
  /**
   * Set when the two texts could not be made one and both were kept: the id of the note that holds
   * what was sent. The editor goes on with that note; `body` is the other one's text.
   */
  conflictId?: string;
}

/** Parts of the page script that the worker puts into pages on hosts that are not known. */
export type PagePartName =
  | 'everywhere'
  | 'card'
  | 'badges-any'
  | 'annotate'
  | 'passage'
  | 'panel'
  | 'preview';

/**
 * Message types and their payloads and answers. [site]: content scripts may ask it too,
 * about the paper of their page. [lists]: content scripts on lists of papers may ask it, as long as
 * the user has not turned badges off there.
 */
export interface ProtocolMap
  extends AnnotateProtocol,
    BackupProtocol,
    DigestProtocol,
    EraseProtocol,
    ExchangeProtocol,
    HealthProtocol,
    ImportProtocol,
    OperationsProtocol,
    LinkedProtocol,
    TasteProtocol,
    TrendingProtocol {
  /** [site] What is known of the paper with any of these identifiers. */
  look(data: { identifiers: string[] }): Result<PaperSummary | null>;
  /**
   * [site] Save a record or unite it with what is there, with a highlight where that is what it is
   * saved for: a page may go before a second question.
   */
  save(data: { record: PaperRecord; highlight?: NewHighlight }): Result<Saved>;
  /**
   * Save what a text (arXiv id, DOI, PMID, URL) or a tab's URL names: stored at once, its metadata
   * fetched from the paper's own site afterwards, if that site may be asked.
   */
  add(data: { text: string; title?: string }): Result<Saved>;
  /**
   * [site] The page of a saved paper was opened. A page tells which version it shows; a page of ours
   * which address it opens.
   */
  opened(data: { paperId: string; version?: number; latest?: number; url?: string }): Result<null>;
  /** [site] The user knows of this version: no more news of it. */
  seen(data: { paperId: string; version: number }): Result<null>;
  /** [site] Add and remove tags. */
  tag(data: { paperIds: string[]; add: string[]; remove: string[] }): Result<Done>;
  /** [site] Set the reading status. */
  status(data: { paperIds: string[]; status: Status }): Result<Done>;
  /** [site] Write a note. */
  note(data: NoteChange): Result<NoteSaved>;
  pin(data: { paperIds: string[]; pinned: boolean }): Result<Done>;
  /** Two papers are one, the user says: `paperId` keeps its id and takes the other in. */
  unite(data: { paperId: string; otherId: string }): Result<null>;
  /** Undo of `unite`. */
  separate(data: { paperId: string; otherId: string }): Result<null>;
  /** Two papers are not the same: not proposed again; `undo` forgets it. */
  notSame(data: { paperId: string; otherId: string; undo?: boolean }): Result<null>;
  /** [site] Put into the bin; the answer names those that were moved, for undo. */
  remove(data: { paperIds: string[] }): Result<Done & { removed: string[] }>;
  /** [site] Take out of the bin. */
  restore(data: { paperIds: string[] }): Result<Done>;
  /**
   * [lists] What is known of the papers of a list, each named by its identifiers; `null`: not saved.
   * The answers are in the order of the questions, at most 500.
   */
  lookMany(data: { identifiers: string[][] }): Result<(Listed | null)[]>;
  /**
   * [lists] Save papers of a list, at most 50. A paper that is there already stays as it is: a list
   * neither corrects nor unites.
   */
  saveListed(data: { records: PaperRecord[] }): Result<ListedSaved[]>;
  /** [lists] Take back what was saved in the last ten minutes; tells of each if it was. */
  undoListed(data: { identifiers: string[][] }): Result<{ removed: boolean[] }>;
  /** [lists] Set the reading status of one paper. */
  statusListed(data: { identifiers: string[]; status: Status }): Result<null>;
  /** [site] Put a part of the page script into the page that asks (on hosts that are not known). */
  part(data: { name: PagePartName }): Result<null>;
  /**
   * Look for papers on every page, or no longer; `links`: with badges beside links to papers. The
   * answer tells whether it is on now.
   */
  everywhere(data: { on: boolean; links?: boolean }): Result<{ on: boolean }>;
  /**
   * Ask a paper's own site for its details: the user has allowed its host to be asked, now and from
   * now on.
   */
  fetchDetails(data: { paperId: string }): Result<null>;
  /** Background → content script: what does the page say of its paper? */
  describe(): PaperRecord | null;
  /** Background or popup → content script: the library changed, look again. */
  refresh(): null;
  /**
   * Side panel → content script: the highlights on the page and what became of each; `show` scrolls to
   * one, `find` lets the user select where it is now. Null when none are shown there.
   */
  passages(data: PassageRequest): PassageStates | null;
  /**
   * Background → content script: the browser's save shortcut was pressed. The page saves, or opens
   * the card of a saved paper; false when it shows no paper.
   */
  pressed(): boolean;
}
