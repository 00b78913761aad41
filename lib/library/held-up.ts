/**
 * A browser tells only the first who wants to upgrade a database that an old page holds it. Whoever asks
 * behind that one just waits, and is told by a lock which the first one has.
 */

const lockOf = (name: string) => `held-up:${name}`;

/**
 * Tells all pages and the worker that the upgrade of a database waits for an old page, until it does not:
 * what is asked of the database here waits as well, even when nobody wants the answer any more.
 */
export function holdUp(name: string): void {
  void navigator.locks?.request(
    lockOf(name),
    { mode: 'shared' },
    () =>
      new Promise<void>((resolve) => {
        const behind = indexedDB.open(name);
        behind.onsuccess = () => {
          behind.result.close();
          resolve();
        };
        behind.onerror = () => resolve();
      }),
  );
}

/** Whether somebody waits for an old page to let go of a database. */
export async function isHeldUp(name: string): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some((lock) => lock.name === lockOf(name));
}
