/** Where the backups lie: a database of their own, so that a broken library leaves them whole. */
import Dexie, { type Table } from 'dexie';
import type { Backup, Lease, Piece } from './types';

export const backupsName = 'offprint-backups';

export class BackupDatabase extends Dexie {
  declare backups: Table<Backup, string>;
  declare pieces: Table<Piece, [string, number]>;
  declare leases: Table<Lease, string>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ backups: 'id, at', pieces: '[backupId+index]', leases: 'key' });
  }
}

let opened: Promise<BackupDatabase> | undefined;

/** @param name another one only in tests. @throws when it cannot be opened. */
export async function openBackupDatabase(name: string = backupsName): Promise<BackupDatabase> {
  const db = new BackupDatabase(name);
  await db.open();
  return db;
}

/** The backups of this context, opened once. A failure is not remembered. */
export function openBackups(): Promise<BackupDatabase> {
  opened ??= openBackupDatabase().then(
    (db) => {
      db.on('close', () => {
        opened = undefined;
      });
      return db;
    },
    (error: unknown) => {
      opened = undefined;
      throw error;
    },
  );
  return opened;
}

/** Every piece of a backup, whatever its number. */
export const piecesOf = (db: BackupDatabase, id: string) =>
  db.pieces.where('[backupId+index]').between([id, Dexie.minKey], [id, Dexie.maxKey]);
