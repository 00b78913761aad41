/**
 * The taste worker's side: one knowledge for all pages, that follows the library. It reads the library and writes nothing: what is to be kept, the pages hand to
 * the background worker.
 */
import Dexie from 'dexie';
import type { LibraryDatabase } from '../../library/database';
import type { PaperRecord } from '../../paper/schema';
import type { Port } from '../../search/port';
import { basisOf } from './basis';
import { sharedTerms } from './explain';
import { Finder } from './finder';
import { Knowledge } from './knowledge';
import type { Answer, Question } from './port';
import { rankingOf, Tastes } from './ranking';
import { related } from './related';
import type { RelatedPaper } from './types';

const mostRelated = 8;
const mostFound = 100;

export interface HostOptions {
  library: () => Promise<LibraryDatabase>;
  now?: () => number;
}

type Asking = Exclude<Question, { type: 'bye' }>;

export class TasteHost {
  readonly #options: HostOptions;
  readonly #knowledge = new Knowledge();
  readonly #tastes = new Tastes(this.#knowledge);
  readonly #finder = new Finder(this.#knowledge);
  #following = false;
  /** One thing after the other. */
  #queue: Promise<void> = Promise.resolve();
  #stale = true;

  constructor(options: HostOptions) {
    this.#options = options;
  }

  /** A page has come. */
  attach(port: Port): void {
    const gone = new AbortController();
    port.onmessage = ({ data }) => {
      const question = data as Question;
      if (question.type === 'bye') gone.abort();
      else this.#enqueue(port, question, gone.signal);
    };
  }

  /** Resolves when all that was asked is answered. For tests. */
  settled(): Promise<void> {
    return this.#queue;
  }

  #enqueue(port: Port, question: Asking, gone: AbortSignal): void {
    this.#queue = this.#queue.then(async () => {
      if (gone.aborted) return;
      const { key } = question;
      try {
        post(port, await this.#answer(question));
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        post(port, { type: 'failed', key, detail });
      }
    });
  }

  async #answer(question: Asking): Promise<Answer> {
    const db = await this.#open();
    const { key } = question;
    if (question.type === 'related') {
      await this.#learn(db);
      return { type: 'related', key, papers: this.#related(question.record) };
    }
    if (question.type === 'find') {
      await this.#learn(db);
      const papers = this.#finder.find(question.query, Math.min(question.limit, mostFound));
      return { type: 'found', key, papers };
    }
    const began = performance.now();
    const now = this.#now();
    const { asked } = question;
    // First what it stands for, then what is read: a change in between makes it look old.
    const basis = await basisOf(db, asked, now);
    const fresh = this.#knowledge.choose(asked);
    await this.#learn(db, fresh);
    const ranking = rankingOf(this.#knowledge, this.#tastes, asked, now);
    return { type: 'ranked', key, ranking, at: now, basis, ms: performance.now() - began };
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  async #open(): Promise<LibraryDatabase> {
    const db = await this.#options.library();
    if (!this.#following) {
      this.#following = true;
      follow(db.name, () => {
        this.#stale = true;
      });
    }
    return db;
  }

  /** Reads what is new, if there is anything. */
  async #learn(db: LibraryDatabase, fresh: ReadonlySet<string> = new Set()): Promise<void> {
    const changed = new Set(fresh);
    if (this.#stale) {
      this.#stale = false;
      try {
        for (const id of await this.#knowledge.read(db, this.#now())) changed.add(id);
        this.#finder.changed();
      } catch (error) {
        this.#stale = true;
        throw error;
      }
    }
    this.#tastes.changed(changed, this.#knowledge.space.settle());
  }

  #related(record: PaperRecord): RelatedPaper[] {
    const { space, papers, entries, hidden } = this.#knowledge;
    const own = new Set(record.identifiers);
    const isOwn = (identifiers: readonly string[]) => identifiers.some((id) => own.has(id));
    const ids: string[] = [];
    for (const paper of papers.values()) {
      if (paper.deletedAt === undefined && !isOwn(paper.identifiers)) ids.push(paper.id);
    }
    for (const entry of entries.values()) {
      const known = this.#knowledge.paperOf(entry) ?? hidden.get(entry.key);
      if (!known && !isOwn(entry.record.identifiers)) ids.push(entry.key);
    }
    const vector = space.vectorOf(record);
    return related(space, record, ids, mostRelated).flatMap(
      ({ id, similarity }): RelatedPaper[] => {
        const paper = papers.get(id);
        const entry = entries.get(id);
        const text = paper ?? entry?.record;
        const other = space.vector(id);
        if (!text || !other) return [];
        return [
          {
            record: {
              title: text.title,
              authors: text.authors,
              identifiers: text.identifiers,
              urls: text.urls,
            },
            ...(paper && { paperId: paper.id }),
            ...(entry && { key: entry.key }),
            terms: sharedTerms(text, other, vector),
            similarity,
          },
        ];
      },
    );
  }
}

function post(port: Port, answer: Answer): void {
  port.postMessage(answer);
}

/** Calls when a table is written that says something of the taste, in whatever context. */
function follow(name: string, tell: () => void): void {
  const tables = ['papers', 'annotations', 'hidden', 'mutes', 'feedSnapshots'];
  const listen = (mutated: Record<string, unknown>) => {
    const paths = Object.keys(mutated);
    if (paths.some((path) => tables.some((table) => path.startsWith(`idb://${name}/${table}/`)))) {
      tell();
    }
  };
  Dexie.on('storagemutated', listen as never);
}
