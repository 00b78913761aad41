import type { Transaction } from 'dexie';

/**
 * One version of the database. The list is append-only: a version that has shipped is never
 * changed, and a new one names only the tables that it changes.
 */
export interface Migration {
  /** Counts up from 1 without gaps. */
  version: number;
  /** What it is for, in one line. */
  intent: string;
  /** Dexie index declarations of the tables that this version adds or changes. */
  stores: Record<string, string | null>;
  /**
   * Rewrites rows of the version before. Runs inside the version-change transaction: it must not
   * await anything but the database, and when it throws, the old database stays as it was.
   */
  upgrade?: (transaction: Transaction) => Promise<void>;
}
