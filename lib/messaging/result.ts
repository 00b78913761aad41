/** Answers that can say no: errors cross the messaging border as data, never as exceptions. */

export const errorCodes = [
  /** The payload is not what the protocol says. */
  'invalid',
  /** The sender may not ask this. */
  'forbidden',
  /** The paper, note or entry is not (or no longer) there. */
  'not-found',
  /** An identifier belongs to another paper already. */
  'taken',
  /** What was done is too long ago to be taken back. */
  'too-late',
  /** The database was made by a newer Offprint: reading only. */
  'read-only',
  /** The database cannot be opened or written (corrupt, no answer). */
  'storage',
  /** Another page holds the database of an older Offprint. */
  'blocked',
  /** The disk or the quota is full. */
  'full',
  /** The same work is being done already. */
  'busy',
  /** The text that was pasted names no paper. */
  'not-a-paper',
  /** The page cannot be read (browser page, store, no permission). */
  'no-access',
  /** A service did not answer as it should; `network` says how. */
  'network',
  /** The background worker gave no answer. */
  'unreachable',
  /** The extension was updated or removed under this page. */
  'outdated',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * How a request failed. `no-network`: the browser is offline, nothing was asked; `offline`: there was
 * no answer at all. `retryAt` is the earliest time (ms since the epoch) to ask again.
 */
export interface NetworkFailure {
  kind: 'no-network' | 'offline' | 'timeout' | 'rate-limited' | 'server' | 'refused' | 'garbage';
  host: string;
  status?: number;
  retryAt?: number;
}

export interface Failure {
  code: ErrorCode;
  /** For the console and bug reports, in English; people read the text of the code. */
  detail?: string;
  network?: NetworkFailure;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (
  code: ErrorCode,
  detail?: string,
  network?: NetworkFailure,
): Result<never> => ({
  ok: false,
  error: {
    code,
    ...(detail !== undefined && { detail }),
    ...(network !== undefined && { network }),
  },
});
