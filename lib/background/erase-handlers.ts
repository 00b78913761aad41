import { type BackupDatabase, openBackups } from '../backup/database';
import { removeBackup } from '../backup/make';
import { databaseName, type LibraryDatabase } from '../library/database';
import { eraseDatabase, eraseTables } from '../library/erase';
import { failureOf, LibraryError } from '../library/errors';
import type { EraseProtocol } from '../messaging/erase-protocol';
import { ok } from '../messaging/result';
import type { Handlers } from '../messaging/serve';

/** What the browser keeps for us beside the databases. */
export interface EraseOutside {
  /** Settings as in a new installation; what was allowed is given back. */
  resetSettings(): Promise<void>;
  /** Wishes of For you among the settings. */
  forgetWishes(): Promise<void>;
  /** Empties the browser's storage for this extension. */
  clearStorage(): Promise<void>;
  /** The toolbar's button, alarms and registered scripts follow what is left. */
  settle(): void;
}

interface Services {
  library(): Promise<LibraryDatabase>;
  erasing?: EraseOutside;
  backupDatabase?(): Promise<BackupDatabase>;
}

/** Answers to what lib/messaging/erase-protocol asks. Only our own pages may ask it. */
export function eraseHandlers({
  library,
  erasing,
  backupDatabase = openBackups,
}: Services): Pick<Handlers, keyof EraseProtocol> {
  return {
    erase: {
      async answer({ what, keep }) {
        switch (what) {
          case 'papers':
            await eraseTables(await library(), 'papers');
            break;
          case 'taste':
            await eraseTables(await library(), 'taste');
            break;
          case 'feeds':
            await eraseTables(await library(), 'feeds');
            await erasing?.forgetWishes();
            break;
          case 'settings':
            await erasing?.resetSettings();
            break;
          case 'everything':
            await eraseLibrary(library);
            await dropBackups(await backupDatabase(), keep);
            await erasing?.resetSettings();
            await erasing?.clearStorage();
            break;
        }
        erasing?.settle();
        return ok(null);
      },
    },
  };
}

/** Also a library that nobody can open: there is nothing in it to be lost any more. */
async function eraseLibrary(library: Services['library']): Promise<void> {
  try {
    await eraseTables(await library(), 'all');
  } catch (error) {
    if (error instanceof LibraryError || failureOf(error).code !== 'storage') throw error;
    await eraseDatabase(databaseName);
  }
}

async function dropBackups(backups: BackupDatabase, keep: string | undefined): Promise<void> {
  const all = await backups.backups.toCollection().primaryKeys();
  for (const id of all) if (id !== keep) await removeBackup(backups, id);
}
