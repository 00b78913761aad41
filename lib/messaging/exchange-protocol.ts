/** Messages of export, citation keys and restoring a backup. */
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
  }): Result<{ citekey: string | null; takenBy?: string }>;
}
