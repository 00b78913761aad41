/** Makes backups of the library. Only the worker does. */
import { backupWriter, type Row } from '../exchange/backup';
import type { Section } from '../exchange/sections';
import { countRows, readCalmly, readLibrary } from '../library/backup-source';
import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import { type BackupDatabase, piecesOf } from './database';
import { type Packed, packer } from './pack';
import { toRemove } from './rotation';
import type { Backup, Made, Reason } from './types';

/** So long after its last sign of life a maker is taken for dead (ms). */
export const leaseMs = 60_000;
/** How often the library may change under a backup before its changes have to wait. */
const calmAttempts = 2;

export interface Making {
  library: LibraryDatabase;
  backups: BackupDatabase;
  /** Settings, as the format has them. */
  settings: Row;
  now(): number;
  newId(): string;
}

type Counts = Record<Section, number>;

/**
 * Makes a backup, unless the newest one holds the same. Until the last step its pieces belong to
 * nothing: what a stopped worker leaves is swept away by the next.
 * @throws LibraryError `busy` when one is being made; whatever the databases throw.
 */
export async function makeBackup(making: Making, why: Reason): Promise<Made> {
  const { library, backups, now, newId } = making;
  const { annotations, papers } = await countRows(library);
  // An empty library must not push good backups out.
  if (papers + annotations === 0) return { outcome: 'empty' };
  const id = newId();
  await takeLease(backups, id, now());
  try {
    await sweep(backups);
    const { counts, packed } = await write(making, id);
    const newest = await newestOf(backups);
    if (newest?.check === packed.check) {
      await piecesOf(backups, id).delete();
      return { outcome: 'same', backup: newest };
    }
    const backup: Backup = { id, at: now(), why, counts, ...packed };
    await backups.transaction('rw', [backups.backups, backups.pieces], async () => {
      await backups.backups.add(backup);
      const all = await backups.backups.toArray();
      for (const old of toRemove(all)) await remove(backups, old);
    });
    return { outcome: 'made', backup };
  } catch (error) {
    await piecesOf(backups, id)
      .delete()
      .catch(() => undefined);
    throw error;
  } finally {
    await backups.leases.delete('making').catch(() => undefined);
  }
}

/** The newest backup there is. */
export const newestOf = (backups: BackupDatabase): Promise<Backup | undefined> =>
  backups.backups.orderBy('at').last();

async function remove(backups: BackupDatabase, id: string): Promise<void> {
  await backups.backups.delete(id);
  await piecesOf(backups, id).delete();
}

/** Removes one backup. */
export const removeBackup = (backups: BackupDatabase, id: string): Promise<void> =>
  backups.transaction('rw', [backups.backups, backups.pieces], () => remove(backups, id));

function takeLease(backups: BackupDatabase, id: string, now: number): Promise<void> {
  return backups.transaction('rw', backups.leases, async () => {
    const other = await backups.leases.get('making');
    // One that lasts longer was taken before the clock was put back.
    if (other && other.until > now && other.until <= now + leaseMs) throw new LibraryError('busy');
    await backups.leases.put({ key: 'making', id, until: now + leaseMs });
  });
}

/** Pieces that belong to no backup. */
async function sweep(backups: BackupDatabase): Promise<void> {
  await backups.transaction('rw', [backups.backups, backups.pieces], async () => {
    const whole = await backups.backups.toCollection().primaryKeys();
    const rest = backups.pieces.filter(({ backupId }) => !whole.includes(backupId));
    await backups.pieces.bulkDelete(await rest.primaryKeys());
  });
}

async function write(making: Making, id: string): Promise<{ counts: Counts; packed: Packed }> {
  for (let attempt = 1; attempt <= calmAttempts; attempt += 1) {
    const written = await writeOnce(making, id, true);
    if (written) return written;
  }
  const written = await writeOnce(making, id, false);
  if (!written) throw new LibraryError('internal', 'the library never stood still');
  return written;
}

/**
 * @param calm the library can be changed meanwhile; then nothing is returned, and it is done again.
 */
async function writeOnce(
  { library, backups, settings, now }: Making,
  id: string,
  calm: boolean,
): Promise<{ counts: Counts; packed: Packed } | undefined> {
  await piecesOf(backups, id).delete();
  const pack = packer(async (bytes, index) => {
    await backups.pieces.put({ backupId: id, index, bytes });
    await backups.leases.put({ key: 'making', id, until: now() + leaseMs });
  });
  let counts: Counts | undefined;
  let writer: ReturnType<typeof backupWriter> | undefined;
  let room = Promise.resolve();
  const begin = (all: Counts) => {
    counts = all;
    writer = backupWriter(
      (text) => {
        room = pack.write(text);
        room.catch(() => undefined);
      },
      { schema: Math.round(library.verno), settings, counts: all },
    );
  };
  try {
    if (calm) {
      const whole = await readCalmly(library, begin, async (section, rows) => {
        writer?.rows(section, rows);
        await room;
      });
      if (!whole) {
        await pack.drop();
        return undefined;
      }
    } else {
      await readLibrary(library, begin, (section, rows) => writer?.rows(section, rows));
    }
    writer?.end();
    const packed = await pack.end();
    return counts && { counts, packed };
  } catch (error) {
    await pack.drop();
    throw error;
  }
}
