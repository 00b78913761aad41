/** Messages of the backups. */
import type { Reason } from '../backup/types';
import type { Result } from './result';

export interface BackupProtocol {
  /**
   * Make a backup now. `same`: the newest one holds what the library holds, and none was made;
   * `empty`: there is nothing to keep. `id` is the backup that holds the library.
   */
  backUp(data: {
    why: Reason;
  }): Result<{ outcome: 'made' | 'same'; id: string } | { outcome: 'empty' }>;
  /** Remove one backup. */
  backupRemove(data: { id: string }): Result<null>;
  /** Put a copy of the newest backup into the folder of downloads, now. */
  backupCopy(data: Record<string, never>): Result<{ name: string }>;
}
