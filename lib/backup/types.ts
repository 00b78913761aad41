/** What a backup is, and how making them goes. */
import type { Section } from '../exchange/sections';
import type { BackupStatus } from './status';

/** Why a backup was made: each day, when the user asked, before a restore, before an import. */
export const reasons = ['daily', 'hand', 'restore', 'import'] as const;
export type Reason = (typeof reasons)[number];

/** A backup that is whole; its bytes are in `pieces`. */
export interface Backup {
  id: string;
  /** When it was made (ms since the epoch). */
  at: number;
  why: Reason;
  /** Bytes, gzipped. */
  size: number;
  /** How many pieces there are. */
  pieces: number;
  counts: Record<Section, number>;
  /** Checksum and length of the text: equal for equal libraries. */
  check: string;
}

export interface Piece {
  backupId: string;
  index: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Who makes a backup now, and until when it is believed to be alive (ms since the epoch). */
export interface Lease {
  key: 'making';
  id: string;
  until: number;
}

export type Made =
  | { outcome: 'made' | 'same'; backup: Backup }
  /** There is nothing in the library. */
  | { outcome: 'empty' };

const day = 24 * 60 * 60 * 1000;

/** A backup is due a day after the last; somewhat less, so that a daily alarm does not miss it. */
export const dueAfterMs = day - 60 * 60 * 1000;
/** After a failure, or when there was nothing to back up, it is tried again (ms). */
export const retryAfterMs = 60 * 60 * 1000;
const warnAfterMs = 3 * day;

/**
 * When the next backup is due (ms since the epoch). Times that are still to come were written before the
 * clock was put back: they hold nothing up.
 */
export function nextAt({ checkedAt, emptyAt, failure }: BackupStatus, now: number): number {
  const past = (at: number | undefined) => (at !== undefined && at <= now ? at : undefined);
  const checked = past(checkedAt);
  const due = checked === undefined ? now : checked + dueAfterMs;
  const idle = Math.max(past(emptyAt) ?? 0, past(failure?.at) ?? 0);
  return idle > 0 ? Math.max(due, idle + retryAfterMs) : due;
}

export type Warning = 'lost' | 'full' | 'storage' | 'old' | undefined;

/** What people should be told of how the backups stand. */
export function warningOf(status: BackupStatus, now: number): Warning {
  const { since, checkedAt, emptyAt, failure, lostAt } = status;
  if (lostAt !== undefined) return 'lost';
  if (failure && failure.code !== 'other') return failure.code;
  const reference = Math.max(checkedAt ?? since ?? now, emptyAt ?? 0);
  return now - reference > warnAfterMs ? 'old' : undefined;
}
