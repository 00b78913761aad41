/** Search by meaning among what the taste worker knows (../meaning). */
import type { PaperRecord } from '../../paper/schema';
import { MeaningIndex } from '../meaning';
import type { Knowledge } from './knowledge';
import type { NearPaper, Text } from './types';

type Found = Text & Pick<PaperRecord, 'identifiers'>;

export class Finder {
  readonly #knowledge: Knowledge;
  readonly #index: MeaningIndex;
  /** What is in the index, by id or key. */
  readonly #texts = new Map<string, Found>();
  #stale = true;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#index = new MeaningIndex(knowledge.space);
  }

  /** Something else is known now: the next search takes it over. */
  changed(): void {
    this.#stale = true;
  }

  /**
   * Papers of the library, and of lists those that are neither there nor hidden, that a question
   * means, best first. Nothing for a question without a letter or figure.
   * @param limit at most so many.
   */
  find(question: string, limit: number): NearPaper[] {
    if (!/[\p{L}\p{N}]/u.test(question)) return [];
    if (this.#stale) this.#follow();
    this.#stale = false;
    const { papers, entries } = this.#knowledge;
    return this.#index.find(question, limit).flatMap((id): NearPaper[] => {
      if (papers.has(id)) return [{ paperId: id }];
      return entries.has(id) ? [{ key: id }] : [];
    });
  }

  /** Takes over what is new or says something else; an index of thousands is not made twice. */
  #follow(): void {
    const now = this.#candidates();
    const gone = [...this.#texts.keys()].filter((id) => !now.has(id));
    const fresh = [...now].filter(([id, text]) => !same(this.#texts.get(id), text));
    for (const id of gone) this.#texts.delete(id);
    for (const [id, text] of fresh) this.#texts.set(id, text);
    this.#index.forget(gone);
    this.#index.put(fresh.map(([id, record]) => ({ id, record })));
  }

  #candidates(): Map<string, Found> {
    const { papers, entries, hidden } = this.#knowledge;
    const all = new Map<string, Found>();
    for (const paper of papers.values()) {
      if (paper.deletedAt === undefined) all.set(paper.id, textOf(paper));
    }
    for (const entry of entries.values()) {
      if (hidden.has(entry.key) || this.#knowledge.paperOf(entry)) continue;
      all.set(entry.key, textOf(entry.record));
    }
    return all;
  }
}

const textOf = ({ title, abstract, authors, identifiers }: Found): Found => ({
  title,
  authors,
  identifiers,
  ...(abstract !== undefined && { abstract }),
});

const same = (a: Found | undefined, b: Found): boolean =>
  a?.title === b.title && a.abstract === b.abstract && a.authors.length === b.authors.length;
