/** When backups are made, by whom, and what is remembered of it. */
import { copyNames, folderName } from '../backup/copies';
import { type BackupDatabase, openBackups } from '../backup/database';
import { leaseMs, makeBackup, newestOf, removeBackup } from '../backup/make';
import { fileOf } from '../backup/read';
import type { BackupStatus } from '../backup/status';
import { type Made, nextAt, type Reason, retryAfterMs } from '../backup/types';
import { settingsToKeep } from '../exchange/backup';
import type { LibraryDatabase } from '../library/database';
import { failureOf, LibraryError } from '../library/errors';
import type { Settings } from '../settings/settings';

export interface BackupOutside {
  library(): Promise<LibraryDatabase>;
  backups?(): Promise<BackupDatabase>;
  settings(): Promise<Settings>;
  status(): Promise<BackupStatus>;
  setStatus(patch: { [K in keyof BackupStatus]: BackupStatus[K] | undefined }): Promise<void>;
  now(): number;
  newId(): string;
  wakeAt(time: number): Promise<void>;
  stayAwake<T>(work: () => Promise<T>): Promise<T>;
  mayCopy(): Promise<boolean>;
  saveCopies(id: string, file: () => Promise<Blob>, names: readonly string[]): Promise<void>;
}

export interface BackupWork {
  /** @throws what the databases throw; LibraryError `busy`. */
  backUp(why: Reason): Promise<Made>;
  /** Makes the daily backup and its copy if they are due. Never throws. */
  whenDue(): Promise<void>;
  /** Copies the newest backup. @returns the file's name; @throws when it cannot be written. */
  copy(): Promise<string>;
  remove(id: string): Promise<void>;
}

/** A backup's life in the worker. Nothing is remembered here but what is under way. */
export function backupWork(outside: BackupOutside): BackupWork {
  const { library, backups = openBackups, now, newId } = outside;
  let making: Promise<Made> | undefined;

  const make = async (why: Reason): Promise<Made> => {
    try {
      const made = await outside.stayAwake(async () => {
        const settings = settingsToKeep(await outside.settings());
        const db = await library();
        return makeBackup({ library: db, backups: await backups(), settings, now, newId }, why);
      });
      const stand = made.outcome === 'empty' ? { emptyAt: now() } : { checkedAt: now() };
      await outside.setStatus({ ...stand, failure: undefined });
      return made;
    } catch (error) {
      const { code } = failureOf(error);
      if (code !== 'busy') {
        const told = code === 'full' || code === 'storage' ? code : 'other';
        await outside.setStatus({ failure: { code: told, at: now() } }).catch(() => undefined);
      }
      throw error;
    }
  };

  /**
   * A browser that finds its database damaged silently begins an empty one. There was a backup, of papers
   * that were there then: when neither is there any more, that has happened.
   */
  const noticeLoss = async () => {
    const { checkedAt } = await outside.status();
    if (checkedAt === undefined) return;
    if ((await (await backups()).backups.count()) > 0) return;
    const { papers } = await library();
    if ((await papers.where('addedAt').belowOrEqual(checkedAt).count()) > 0) return;
    await outside.setStatus({ lostAt: now(), checkedAt: undefined });
  };

  const work: BackupWork = {
    async backUp(why) {
      // One at a time; what was begun before this was asked may lack what came since.
      while (making) await making.catch(() => undefined);
      making = make(why).finally(() => {
        making = undefined;
      });
      return making;
    },
    async whenDue() {
      // Databases that do not open are told of by the backup that fails.
      await noticeLoss().catch(() => undefined);
      let status = await outside.status();
      if (status.since === undefined) await outside.setStatus({ since: now() });
      if (nextAt(status, now()) <= now()) {
        // First of all the alarm: if the worker dies half-way, it comes back.
        await outside.wakeAt(now() + leaseMs);
        try {
          await work.backUp('daily');
        } catch (error) {
          console.warn('Offprint:', failureOf(error).detail);
          const busy = error instanceof LibraryError && error.code === 'busy';
          if (busy) return outside.wakeAt(now() + leaseMs);
        }
        const { backupCopies } = await outside.settings();
        if (backupCopies && (await outside.mayCopy())) await work.copy().catch(() => undefined);
      }
      status = await outside.status();
      await outside.wakeAt(Math.max(nextAt(status, now()), now() + retryAfterMs / 60));
    },
    async copy() {
      try {
        const db = await backups();
        const newest = await newestOf(db);
        if (!newest) throw new LibraryError('not-found', 'no backup');
        const { backupFolder, backupRotate } = await outside.settings();
        const { copiedAt } = await outside.status();
        const folder = folderName(backupFolder);
        const names = copyNames(now(), copiedAt, backupRotate).map(
          (name) => `${folder}/${name}.json.gz`,
        );
        await outside.stayAwake(() =>
          outside.saveCopies(newest.id, () => fileOf(db, newest.id), names),
        );
        await outside.setStatus({ copiedAt: now(), copyFailedAt: undefined });
        return names[0] ?? folder;
      } catch (error) {
        await outside.setStatus({ copyFailedAt: now() });
        throw error;
      }
    },
    async remove(id) {
      const db = await backups();
      await removeBackup(db, id);
      // Backups that the user has removed are not lost.
      if ((await db.backups.count()) === 0)
        await outside.setStatus({ since: now(), checkedAt: undefined });
    },
  };
  return work;
}
