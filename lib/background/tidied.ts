/** The library for what the user asks of the worker. */
import type { LibraryDatabase } from '../library/database';
import { tidySteps } from '../library/revert';
import type { At } from '../library/write';

/**
 * Opens the library, once what an earlier worker left half done is taken back: a change that came in
 * between would be taken back with it. Looked for once, because what this worker itself has begun is not
 * to be taken back; a failure is no reason to refuse the library.
 * @param open the database; @param at the moment of the taking back; @param failed hears why it failed.
 */
export function tidied(
  open: () => Promise<LibraryDatabase>,
  at: () => At,
  failed: (error: unknown) => void,
): () => Promise<LibraryDatabase> {
  let done: Promise<void> | undefined;
  return async () => {
    const db = await open();
    done ??= tidySteps(db, at()).catch(failed);
    await done;
    return db;
  };
}
