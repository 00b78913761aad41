import type { StoredRanking } from '../trending/taste/stored';
import type { Result } from './result';

/** Messages about the list “for you”. Only pages of ours may send them. */
export interface TasteProtocol {
  /** Keep a list that the taste worker has computed. @param at when (ms since the epoch). */
  keepRanking(data: { tag?: string; at: number; ranking: StoredRanking }): Result<null>;
}
