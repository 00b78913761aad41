/** The database and how it is opened. Only the background worker writes to it. */
import Dexie, { type Table } from 'dexie';
import type { Paper } from '../paper/schema';
import type {
  CachedAnswer,
  DigestIssue,
  FeedEntry,
  FeedSnapshot,
  Hidden,
  HostState,
  Mute,
  TasteModel,
} from '../trending/types';
import { holdUp, isHeldUp } from './held-up';
import { latestVersion, migrations } from './migrations';
import type { Migration } from './migrations/types';
import { databaseName } from './peek';
import { soundAnnotation, soundPaper } from './sound';
import { timeLimit } from './time-limit';
import type {
  Activity,
  Annotation,
  ImportItem,
  ImportJob,
  ImportPack,
  OutboxJob,
  TagStyle,
  UndoStep,
  View,
} from './types';

export { databaseName };

/** Dexie multiplies its version numbers by ten for IndexedDB. */
const nativeFactor = 10;

export class LibraryDatabase extends Dexie {
  declare papers: Table<Paper, string>;
  declare annotations: Table<Annotation, string>;
  declare activity: Table<Activity, string>;
  declare feedSnapshots: Table<FeedSnapshot, string>;
  declare feedEntries: Table<FeedEntry, string>;
  declare views: Table<View, string>;
  declare outbox: Table<OutboxJob, string>;
  declare tags: Table<TagStyle, string>;
  declare undoSteps: Table<UndoStep, string>;
  declare imports: Table<ImportJob, string>;
  declare importItems: Table<ImportPack | ImportItem, [string, number]>;
  declare hidden: Table<Hidden, string>;
  declare mutes: Table<Mute, string>;
  declare digests: Table<DigestIssue, string>;
  declare taste: Table<TasteModel, string>;
  declare httpCache: Table<CachedAnswer, string>;
  declare hosts: Table<HostState, string>;
  /** True when a newer Offprint made the database: everything can be read, nothing written. */
  readonly readOnly: boolean;

  constructor(name: string, list: readonly Migration[], readOnly: boolean) {
    super(name);
    this.readOnly = readOnly;
    // Without versions Dexie takes tables and indexes from the database as it is.
    if (readOnly) return;
    for (const { version, stores, upgrade } of list) {
      const declared = this.version(version).stores(stores);
      if (upgrade) declared.upgrade(upgrade);
    }
    readSoundly(this);
  }
}

/** See ./sound: one damaged row never costs the list. */
function readSoundly(db: LibraryDatabase): void {
  db.papers.hook('reading', soundPaper);
  db.annotations.hook('reading', soundAnnotation);
}

/** Version of the database on disk, or 0 when there is none (or the browser cannot tell). */
async function installedVersion(name: string): Promise<number> {
  const all = (await indexedDB.databases?.()) ?? [];
  const native = all.find((entry) => entry.name === name)?.version ?? 0;
  return Math.ceil(native / nativeFactor);
}

/** Who waits longer than this (ms) for a database that need not be upgraded is told so. */
const patienceMs = 10_000;
/** The same for one that an old page holds: it closes at once, or not at all. */
const blockedMs = 4000;

/**
 * Opens the library, upgrading an older one. One made by newer code is opened read-only: Dexie
 * would open it silently and write rows that the newer code does not expect.
 * @param name of the database; another one only in tests.
 * @param list the migrations; another list only in tests.
 * @throws Dexie's error when it cannot be opened; a failed upgrade leaves the old data as it was.
 * LibraryError `blocked` when another page holds an older one and does not let go, `storage` when the
 * browser does not answer.
 */
export async function openDatabase(
  name: string = databaseName,
  list: readonly Migration[] = migrations,
): Promise<LibraryDatabase> {
  const limit = timeLimit();
  try {
    limit.set(patienceMs, 'storage');
    const version = await Promise.race([installedVersion(name), limit.over]);
    const readOnly = version > latestVersion(list);
    const db = new LibraryDatabase(name, list, readOnly);
    // An upgrade may take as long as it takes; but behind one that is held up nobody is told so.
    if (version > 0 && version < latestVersion(list)) {
      limit.set(blockedMs, 'blocked', async () => !(await isHeldUp(name)));
    }
    db.on('blocked', () => {
      holdUp(name);
      limit.set(blockedMs, 'blocked');
    });
    try {
      await Promise.race([db.open(), limit.over]);
    } catch (error) {
      db.close();
      throw error;
    }
    // Tables that Dexie found by itself do not become properties of the database.
    if (readOnly) {
      for (const table of db.tables) Object.assign(db, { [table.name]: table });
      readSoundly(db);
    }
    return db;
  } finally {
    limit.clear();
  }
}

let opened: Promise<LibraryDatabase> | undefined;
let early: LibraryDatabase | undefined;

function forget(): void {
  opened = undefined;
  early = undefined;
}

function keep(opening: Promise<LibraryDatabase>): Promise<LibraryDatabase> {
  return opening.then(
    (db) => {
      db.on('close', forget);
      return db;
    },
    (error: unknown) => {
      forget();
      throw error;
    },
  );
}

/**
 * The library of this context, opened once. A failure is not remembered: the next call tries again.
 */
export function openLibrary(): Promise<LibraryDatabase> {
  opened ??= keep(openDatabase());
  return opened;
}

/**
 * Opens the library without waiting: what is asked of it waits until it is open. `openLibrary` tells
 * whether it could be opened.
 * @param version the browser's number of the version that is there (./peek). Only this code's own will
 * do: an older database is upgraded first, a newer one opened read-only.
 */
export function openEarly(version: number): void {
  if (opened || version !== latestVersion(migrations) * nativeFactor) return;
  const db = new LibraryDatabase(databaseName, migrations, false);
  early = db;
  opened = keep(db.open().then(() => db));
}

/** The library that `openEarly` has opened, or is opening. */
export const earlyLibrary = (): LibraryDatabase | undefined => early;
