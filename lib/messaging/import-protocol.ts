/** Importing: the page reads files and says what is wanted, the worker stages, asks and writes. */
import type { Draft, FormatId, Problem, ServiceId } from '../exchange/import/types';
import type { ImportItem } from '../library/types';
import type { Result } from './result';

export interface ImportProtocol {
  /** Begin an import; its id is made by the page. Saying it twice is once. */
  importBegin(data: { id: string; name: string; format: FormatId }): Result<null>;
  /** Stage items, the first at place `from`. The same place again replaces what was there. */
  importStage(data: { id: string; from: number; drafts: Draft[] }): Result<null>;
  /** All items have been staged. */
  importRead(data: { id: string; problems: Problem[]; format: FormatId }): Result<null>;
  /** Choose items, or all of some states, or no longer. */
  importChoose(data: {
    id: string;
    indexes?: number[];
    states?: ImportItem['state'][];
    chosen: boolean;
  }): Result<null>;
  /** Take one of the proposed papers for an item, or none (`null`). */
  importPick(data: { id: string; index: number; match: number | null }): Result<null>;
  /** Ask these services, of which the user has been told; none: stop asking. */
  importResolve(data: { id: string; services: ServiceId[] }): Result<null>;
  /** Write what is chosen. */
  importCommit(data: { id: string }): Result<null>;
  /** Stop at any moment; what was written is taken back. */
  importCancel(data: { id: string }): Result<null>;
  /** Take a whole import back. */
  importUndo(data: { id: string }): Result<null>;
  /** Strike an import that is over off the history. The papers stay. */
  importForget(data: { id: string }): Result<null>;
}
