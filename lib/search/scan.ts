/**
 * Search by reading everything: one folded text a paper in memory, made when the first search
 * starts and kept up to date by `updatedAt`. At 10,000 papers a search is a few milliseconds.
 */
import type { LibraryDatabase } from '../library/database';
import type { Annotation } from '../library/types';
import type { Paper } from '../paper/schema';
import { fold, holdsAll } from './fold';

export interface ScanEntry {
  /** Everything that search looks at, folded; fields are kept apart by line breaks. */
  text: string;
  /** The title, folded, to sort by. */
  title: string;
  year: number;
}

/** What search looks at: title, authors, tags, venue, year, identifiers and notes. */
export function scanEntry(paper: Paper, notes: readonly string[]): ScanEntry {
  const authors = paper.authors.map(({ given, family, literal }) =>
    [given, family, literal].filter(Boolean).join(' '),
  );
  const year = paper.issued?.year ?? 0;
  const fields = [
    paper.title,
    ...authors,
    ...paper.tags,
    paper.venue ?? '',
    year ? String(year) : '',
    ...paper.identifiers,
    ...notes,
  ];
  // Folding makes spaces of line breaks, so the fields are folded one by one.
  return { text: fields.map(fold).join('\n'), title: fold(paper.title).trim(), year };
}

const isNote = (row: Annotation) => row.kind === 'note' && row.deletedAt === undefined;

/** Papers read in one go; small enough that the page stays quick between two. */
const batch = 1000;

/** The texts of a library. One for each page that searches. */
export class Scan {
  readonly #entries = new Map<string, ScanEntry>();
  #loading: Promise<void> | undefined;
  #loaded = false;
  /** Highest `updatedAt` that was read (ms since the epoch). */
  #newest = 0;

  get loaded(): boolean {
    return this.#loaded;
  }

  get(id: string): ScanEntry | undefined {
    return this.#entries.get(id);
  }

  /** Which of these papers hold all words? Keeps the order. Words come folded. */
  filter(ids: readonly string[], words: readonly string[]): string[] {
    return ids.filter((id) => {
      const entry = this.#entries.get(id);
      return entry !== undefined && holdsAll(entry.text, words);
    });
  }

  /**
   * Read the whole library once. Called again it gives the same promise; after a failure it starts
   * anew.
   * @param progress is called after each batch, when more can be found.
   */
  load(db: LibraryDatabase, progress?: () => void): Promise<void> {
    this.#loading ??= this.#readAll(db, progress).catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #readAll(db: LibraryDatabase, progress?: () => void): Promise<void> {
    const notes = new Map<string, string[]>();
    await db.annotations.each((row) => {
      if (isNote(row)) notes.set(row.paperId, [...(notes.get(row.paperId) ?? []), row.body]);
    });
    let last = '';
    for (;;) {
      const papers = await db.papers.where('id').above(last).limit(batch).toArray();
      for (const paper of papers) this.#put(paper, notes.get(paper.id) ?? []);
      const end = papers.at(-1);
      if (!end || papers.length < batch) break;
      last = end.id;
      progress?.();
    }
    this.#loaded = true;
    progress?.();
  }

  /**
   * Take in what changed since the last time. In a live query it is run again at each change.
   * @returns how many papers were read.
   */
  async refresh(db: LibraryDatabase): Promise<number> {
    const changed = await db.papers.where('updatedAt').aboveOrEqual(this.#newest).toArray();
    const rows = await db.annotations
      .where('paperId')
      .anyOf(changed.map((paper) => paper.id))
      .toArray();
    for (const paper of changed) {
      const notes = rows.filter((row) => row.paperId === paper.id && isNote(row));
      this.#put(
        paper,
        notes.map((row) => row.body),
      );
    }
    return changed.length;
  }

  #put(paper: Paper, notes: readonly string[]): void {
    this.#entries.set(paper.id, scanEntry(paper, notes));
    this.#newest = Math.max(this.#newest, paper.updatedAt);
  }
}
