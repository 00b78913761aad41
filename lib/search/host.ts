/** The worker's side: one index for all pages, each with its own questions, answered live. */
import { fold } from './fold';
import type { Found, LibraryIndex } from './index/library-index';
import { Keeper, type KeeperOptions } from './keeper';
import type { Answer, Port, Question } from './port';
import type { FieldName } from './query/fields';
import type { Value } from './query/suggest';

/** Values that are offered at most. */
const mostValues = 200;
/** Papers of an answer that a page may want to read before it shows it. */
const first = 16;

interface Page {
  port: Port;
  /** Questions that stay, by their keys. */
  questions: Map<number, Question>;
  /** Those to be answered next. */
  due: Set<number>;
  last: Map<number, Found & { partial: boolean }>;
  /** Ids that the page has been told. */
  told: number;
  index: LibraryIndex | undefined;
}

export class SearchHost {
  readonly #pages = new Set<Page>();
  readonly #keeper: Keeper;
  readonly #now: () => number;
  #scheduled = false;

  constructor(options: Omit<KeeperOptions, 'changed'>, now: () => number = Date.now) {
    this.#now = now;
    this.#keeper = new Keeper({ ...options, changed: () => this.#changed() });
  }

  /** A page has come. */
  attach(port: Port): void {
    const page: Page = {
      port,
      questions: new Map(),
      due: new Set(),
      last: new Map(),
      told: 0,
      index: undefined,
    };
    this.#pages.add(page);
    port.onmessage = ({ data }) => this.#hear(page, data as Question);
    this.#begin();
  }

  #begin(): void {
    this.#keeper.start().catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      for (const { port } of this.#pages) post(port, { type: 'failed', detail });
    });
  }

  #hear(page: Page, question: Question): void {
    if (question.type === 'bye') {
      this.#pages.delete(page);
      return;
    }
    const { key } = question;
    page.last.delete(key);
    if (question.type === 'stop') {
      page.questions.delete(key);
      return;
    }
    page.questions.set(key, question);
    page.due.add(key);
    this.#begin();
    this.#schedule();
  }

  #changed(): void {
    for (const page of this.#pages) {
      for (const key of page.questions.keys()) page.due.add(key);
    }
    this.#schedule();
  }

  /** After what has been said already: of several keystrokes only the last is answered. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      for (const page of this.#pages) this.#answer(page);
    }, 0);
  }

  #answer(page: Page): void {
    const { index, partial } = this.#keeper;
    // Nothing is known yet: the first part of the library will bring the answer.
    if (partial && index.facts.size === 0) return;
    if (page.index !== index) {
      page.index = index;
      page.told = 0;
    }
    const { ids } = index.facts;
    if (page.told < ids.length) {
      const fresh = ids.slice(page.told).join('\n');
      post(page.port, { type: 'ids', from: page.told, ids: fresh });
      page.told = ids.length;
    }
    const due = [...page.due];
    page.due.clear();
    for (const key of due) {
      const question = page.questions.get(key);
      if (question) this.#reply(page, question, { index, partial });
    }
  }

  #reply(
    page: Page,
    question: Question,
    { index, partial }: { index: LibraryIndex; partial: boolean },
  ): void {
    const { port, last } = page;
    if (question.type === 'watch') {
      const { key, request } = question;
      const found = { ...index.search(request, this.#now()), partial };
      const before = last.get(key);
      if (before && same(before, found)) return;
      last.set(key, found);
      post(port, { type: 'found', key, ...found, annotated: index.annotated(found.order, first) });
    } else if (question.type === 'counts') {
      const { key, queries } = question;
      const counts = queries.map((query) => index.count(query, this.#now()));
      post(port, { type: 'counts', key, counts });
    } else if (question.type === 'values') {
      const { key, field, typed } = question;
      page.questions.delete(key);
      post(port, { type: 'values', key, values: valuesOf(index, field, typed) });
    }
  }
}

function post(port: Port, answer: Answer): void {
  port.postMessage(answer);
}

function same(a: Found & { partial: boolean }, b: Found & { partial: boolean }): boolean {
  return (
    a.partial === b.partial &&
    a.order.length === b.order.length &&
    a.words.join(' ') === b.words.join(' ') &&
    a.order.every((paper, at) => paper === b.order[at])
  );
}

/** What the library has for a field, most used first. */
function valuesOf(index: LibraryIndex, field: FieldName, typed: string): Value[] {
  const counts = new Map<string, number>();
  const { facts, texts } = index;
  const add = (value: string, count: number) => counts.set(value, (counts.get(value) ?? 0) + count);
  if (field === 'tag' || field === 'source') {
    const list = field === 'tag' ? 'tags' : 'sources';
    const names = facts.names[list].list;
    const numbers = new Uint32Array(names.length);
    facts.lists[list].forEach((row, paper) => {
      if (facts.gone[paper]) return;
      for (const name of row) numbers[name] = (numbers[name] ?? 0) + 1;
    });
    names.forEach((name, at) => {
      if (numbers[at]) add(name, numbers[at]);
    });
  } else if (field === 'venue') {
    facts.texts.venue.forEach((venue, paper) => {
      if (venue !== '' && !facts.gone[paper]) add(venue, 1);
    });
  } else if (field === 'author' || field === 'keyword') {
    const word = fold(typed).trim();
    if (word !== '') for (const [term, count] of texts.terms(field, word)) add(term, count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, field === 'tag' ? 5000 : mostValues);
}
