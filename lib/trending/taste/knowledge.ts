/**
 * What the taste worker knows: the library, what feeds have shown, and what the user said of it. It
 * reads what has changed since it read last, and writes nothing.
 */
import type { LibraryDatabase } from '../../library/database';
import type { Paper } from '../../paper/schema';
import type { FeedEntry, Hidden, Mute, SnapshotItem } from '../types';
import { chosen, evidenceOf, hiddenEvidence, type Kept, passedOver } from './evidence';
import type { Evidence } from './model';
import { TasteSpace } from './space';
import { topicText } from './topics';
import type { Text } from './types';

const dayMs = 24 * 60 * 60_000;
/** Papers of the library that are learnt from: those changed last. */
const mostPapers = 5000;
/** Entries of feeds that are looked at: those seen last, of the last days. */
const mostEntries = 2000;
const entryMs = 30 * dayMs;
/** Numbers of votes older than this are of no use. */
const votesMs = 14 * dayMs;

/** What is kept of a paper: its text is in the space, and here for words that are told. */
export type KnownPaper = Kept & Text & Pick<Paper, 'identifiers' | 'urls' | 'addedAt'>;

/** What was chosen instead of saved papers. */
export interface Choices {
  /** Ids of topics and words of the user's own. */
  topics: readonly string[];
  authors: readonly string[];
}

const topicId = (topic: string) => `topic:${topic}`;
const authorId = (author: string) => `author:${author}`;

export class Knowledge {
  readonly space = new TasteSpace();
  readonly papers = new Map<string, KnownPaper>();
  entries = new Map<string, FeedEntry>();
  hidden = new Map<string, Hidden>();
  mutes: Mute[] = [];
  /** What was counted last of each entry. */
  readonly numbers = new Map<string, SnapshotItem>();
  /** Papers of the library by each of their identifiers. */
  readonly #byIdentifier = new Map<string, string>();
  #papersUntil = -1;
  #notesUntil = -1;

  /**
   * Reads what is new.
   * @param now ms since the epoch. @returns ids whose evidence or text may be other now.
   */
  async read(db: LibraryDatabase, now: number): Promise<Set<string>> {
    const changed = new Set<string>();
    await this.#readPapers(db, changed);
    await this.#readEntries(db, now, changed);
    const hidden = await db.hidden.toArray();
    for (const row of hidden) {
      if (this.hidden.has(row.key)) continue;
      changed.add(row.key);
      if (!this.space.has(row.key)) this.space.put(row.key, row.record);
    }
    const before = this.hidden;
    this.hidden = new Map(hidden.map((row) => [row.key, row]));
    for (const key of before.keys()) if (!this.hidden.has(key)) changed.add(key);
    this.mutes = await db.mutes.toArray();
    return changed;
  }

  async #readPapers(db: LibraryDatabase, changed: Set<string>): Promise<void> {
    const papers = await db.papers
      .where('updatedAt')
      .aboveOrEqual(this.#papersUntil)
      .reverse()
      .limit(mostPapers)
      .toArray();
    const notes = await db.annotations.where('updatedAt').aboveOrEqual(this.#notesUntil).toArray();
    const touched = new Set(notes.map(({ paperId }) => paperId));
    const known = new Set(papers.map(({ id }) => id));
    const others = await db.papers.bulkGet(
      [...touched].filter((id) => !known.has(id) && this.papers.has(id)),
    );
    const all = [...papers, ...others].filter((paper) => paper !== undefined);
    const counts = await notesOf(db, all.length > 500 ? undefined : all.map(({ id }) => id));
    for (const paper of all) this.#take(paper, counts.get(paper.id) ?? 0, changed);
    this.#papersUntil = Math.max(this.#papersUntil, ...papers.slice(0, 1).map((p) => p.updatedAt));
    for (const { updatedAt } of notes) this.#notesUntil = Math.max(this.#notesUntil, updatedAt);
  }

  #take(paper: Paper, notes: number, changed: Set<string>): void {
    const { id, title, abstract, authors, identifiers, urls, addedAt } = paper;
    const before = this.papers.get(id);
    const sameText = before?.title === title && before.abstract === abstract;
    if (!sameText || before?.authors.length !== authors.length) this.space.put(id, paper);
    const { status, rating, tags, pinned, openedAt, deletedAt } = paper;
    this.papers.set(id, {
      id,
      title,
      authors,
      identifiers,
      urls,
      addedAt,
      status,
      tags,
      pinned,
      notes,
      ...(abstract !== undefined && { abstract }),
      ...(rating !== undefined && { rating }),
      ...(openedAt !== undefined && { openedAt }),
      ...(deletedAt !== undefined && { deletedAt }),
    });
    for (const identifier of identifiers) {
      this.#byIdentifier.set(identifier, id);
      // As long as it was not saved it was passed over.
      if (this.entries.has(identifier)) changed.add(identifier);
    }
    changed.add(id);
  }

  async #readEntries(db: LibraryDatabase, now: number, changed: Set<string>): Promise<void> {
    const entries = await db.feedEntries
      .where('lastSeenAt')
      .above(now - entryMs)
      .reverse()
      .limit(mostEntries)
      .toArray();
    const before = this.entries;
    this.entries = new Map(entries.map((entry) => [entry.key, entry]));
    for (const entry of entries) {
      const known = before.get(entry.key);
      if (!this.space.has(entry.key)) this.space.put(entry.key, entry.record);
      if (known?.seenAt !== entry.seenAt || known?.openedAt !== entry.openedAt) {
        changed.add(entry.key);
      }
    }
    const snapshots = await db.feedSnapshots
      .where('attemptedAt')
      .above(now - votesMs)
      .toArray();
    for (const { items } of snapshots) {
      for (const item of items) {
        this.numbers.set(item.key, { ...this.numbers.get(item.key), ...item });
      }
    }
  }

  /** The paper of the library that an entry is about, if it is there and not in the bin. */
  paperOf({ record }: FeedEntry): KnownPaper | undefined {
    for (const identifier of record.identifiers) {
      const paper = this.papers.get(this.#byIdentifier.get(identifier) ?? '');
      if (paper && paper.deletedAt === undefined) return paper;
    }
    return undefined;
  }

  /** Puts what was chosen into the space. @returns ids that are new there. */
  choose({ topics, authors }: Choices): Set<string> {
    const fresh = new Set<string>();
    const put = (id: string, text: Text) => {
      if (this.space.has(id)) return;
      this.space.put(id, text);
      fresh.add(id);
    };
    for (const topic of topics) put(topicId(topic), { title: topicText(topic), authors: [] });
    for (const author of authors) {
      put(authorId(author), { title: '', authors: [{ literal: author }] });
    }
    return fresh;
  }

  /** Everything that speaks for or against something, in an order that does not change by chance. */
  evidence({ topics, authors }: Choices, tag?: string): Evidence[] {
    const all: Evidence[] = [];
    const add = (evidence: Evidence | undefined) => {
      if (evidence) all.push(evidence);
    };
    if (tag === undefined) {
      for (const topic of topics) add(chosen(topicId(topic)));
      for (const author of authors) add(chosen(authorId(author)));
    }
    for (const paper of this.papers.values()) add(evidenceOf(paper, tag));
    for (const key of this.hidden.keys()) add(hiddenEvidence(key));
    for (const entry of this.entries.values()) {
      if (!this.hidden.has(entry.key) && !this.paperOf(entry)) add(passedOver(entry));
    }
    return all;
  }
}

/** Notes and highlights of papers. @param ids undefined: of all. */
async function notesOf(
  db: LibraryDatabase,
  ids: readonly string[] | undefined,
): Promise<Map<string, number>> {
  const rows = ids
    ? await db.annotations
        .where('paperId')
        .anyOf([...ids])
        .toArray()
    : await db.annotations.toArray();
  const counts = new Map<string, number>();
  for (const { paperId, deletedAt } of rows) {
    if (deletedAt === undefined) counts.set(paperId, (counts.get(paperId) ?? 0) + 1);
  }
  return counts;
}
