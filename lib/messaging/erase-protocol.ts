/** Deleting for good, from the options. Web pages may ask none of it. */
import type { Result } from './result';

export const erasables = ['papers', 'settings', 'feeds', 'taste', 'everything'] as const;
export type ErasableKind = (typeof erasables)[number];

export interface EraseProtocol {
  /**
   * Delete for good. `everything` is the library, the settings and the backups, but for the backup
   * `keep`. The page that asks has made a backup before.
   */
  erase(data: { what: ErasableKind; keep?: string }): Result<null>;
}
