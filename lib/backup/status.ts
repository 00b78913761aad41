/** How making backups goes. Apart from ./types, so that a page can warn without loading zod first. */
import { z } from 'zod';

const failureCodes = ['full', 'storage', 'other'] as const;

/** How the backups stand; kept apart from them, so that it can be told when the disk fails. */
export const statusSchema = z.object({
  /** Since when backups are made. */
  since: z.number().optional().catch(undefined),
  /** When a backup was last known to hold what the library holds. */
  checkedAt: z.number().optional().catch(undefined),
  /** When there was last nothing to back up. */
  emptyAt: z.number().optional().catch(undefined),
  /** Why the last attempt failed; absent when it did not. */
  failure: z
    .object({ code: z.enum(failureCodes).catch('other'), at: z.number() })
    .optional()
    .catch(undefined),
  /** The last copy in the folder of downloads. */
  copiedAt: z.number().optional().catch(undefined),
  copyFailedAt: z.number().optional().catch(undefined),
  /** When it was seen that the browser has lost the library and its backups; until somebody hides it. */
  lostAt: z.number().optional().catch(undefined),
});

export type BackupStatus = z.output<typeof statusSchema>;

/** @param stored of any shape. */
export function parseStatus(stored: unknown): BackupStatus {
  const parsed = statusSchema.safeParse(stored);
  return parsed.success ? parsed.data : {};
}
