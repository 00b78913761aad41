/** Questions about many papers at once, about tags and views, and undo. Web pages may ask none. */
import type { FieldName } from '../paper/edit';
import type { Name, PaperDate, PaperKind } from '../paper/schema';
import type { Result } from './result';

/** What was done can be taken back by `revert`; without an id nothing was changed. */
export interface Done {
  undoId?: string;
}

/** What the user corrects by hand: `null` clears a field, and what is not named stays. */
export interface MetadataForm {
  title?: string;
  authors?: Name[];
  abstract?: string | null;
  issued?: PaperDate | null;
  venue?: string | null;
  volume?: string | null;
  issue?: string | null;
  pages?: string | null;
  kind?: PaperKind;
  version?: number | null;
  license?: string | null;
  categories?: string[];
  keywords?: string[];
  urls?: Partial<Record<'page' | 'pdf' | 'html' | 'code' | 'project', string | null>>;
  identifiers?: { add?: string[]; remove?: string[] };
}

export interface OperationsProtocol {
  /**
   * Take a whole action back. `kept`: how many of its rows were changed again since, and stay so.
   */
  revert(data: { undoId: string }): Result<{ kind: string; count: number; kept: number }>;
  /** Rate from 1 to 5; `null` takes the rating away. */
  rate(data: { paperIds: string[]; rating: number | null }): Result<Done>;
  /** Move papers of the queue before or after one, or to an end, in the order given. */
  rank(data: {
    paperIds: string[];
    place: { before: string } | { after: string } | { end: 'first' | 'last' };
  }): Result<Done>;
  /**
   * Make papers one: `keepId` keeps its id and takes the others in. `asKept`: its metadata stays, and
   * only what it lacks comes from the others; otherwise each field is that of the better source.
   */
  mergePapers(data: {
    keepId: string;
    otherIds: string[];
    asKept?: boolean;
  }): Result<Done & { merged: string[] }>;
  /** Correct metadata, or let it be as the site says again (`takeSite`). */
  editMetadata(data: {
    paperIds: string[];
    changes?: MetadataForm;
    takeSite?: FieldName[];
  }): Result<Done>;
  /** Save a view under an id that the page makes (crypto.randomUUID()), or change it. */
  viewSave(data: { id: string; name: string; query: string }): Result<Done>;
  viewRemove(data: { id: string }): Result<Done>;
  /** Move a view before another; `null`: to the end. */
  viewMove(data: { id: string; before: string | null }): Result<Done>;
  /** Rename a tag with all below it; unites it with one of the new name; `/` nests it. */
  tagRename(data: { from: string; to: string }): Result<Done & { papers: number }>;
  /** `null` takes the colour away. */
  tagColour(data: { tag: string; colour: string | null }): Result<Done>;
  /** Take a tag, and all below it, off every paper. */
  tagRemove(data: { tag: string }): Result<Done & { papers: number }>;
  /** Delete papers of the bin for good: those named, or all. There is no undo. */
  purge(data: { paperIds: string[] } | { all: true }): Result<{ gone: number }>;
}
