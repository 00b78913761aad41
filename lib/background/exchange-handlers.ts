import { newKeys, usablePattern } from '../exchange/citekeys';
import { keepCitekeys, setCitekey } from '../library/citekeys';
import type { LibraryDatabase } from '../library/database';
import type { At } from '../library/write';
import type { ExchangeProtocol } from '../messaging/exchange-protocol';
import { ok } from '../messaging/result';
import type { Handler } from '../messaging/serve';

interface Services {
  library(): Promise<LibraryDatabase>;
  at(): At;
  citekeyPattern?(): Promise<string>;
}

type ExchangeHandlers = { [K in keyof ExchangeProtocol]: Handler<K> };

/** Answers to what lib/messaging/exchange-protocol asks. */
export function exchangeHandlers({ library, at, citekeyPattern }: Services): ExchangeHandlers {
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
        const takenBy = await setCitekey(await library(), paperId, wanted, at());
        if (takenBy !== undefined) return ok({ citekey: null, takenBy });
        return ok({ citekey: wanted ?? null });
      },
    },
  };
}
