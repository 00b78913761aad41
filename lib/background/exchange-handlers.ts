import { newKeys, usablePattern } from '../exchange/citekeys';
import { keepCitekeys, setCitekey } from '../library/citekeys';
import type { LibraryDatabase } from '../library/database';
import { cancelRestore, restoreBackup, stageRows, startRestore } from '../library/restore';
import type { At } from '../library/write';
import type { ExchangeProtocol } from '../messaging/exchange-protocol';
import { ok } from '../messaging/result';
import type { Handler } from '../messaging/serve';

interface Services {
  library(): Promise<LibraryDatabase>;
  at(): At;
  citekeyPattern?(): Promise<string>;
  /** Take over settings of a backup. */
  keepSettings?(settings: Record<string, unknown>): Promise<void>;
}

type ExchangeHandlers = { [K in keyof ExchangeProtocol]: Handler<K> };

/** Answers to what lib/messaging/exchange-protocol asks. */
export function exchangeHandlers({
  library,
  at,
  citekeyPattern,
  keepSettings,
}: Services): ExchangeHandlers {
  return {
    keepCitekeys: {
      async answer({ paperIds }) {
        const pattern = usablePattern((await citekeyPattern?.()) ?? '');
        const keys = await keepCitekeys(await library(), paperIds, (papers, taken) =>
          newKeys(papers, pattern, taken),
        );
        return ok({ keys });
      },
    },
    setCitekey: {
      async answer({ paperId, citekey }) {
        const wanted = citekey || undefined;
        const moment = { ...at(), undoable: true };
        const done = await setCitekey(await library(), paperId, wanted, moment);
        return ok({ ...done, citekey: done.takenBy === undefined ? (wanted ?? null) : null });
      },
    },
    startRestore: {
      async answer({ name }) {
        return ok({ importId: await startRestore(await library(), name, at()) });
      },
    },
    stageRestore: {
      async answer(staged) {
        await stageRows(await library(), staged, at());
        return ok(null);
      },
    },
    restoreBackup: {
      async answer({ settings, ...how }) {
        await restoreBackup(await library(), how, at());
        if (settings) await keepSettings?.(settings);
        return ok(null);
      },
    },
    cancelRestore: {
      async answer({ importId }) {
        await cancelRestore(await library(), importId);
        return ok(null);
      },
    },
  };
}
