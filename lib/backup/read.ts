/** Reads backups, for our own pages. */
import { LibraryError } from '../library/errors';
import { type BackupDatabase, piecesOf } from './database';
import type { Backup } from './types';

/** All backups, newest first. */
export async function listBackups(db: BackupDatabase): Promise<Backup[]> {
  return db.backups.orderBy('at').reverse().toArray();
}

/**
 * A backup as a file, gzipped.
 * @throws LibraryError `not-found` when it is not there, or not whole.
 */
export async function fileOf(db: BackupDatabase, id: string): Promise<Blob> {
  const backup = await db.backups.get(id);
  const pieces = await piecesOf(db, id).toArray();
  if (!backup || pieces.length !== backup.pieces) throw new LibraryError('not-found', id);
  return new Blob(
    pieces.map(({ bytes }) => bytes),
    { type: 'application/gzip' },
  );
}

/** What the file of a backup is called. @param at ms since the epoch. */
export function backupFileName(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `offprint-backup-${day}-${two(date.getHours())}${two(date.getMinutes())}.json.gz`;
}
