import type { BackupProtocol } from '../messaging/backup-protocol';
import { fail, ok } from '../messaging/result';
import type { Handler } from '../messaging/serve';
import type { BackupWork } from './backup-work';

type BackupHandlers = { [K in keyof BackupProtocol]: Handler<K> };

/** Answers to what lib/messaging/backup-protocol asks. Only our own pages may ask it. */
export function backupHandlers(work: BackupWork | undefined): BackupHandlers {
  return {
    backUp: {
      async answer({ why }) {
        if (!work) return fail('internal');
        const made = await work.backUp(why);
        if (made.outcome === 'empty') return ok({ outcome: 'empty' });
        return ok({ outcome: made.outcome, id: made.backup.id });
      },
    },
    backupRemove: {
      async answer({ id }) {
        await work?.remove(id);
        return ok(null);
      },
    },
    backupCopy: {
      async answer() {
        if (!work) return fail('internal');
        return ok({ name: await work.copy() });
      },
    },
  };
}
