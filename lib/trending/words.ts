/** What the user says of picks: not this one, nothing of that kind, I have seen these. */
import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import { write } from '../library/write';
import { muteOf } from './mutes';

/**
 * "Not interested", and its undo.
 * @returns false when there is no such entry to hide.
 */
export function hideEntry(
  db: LibraryDatabase,
  key: string,
  hidden: boolean,
  now: number,
): Promise<boolean> {
  if (db.readOnly) return Promise.reject(new LibraryError('read-only'));
  return db.transaction('rw', db.hidden, db.feedEntries, async () => {
    if (!hidden) {
      await db.hidden.delete(key);
      return true;
    }
    if ((await db.hidden.get(key)) !== undefined) return true;
    const entry = await db.feedEntries.get(key);
    if (!entry) return false;
    await db.hidden.put({ key, at: now, record: entry.record });
    return true;
  });
}

/**
 * Mutes a topic, an author or a category; what is muted already stays as it is.
 * @param wish as the user sees it: `author:Ada Example`. @returns the key under which it is stored.
 * @throws LibraryError `invalid` when it names nothing.
 */
export function mute(db: LibraryDatabase, wish: string, now: number): Promise<string> {
  const made = muteOf(wish);
  if (!made) return Promise.reject(new LibraryError('invalid', wish));
  return write(db, async () => {
    if (!(await db.mutes.get(made.key))) await db.mutes.put({ ...made, at: now });
    return made.key;
  });
}

/** @param wish the key of a mute, or what was muted. */
export function unmute(db: LibraryDatabase, wish: string): Promise<void> {
  return write(db, async () => {
    await db.mutes.bulkDelete([wish, muteOf(wish)?.key ?? wish]);
  });
}

/**
 * Picks were before the user's eyes, or were opened. The first time counts.
 * @param keys of entries; those that are not there are passed over.
 */
export function seePicks(
  db: LibraryDatabase,
  keys: readonly string[],
  opened: boolean,
  now: number,
): Promise<void> {
  if (db.readOnly) return Promise.reject(new LibraryError('read-only'));
  return db.transaction('rw', db.feedEntries, async () => {
    await db.feedEntries
      .where('key')
      .anyOf([...keys])
      .modify((entry) => {
        entry.seenAt ??= now;
        if (opened) entry.openedAt ??= now;
      });
  });
}
