/** Messages of export, citation keys and restoring a backup. */
import type { Section } from '../exchange/sections';
import type { Done } from './operations-protocol';
import type { Result } from './result';

export interface ExchangeProtocol {
  /**
   * Give these papers citation keys, as far as they have none; from then on they keep them. The
   * answer has the key of each paper that is there.
   */
  keepCitekeys(data: { paperIds: string[] }): Result<{ keys: Record<string, string> }>;
  /**
   * Set a paper's citation key by hand; empty forgets it, so that a new one is made when it is next
   * needed. `takenBy`: another paper has this key, and nothing was changed.
   */
  setCitekey(data: {
    paperId: string;
    citekey: string;
  }): Result<Done & { citekey: string | null; takenBy?: string }>;
  /** Begin to restore a backup; its rows are sent next. @param name of the file. */
  startRestore(data: { name: string }): Result<{ importId: string }>;
  /** Lay rows of a backup aside; `from` is the place of the first among all. May be repeated. */
  stageRestore(data: {
    importId: string;
    from: number;
    rows: { section: Section; row: Record<string, unknown> }[];
  }): Result<null>;
  /**
   * Put what was laid aside in its place, all or nothing: `replace` the library, or `unite` with it.
   * `total`: how many rows were sent. `settings` of the backup are taken over when given. When the
   * worker was stopped meanwhile, ask again.
   */
  restoreBackup(data: {
    importId: string;
    mode: 'replace' | 'unite';
    total: number;
    settings?: Record<string, unknown>;
  }): Result<null>;
  /** Forget what was laid aside. */
  cancelRestore(data: { importId: string }): Result<null>;
}
