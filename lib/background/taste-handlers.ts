import type { LibraryDatabase } from '../library/database';
import { fail, ok } from '../messaging/result';
import type { Handlers } from '../messaging/serve';
import type { TasteProtocol } from '../messaging/taste-protocol';
import { keepRanking } from '../trending/taste/stored';

/** Keeps what the taste worker has computed: this worker alone writes to the library. */
export function tasteHandlers({
  library,
}: {
  library: () => Promise<LibraryDatabase>;
}): Pick<Handlers, keyof TasteProtocol> {
  return {
    keepRanking: {
      async answer(list) {
        const db = await library();
        if (db.readOnly) return fail('read-only');
        await keepRanking(db, list);
        return ok(null);
      },
    },
  };
}
