/**
 * The index on the disk, in a database of its own: derived from the library, so it may be thrown
 * away at any time and is made again.
 */
import Dexie, { type Table } from 'dexie';
import type { FactsData } from './index/facts';
import { LibraryIndex } from './index/library-index';
import { openSegment, type Segment, type SegmentData, storeSegment } from './index/segment';

/** To be raised when what is stored or how text is taken apart changes: then it is made anew. */
const format = 1;

interface State {
  format: number;
  facts: FactsData;
  /** Keys of the segments, in the order in which they were made. */
  segments: number[];
  /** The library was read up to this id when it was saved; absent: all of it. */
  readTo?: string;
}

export interface Stored {
  index: LibraryIndex;
  readTo?: string;
}

class SearchDatabase extends Dexie {
  declare segments: Table<SegmentData, number>;
  declare state: Table<State, string>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ segments: '', state: '' });
  }
}

export class SearchStore {
  readonly #db: SearchDatabase;
  readonly #keys = new WeakMap<Segment, number>();
  #next = 1;

  /** @param name another one only in tests. */
  constructor(name = 'offprint-search') {
    this.#db = new SearchDatabase(name);
  }

  /** The index as it was saved last; undefined when there is none that this code can read. */
  async load(): Promise<Stored | undefined> {
    const state = await this.#db.state.get('index');
    if (state?.format !== format) return undefined;
    const rows = await this.#db.segments.bulkGet(state.segments);
    const segments: Segment[] = [];
    for (const [at, row] of rows.entries()) {
      const key = state.segments[at];
      if (!row || key === undefined) return undefined;
      const segment = openSegment(row);
      this.#keys.set(segment, key);
      this.#next = Math.max(this.#next, key + 1);
      segments.push(segment);
    }
    const { readTo } = state;
    const index = LibraryIndex.open(state.facts, segments);
    return { index, ...(readTo !== undefined && { readTo }) };
  }

  /**
   * Writes what is new. One transaction: a worker that is stopped leaves the last state.
   * @param readTo id up to which the library was read, unless that is done.
   */
  async save(index: LibraryIndex, readTo?: string): Promise<void> {
    const fresh: [number, SegmentData][] = [];
    const keys = index.texts.segments.map((segment) => {
      const known = this.#keys.get(segment);
      if (known !== undefined) return known;
      const key = this.#next++;
      this.#keys.set(segment, key);
      fresh.push([key, storeSegment(segment)]);
      return key;
    });
    const state: State = {
      format,
      facts: index.facts.store(),
      segments: keys,
      ...(readTo !== undefined && { readTo }),
    };
    await this.#db.transaction('rw', ['segments', 'state'], async () => {
      // Written by another worker since: its segments are not ours to keep.
      const present = await this.#db.segments.toCollection().primaryKeys();
      const lost = keys.filter(
        (key) => !present.includes(key) && !fresh.some(([each]) => each === key),
      );
      if (lost.length > 0) throw new Error('the stored index was replaced');
      await this.#db.segments.bulkDelete(present.filter((key) => !keys.includes(key)));
      for (const [key, data] of fresh) await this.#db.segments.put(data, key);
      await this.#db.state.put(state, 'index');
    });
  }

  /** Forget it: the next start makes it anew. */
  async drop(): Promise<void> {
    await this.#db.delete({ disableAutoOpen: false });
  }
}
