/**
 * Keeps an index true to the library: loads what was saved, takes in what has changed since, and
 * follows each change from then on. Reads the library and writes nothing to it.
 */
import type { LibraryDatabase } from '../library/database';
import type { Annotation } from '../library/types';
import type { Paper } from '../paper/schema';
import { type Changes, watchChanges } from './changes';
import { flagBit } from './index/facts';
import { type Entry, LibraryIndex } from './index/library-index';
import type { SearchStore } from './store';

/** Papers read in one go: small enough that a search waits little in between. */
const batch = 500;
/** Papers of one segment while everything is read. */
const segmentPapers = 2000;
/** So many changed papers are worth a save; fewer are read again at the next start. */
const worthSaving = 200;
const mostSegments = 6;
/** Tidying, and taking in much, rest this many times as long as they took. */
const restFactor = 10;
/** But what has changed can be found after so long (ms). */
const longestRest = 3000;
/** While more is written than can be named, nothing is read until it has been still for so long (ms). */
const stillMs = 800;
/** But no longer than this (ms): parts of a long import can be found. */
const longestWait = 5000;
/** Large merges stop for this long, so that a search gets its turn. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

export interface KeeperOptions {
  library: () => Promise<LibraryDatabase>;
  /** Absent: nothing is saved or loaded. */
  store?: SearchStore;
  /** The one who shares a store with others leaves the saving to them. */
  saves?: boolean;
  /** Answers may be others now. */
  changed: () => void;
}

export class Keeper {
  index = new LibraryIndex();
  /** Not everything has been read yet. */
  partial = true;
  readonly #options: KeeperOptions;
  #starting: Promise<void> | undefined;
  #unsaved = 0;
  /** Changes that nobody has begun to take in. */
  #waiting: Changes | undefined;
  /** Nothing more is taken in before (performance.now). */
  #followRest = 0;
  /** Since when changes wait that cannot be named, and until when they do (performance.now). */
  #manySince = 0;
  #manyUntil = 0;
  /** No tidying before (performance.now), and the timer that comes back to it. */
  #rest = 0;
  #later: ReturnType<typeof setTimeout> | undefined;
  /** Work on the index, one after the other. */
  #queue: Promise<void> = Promise.resolve();

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Resolves when everything can be found. After a failure the next call tries again. */
  start(): Promise<void> {
    this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  async #start(): Promise<void> {
    const { store, library, changed } = this.#options;
    const stored = await store?.load().catch(() => undefined);
    const db = await library();
    if (stored) this.index = stored.index;
    // From here on nothing is missed: changes wait until what is there has been read.
    watchChanges(db.name, (changes) => this.#hear(db, changes));
    await this.#enqueue(async () => {
      if (stored) await this.#catchUp(db);
      // The popup may be closed before all is read: the next one goes on from there.
      if (!stored || stored.readTo !== undefined) await this.#readAll(db, stored?.readTo ?? '');
      this.partial = false;
      changed();
    });
    void this.#enqueue(async () => {
      if (stored) await this.#verify(db);
      await this.#tidy(!stored || stored.readTo !== undefined);
    });
  }

  /** Resolves when all changes that are known are taken in. For tests. */
  settled(): Promise<void> {
    return this.#queue;
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    this.#queue = done.catch((error: unknown) => {
      console.warn('Offprint: search could not follow the library.', error);
    });
    return done;
  }

  /**
   * While one change is taken in, those that come meanwhile are put together. Reading makes whoever
   * writes wait: while much is written, search does so now and then only. A single edit is known at once.
   */
  #hear(db: LibraryDatabase, changes: Changes): void {
    if (changes.all) {
      const now = performance.now();
      if (!this.#waiting?.all) this.#manySince = now;
      this.#manyUntil = Math.min(this.#manySince + longestWait, now + stillMs);
    }
    if (this.#waiting) {
      for (const id of changes.papers) this.#waiting.papers.add(id);
      for (const id of changes.notes) this.#waiting.notes.add(id);
      this.#waiting.all ||= changes.all;
      return;
    }
    this.#waiting = changes;
    void this.#enqueue(async () => {
      for (;;) {
        const until = Math.max(this.#followRest, changes.all ? this.#manyUntil : 0);
        const rest = until - performance.now();
        if (rest <= 0) break;
        await new Promise((resolve) => setTimeout(resolve, rest));
      }
      this.#waiting = undefined;
      const start = performance.now();
      await this.#follow(db, changes);
      const end = performance.now();
      this.#followRest = end + Math.min(longestRest, (end - start) * restFactor);
    });
  }

  /** @param from id after which it begins. */
  async #readAll(db: LibraryDatabase, from: string): Promise<void> {
    let entries: Entry[] = [];
    let last = from;
    let rest = 0;
    for (;;) {
      const papers = await db.papers.where(':id').above(last).limit(batch).toArray();
      const [first, end] = [papers[0], papers.at(-1)];
      if (first && end) {
        const rows = await db.annotations
          .where('paperId')
          .between(first.id, end.id, true, true)
          .toArray();
        entries.push(...entriesOf(papers, rows));
        last = end.id;
      }
      const done = papers.length < batch;
      if (entries.length >= segmentPapers || done) {
        const steps = this.index.putSlowly(entries);
        while (!steps.next().done) await pause();
        this.#unsaved += entries.length;
        entries = [];
        this.#options.changed();
        if (!done && performance.now() > rest) {
          const start = performance.now();
          await this.#save(last);
          const end = performance.now();
          rest = end + (end - start) * restFactor;
        }
      }
      if (done) return;
      await pause();
    }
  }

  async #catchUp(db: LibraryDatabase): Promise<void> {
    const newest = this.index.facts.newest();
    const ids = await db.papers.where('updatedAt').above(newest).primaryKeys();
    // Those of the very moment of the last one may have changed after it was read.
    const same = await db.papers.where('updatedAt').equals(newest).limit(batch).primaryKeys();
    await this.#read(db, [...same, ...ids]);
  }

  async #follow(db: LibraryDatabase, changes: Changes): Promise<void> {
    if (changes.all) {
      await this.#catchUp(db);
      // The last of many compares the whole.
      if (this.#waiting) this.#waiting.all = true;
      else await this.#compare(db);
    } else {
      const notes = await db.annotations.bulkGet([...changes.notes]);
      for (const note of notes) if (note) changes.papers.add(note.paperId);
      await this.#read(db, [...changes.papers]);
    }
    this.#options.changed();
    void this.#enqueue(() => this.#tidyInTime());
  }

  async #read(db: LibraryDatabase, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += segmentPapers) {
      const some = ids.slice(from, from + segmentPapers);
      const [papers, rows] = await Promise.all([
        db.papers.bulkGet(some),
        db.annotations.where('paperId').anyOf(some).toArray(),
      ]);
      const there = papers.filter((paper) => paper !== undefined);
      const known = new Set(there.map((paper) => paper.id));
      this.index.forget(some.filter((id) => !known.has(id)));
      this.#put(entriesOf(there, rows));
    }
  }

  /**
   * Compares with the library as a whole: papers that have gone, and those that came with an older
   * time of change (a restored backup), leave no trace in what `#catchUp` looks at.
   */
  async #verify(db: LibraryDatabase): Promise<void> {
    const { facts } = this.index;
    const keys = await db.papers.orderBy('updatedAt').primaryKeys();
    const there = new Set(keys);
    this.index.forget(facts.ids.filter((id) => !there.has(id)));
    const doubtful = new Set<string>();
    let before = { id: '', updated: 0 };
    for (const id of keys) {
      const number = facts.numberOf(id);
      const updated = number === undefined ? undefined : facts.numbers.updated[number];
      if (updated === undefined) doubtful.add(id);
      // Out of order: one of the two is not what it was.
      else if (updated < before.updated) doubtful.add(id).add(before.id);
      else before = { id, updated };
    }
    if (doubtful.size > 0) await this.#read(db, [...doubtful]);
    if (doubtful.size > 0 || keys.length !== facts.size) this.#options.changed();
  }

  /**
   * Compares the time of each paper: rows that were written in one go, as by a restore, may have gone
   * back to what they were, and still be in the same order. Papers with notes are read again, as the
   * time of a note is not theirs. Some 20 µs a paper, so not at each start.
   */
  async #compare(db: LibraryDatabase): Promise<void> {
    const { facts } = this.index;
    const there = new Set<string>();
    const noted = flagBit('noted') | flagBit('highlighted');
    const notes = (await db.annotations.orderBy('paperId').uniqueKeys()) as string[];
    const doubtful = new Set(notes);
    await db.papers.orderBy('updatedAt').eachKey((time, { primaryKey: id }) => {
      there.add(id);
      const number = facts.numberOf(id);
      const flags = number === undefined ? 0 : (facts.flags[number] ?? 0);
      const same = number !== undefined && facts.numbers.updated[number] === time;
      if (!same || (flags & noted) !== 0) doubtful.add(id);
    });
    this.index.forget(facts.ids.filter((id) => !there.has(id)));
    await this.#read(db, [...doubtful]);
  }

  #put(entries: readonly Entry[]): void {
    this.index.put(entries);
    this.#unsaved += entries.length;
  }

  /** Merging and saving cost more than taking a few papers in: while much changes they wait. */
  async #tidyInTime(): Promise<void> {
    const rest = this.#rest - performance.now();
    if (rest > 0) {
      this.#later ??= setTimeout(() => {
        this.#later = undefined;
        void this.#enqueue(() => this.#tidyInTime());
      }, rest);
      return;
    }
    const start = performance.now();
    await this.#tidy(false);
    const end = performance.now();
    this.#rest = end + (end - start) * restFactor;
  }

  async #tidy(whole: boolean): Promise<void> {
    const { texts } = this.index;
    if (texts.segments.length > mostSegments || (whole && texts.segments.length > 1)) {
      const bySize = texts.segments.toSorted((a, b) => b.ids.length - a.ids.length);
      const others = bySize.slice(1).reduce((sum, { ids }) => sum + ids.length, 0);
      const apart = !whole && others < (bySize[0]?.ids.length ?? 0) / 4;
      const steps = texts.merge(apart ? bySize.slice(1) : bySize);
      while (!steps.next().done) await pause();
      this.#options.changed();
    }
    if (whole || this.#unsaved >= worthSaving) await this.#save();
  }

  /** @param readTo id up to which the library has been read, unless that is done. */
  async #save(readTo?: string): Promise<void> {
    const { store, saves = true } = this.#options;
    if (!store || !saves) return;
    this.#unsaved = 0;
    try {
      await store.save(this.index, readTo);
    } catch (error) {
      // A full disk or another worker: search works without, and the next start reads again.
      console.warn('Offprint: the search index was not saved.', error);
    }
  }
}

function entriesOf(papers: readonly Paper[], rows: readonly Annotation[]): Entry[] {
  const byPaper = new Map<string, Annotation[]>();
  for (const row of rows) {
    if (row.deletedAt !== undefined) continue;
    const known = byPaper.get(row.paperId);
    if (known) known.push(row);
    else byPaper.set(row.paperId, [row]);
  }
  return papers.map((paper) => ({ paper, annotations: byPaper.get(paper.id) ?? [] }));
}
