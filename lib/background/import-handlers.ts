import { cancelImport, startUndo, startWriting } from '../exchange/import/commit';
import { startResolving } from '../exchange/import/resolve';
import {
  beginImport,
  chooseItems,
  endReading,
  forgetImport,
  pickMatch,
  stageDrafts,
} from '../exchange/import/stage';
import type { LibraryDatabase } from '../library/database';
import type { ImportProtocol } from '../messaging/import-protocol';
import { ok } from '../messaging/result';
import type { Handler } from '../messaging/serve';
import type { BackupWork } from './backup-work';

interface Services {
  library(): Promise<LibraryDatabase>;
  now(): number;
  /** Called when an import has something to do. */
  importQueued?(): void;
  backups?: BackupWork;
}

type ImportHandlers = { [K in keyof ImportProtocol]: Handler<K> };

/** Answers to what lib/messaging/import-protocol asks. Only our own pages may ask it. */
export function importHandlers({ library, now, importQueued, backups }: Services): ImportHandlers {
  /** Does something in the database, and answers that it is done. */
  const doing = <T>(change: (db: LibraryDatabase, data: T) => Promise<void>, thenWork = false) => ({
    async answer(data: T) {
      await change(await library(), data);
      if (thenWork) importQueued?.();
      return ok(null);
    },
  });
  return {
    importBegin: doing((db, data) => beginImport(db, data, now())),
    importStage: doing((db, data) => stageDrafts(db, data, now())),
    importRead: doing((db, data) => endReading(db, data, now())),
    importChoose: doing((db, data) => chooseItems(db, data)),
    importPick: doing((db, data) => pickMatch(db, data)),
    importResolve: doing((db, data) => startResolving(db, data, now()), true),
    importCommit: doing(async (db, { id }) => {
      // An import can be taken back by itself: it does not wait for a disk that fails.
      await backups?.backUp('import').catch(() => undefined);
      await startWriting(db, id, now());
    }, true),
    importCancel: doing((db, { id }) => cancelImport(db, id, now()), true),
    importUndo: doing((db, { id }) => startUndo(db, id, now()), true),
    importForget: doing((db, { id }) => forgetImport(db, id)),
  };
}
