/**
 * Saving many records at once, each with what a file knows of the user's own. As `savePaper`, but the
 * papers of a batch are looked up together and written together: a transaction and three requests for
 * each of 10,000 papers would take minutes.
 */
import { parseSelectors } from '../annotations/schema';
import type { LaterPosition } from '../annotations/types';
import { expandIdentifiers } from '../paper/identifiers';
import { createPaper, filed, mergeRecord } from '../paper/merge';
import type { Paper, PaperRecord, Status } from '../paper/schema';
import { spelledOut } from '../paper/spelling';
import { trustOf } from '../sources';
import type { LibraryDatabase } from './database';
import { byStanding, takeIn } from './save';
import { keepSaved, savedEvent } from './saved-events';
import type { Activity, Annotation, UndoRow } from './types';
import type { At } from './write';

/** What is the user's own; nothing of it is ever put over what the library has. */
export interface OwnPart {
  tags: string[];
  status?: Status | undefined;
  statusAt?: number | undefined;
  pinned?: boolean | undefined;
  rating?: number | undefined;
  rank?: number | undefined;
  addedAt?: number | undefined;
  openedAt?: number | undefined;
  citekey?: string | undefined;
  notes: OwnNote[];
  /** Fields that the user typed. */
  typed?: string[] | undefined;
}

export interface OwnNote {
  text: string;
  at?: number | undefined;
  tags?: string[] | undefined;
  /** When it was changed last, if the file tells. */
  changedAt?: number | undefined;
  /** Version of the paper it was made on, and the page. */
  version?: number | undefined;
  page?: string | undefined;
  highlight?:
    | {
        quote?: string | undefined;
        selectors?: unknown[] | undefined;
        later?: LaterPosition[] | undefined;
        colour?: string | undefined;
        version?: number | undefined;
      }
    | undefined;
}

export interface SaveEntry {
  record: PaperRecord;
  own?: OwnPart | undefined;
  /** When it counts as added, where the file does not say (ms since the epoch): keeps its order. */
  since?: number;
}

export interface SavedMany {
  /** In the order of the entries. */
  saved: { paperId: string; outcome: 'new' | 'restored' | 'known' }[];
  /** How to take it back (lib/library/undo). */
  rows: UndoRow[];
}

/** New papers go to the database by so many, while the next ones are made. */
const sentAtOnce = 100;

/** Call it in a transaction. Saying the same twice changes nothing. */
export async function saveMany(
  db: LibraryDatabase,
  entries: readonly SaveEntry[],
  at: At,
): Promise<SavedMany> {
  const ready = entries.map(prepared);
  const batch = await Batch.of(db, ready, at);
  const saved: SavedMany['saved'] = [];
  for (const entry of ready) {
    const [keep, ...others] = batch.owners(entry);
    // Only then: a transaction ends while it waits for what is no request of its own.
    if (keep && others.length > 0) await batch.unite(keep, others);
    saved.push(batch.save(entry));
    if (saved.length % sentAtOnce === 0) batch.send();
  }
  return { saved, rows: await batch.write() };
}

/** An entry with its texts and identifiers in their normal form, made once. */
function prepared(entry: SaveEntry): SaveEntry {
  const { record } = entry;
  const identifiers = expandIdentifiers(record.identifiers);
  return { ...entry, record: { ...spelledOut(record), identifiers } };
}

class Batch {
  readonly #db: LibraryDatabase;
  readonly #at: At;
  /** Papers as they are by now; those of the library and those that are new. */
  readonly #papers = new Map<string, Paper>();
  readonly #before = new Map<string, Paper>();
  readonly #owner = new Map<string, string>();
  readonly #citekeys = new Set<string>();
  /** Texts of the notes of papers of the library. */
  readonly #noted = new Map<string, Set<string>>();
  readonly #notes: Annotation[] = [];
  readonly #activity: Activity[] = [];
  readonly #rows: UndoRow[] = [];
  /** New papers that are not on their way yet, and those that are, as they were sent. */
  readonly #unsent = new Map<string, Paper>();
  readonly #sent = new Map<string, Paper>();
  readonly #puts: PromiseLike<unknown>[] = [];

  constructor(db: LibraryDatabase, at: At) {
    this.#db = db;
    this.#at = at;
  }

  static async of(db: LibraryDatabase, entries: readonly SaveEntry[], at: At): Promise<Batch> {
    const batch = new Batch(db, at);
    const ids = [...new Set(entries.flatMap(({ record }) => record.identifiers))];
    for (const paper of await db.papers.where('identifiers').anyOf(ids).distinct().toArray()) {
      batch.#papers.set(paper.id, paper);
      batch.#before.set(paper.id, paper);
      batch.#own(paper);
    }
    const known = [...batch.#papers.keys()];
    for (const { paperId, body, quote, selectors } of await db.annotations
      .where('paperId')
      .anyOf(known)
      .toArray()) {
      batch.#notedOf(paperId).add(noteKey(body, quote, selectors));
    }
    const keys = entries.flatMap(({ own }) => own?.citekey ?? []);
    for (const { citekey } of await db.papers.where('citekey').anyOfIgnoreCase(keys).toArray()) {
      batch.#citekeys.add(String(citekey).toLowerCase());
    }
    return batch;
  }

  #own(paper: Paper): void {
    for (const id of paper.identifiers) this.#owner.set(id, paper.id);
  }

  #notedOf(paperId: string): Set<string> {
    const texts = this.#noted.get(paperId) ?? new Set();
    this.#noted.set(paperId, texts);
    return texts;
  }

  /** The papers that a record names, the one that stays first. */
  owners({ record }: SaveEntry): Paper[] {
    const owners = new Set(record.identifiers.flatMap((id) => this.#owner.get(id) ?? []));
    return [...owners].flatMap((id) => this.#papers.get(id) ?? []).sort(byStanding);
  }

  save(entry: SaveEntry): SavedMany['saved'][number] {
    const { record, own, since } = entry;
    const [known] = this.owners(entry);
    const { now } = this.#at;
    if (!known) {
      const made = createPaper(record, { id: this.#at.newId(), now });
      const addedAt = Math.min(own?.addedAt ?? since ?? now, now);
      this.#keep(this.#withOwn({ ...made, addedAt }, own, true));
      return { paperId: made.id, outcome: 'new' };
    }
    const restored = known.deletedAt !== undefined;
    const { deletedAt: _, ...live } = known;
    let paper: Paper = mergeRecord(restored ? live : known, record, trustOf, now);
    if (restored) {
      this.#activity.push(savedEvent(known.id, known.addedAt), savedEvent(known.id, now));
      paper = { ...paper, addedAt: now, updatedAt: now };
    }
    this.#keep(this.#withOwn(paper, own, false));
    return { paperId: paper.id, outcome: restored ? 'restored' : 'known' };
  }

  #keep(paper: Paper): void {
    this.#papers.set(paper.id, paper);
    this.#own(paper);
    if (!this.#before.has(paper.id)) this.#unsent.set(paper.id, paper);
  }

  send(): void {
    const papers = [...this.#unsent.values()];
    this.#unsent.clear();
    for (const paper of papers) this.#sent.set(paper.id, paper);
    this.#puts.push(this.#db.papers.bulkPut(papers));
  }

  /** The paper with what is the user's, where the library does not say otherwise. */
  #withOwn(paper: Paper, own: OwnPart | undefined, isNew: boolean): Paper {
    if (!own) return paper;
    for (const note of own.notes) this.#addNote(paper, note);
    const tags = [...new Set([...paper.tags, ...own.tags])];
    const untold = isNew || (paper.status === 'unread' && paper.statusAt === undefined);
    const status = untold && own.status !== 'unread' ? own.status : undefined;
    const key = own.citekey?.toLowerCase();
    const citekey = key && paper.citekey === undefined && !this.#citekeys.has(key);
    if (citekey) this.#citekeys.add(key);
    const next: Paper = {
      ...paper,
      tags,
      ...(own.pinned && { pinned: 1 }),
      ...(status && { status }),
      ...(status && own.statusAt !== undefined && { statusAt: own.statusAt }),
      ...(citekey && { citekey: own.citekey }),
      ...firstSaid('rating', paper, own),
      ...firstSaid('rank', paper, own),
      ...firstSaid('openedAt', paper, own),
      ...(isNew && own.typed?.length && { provenance: typedIn(paper, own.typed, this.#at.now) }),
    };
    const changed = isNew || changedFields(paper, next).length > 0;
    return changed ? { ...next, updatedAt: this.#at.now } : paper;
  }

  #addNote(paper: Paper, note: OwnNote): void {
    const { text, at, tags = [], highlight, page, changedAt } = note;
    const body = text.trim();
    const texts = this.#notedOf(paper.id);
    const key = noteKey(body, highlight?.quote, highlight?.selectors);
    if ((body === '' && !highlight) || texts.has(key)) return;
    texts.add(key);
    const { quote, selectors, later, colour } = highlight ?? {};
    const version = highlight?.version ?? note.version ?? paper.version;
    const { now } = this.#at;
    const id = this.#at.newId();
    const time = Math.min(at ?? now, now);
    this.#notes.push({
      id,
      paperId: paper.id,
      kind: highlight ? 'highlight' : 'note',
      body,
      tags,
      ...(quote !== undefined && { quote }),
      ...(selectors !== undefined && { selectors }),
      ...(later !== undefined && later.length > 0 && { later }),
      ...(colour !== undefined && { colour }),
      ...(version !== undefined && { version }),
      ...(page !== undefined && { page }),
      createdAt: time,
      updatedAt: Math.min(Math.max(changedAt ?? time, time), now),
    });
    const event = {
      id: `annotated:${id}`,
      paperId: paper.id,
      kind: 'annotated',
      at: time,
    } as const;
    this.#activity.push(event);
  }

  /** A record shows that papers of the library are one. */
  async unite(keep: Paper, others: Paper[]): Promise<void> {
    // What the batch knows must be in the database before papers are united there.
    await this.#db.papers.bulkPut([keep, ...others]);
    const told = await keepSaved(this.#db, [keep, ...others]);
    this.#rows.push(...told.map((row) => madeRow('activity', row)));
    const made = new Set(told.map(({ id }) => id));
    for (const other of others) {
      for (const table of ['annotations', 'activity', 'outbox'] as const) {
        const rows = this.#db.table<object, string>(table).where('paperId').equals(other.id);
        const [before, after] = [{ paperId: other.id }, { paperId: keep.id }];
        const ids = (await rows.primaryKeys()).filter((id) => !made.has(id));
        this.#rows.push(...ids.map((id) => ({ table, id, before, after })));
      }
      const united = { table: 'activity', id: `united:${keep.id}:${other.id}` } as const;
      this.#rows.push({ ...united, before: null, after: {} });
      const before = this.#before.get(other.id);
      if (before) this.#rows.push({ table: 'papers', id: other.id, before, after: null });
      for (const note of this.#notes) if (note.paperId === other.id) note.paperId = keep.id;
      for (const row of this.#activity) if (row.paperId === other.id) row.paperId = keep.id;
      for (const text of this.#notedOf(other.id)) this.#notedOf(keep.id).add(text);
      this.#papers.delete(other.id);
      this.#before.delete(other.id);
      this.#unsent.delete(other.id);
    }
    this.#keep(await takeIn(this.#db, keep, others, this.#at));
  }

  async write(): Promise<UndoRow[]> {
    const changed: Paper[] = [];
    for (const paper of this.#papers.values()) {
      const before = this.#before.get(paper.id);
      if (before === paper) continue;
      const whole = before ? filed(paper) : paper;
      if (this.#sent.get(paper.id) !== whole) changed.push(whole);
      this.#rows.push(before ? changeOf(before, whole) : madeRow('papers', whole));
    }
    const complete = changed.filter(({ id, provisional }) => this.#before.has(id) && !provisional);
    const ids = complete.map(({ id }) => id);
    // What waited to be asked has been told; taken back, it waits again.
    const told = await this.#db.outbox.where('paperId').anyOf(ids).toArray();
    // Together: the database writes some while others are on their way to it.
    await Promise.all([
      ...this.#puts,
      this.#db.papers.bulkPut(changed),
      this.#db.annotations.bulkPut(this.#notes),
      this.#db.activity.bulkPut(this.#activity),
      this.#db.outbox.bulkDelete(told.map(({ id }) => id)),
    ]);
    for (const job of told) {
      this.#rows.push({ table: 'outbox', id: job.id, before: job, after: null });
    }
    this.#rows.push(...this.#notes.map((note) => madeRow('annotations', note)));
    this.#rows.push(...this.#activity.map((row) => madeRow('activity', row)));
    return this.#rows;
  }
}

/** A note is known by its text, a highlight by what it marks too, and by what stands around that. */
export function noteKey(body: string, quote?: string, selectors?: unknown): string {
  const around = parseSelectors(selectors).find((each) => each.type === 'TextQuoteSelector');
  const sides = around ? `\n\n${around.prefix ?? ''}\n\n${around.suffix ?? ''}` : '';
  return `${body.trim()}\n\n${quote ?? ''}${sides}`;
}

function firstSaid<K extends 'rating' | 'rank' | 'openedAt'>(key: K, paper: Paper, own: OwnPart) {
  return paper[key] === undefined && own[key] !== undefined ? { [key]: own[key] } : {};
}

/** Where fields came from, with those that the user typed as the user's. */
function typedIn(paper: Paper, typed: readonly string[], now: number): Paper['provenance'] {
  const said = { source: 'user', at: now };
  return { ...paper.provenance, ...Object.fromEntries(typed.map((field) => [field, said])) };
}

const madeRow = (table: UndoRow['table'], row: { id: string; updatedAt?: number }): UndoRow => ({
  table,
  id: row.id,
  before: null,
  after: row.updatedAt === undefined ? {} : { updatedAt: row.updatedAt },
});

/** Names of the fields in which two states of a row differ. */
function changedFields(before: object, after: object): string[] {
  const [old, young] = [before, after] as Record<string, unknown>[];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => JSON.stringify(old?.[key]) !== JSON.stringify(young?.[key]));
}

function changeOf(before: Paper, after: Paper): UndoRow {
  const pick = (paper: Paper) =>
    Object.fromEntries(
      changedFields(before, after)
        .filter((key) => key !== 'updatedAt')
        .flatMap((key) => {
          const value = (paper as unknown as Record<string, unknown>)[key];
          return value === undefined ? [] : [[key, value]];
        }),
    );
  return { table: 'papers', id: before.id, before: pick(before), after: pick(after) };
}
