/**
 * Search by meaning in what is here: the words of a question as the library's engine finds them, all
 * of them; the vectors of the taste, which also find what says the same in other words; and how many
 * of the words a paper has, which finds it by one that no other paper has. The orders are united by
 * reciprocal rank fusion (Cormack, Clarke, Büttcher 2009), which needs no common scale.
 */
import type { Paper, PaperRecord } from '../paper/schema';
import { LibraryIndex } from '../search/index/library-index';
import { type Near, related } from './taste/related';
import type { TasteSpace } from './taste/space';
import type { Text } from './taste/types';

/** The damping that the paper recommends: places far down differ little. */
const damping = 60;

/** A question is short: even the paper that it means has most words besides. */
const leastNear = 0.1;
/** So much of the question's known words a paper must have, rare ones weighing more. */
const leastShared = 0.2;
/** Beside a paper that fits, those that are so much less like the question are not meant. */
const leastOfBest = 0.4;

/** Several orders of the same things as one: what stands high in several comes first. */
export function fuse(orders: readonly (readonly string[])[]): string[] {
  const scores = new Map<string, number>();
  for (const order of orders) {
    order.forEach((id, place) => {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (damping + place + 1));
    });
  }
  // Equal ones keep the order in which they were met: that of the first list.
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

/** What is searched of a paper: at least its text and its names. */
export type Meant = Text & Pick<PaperRecord, 'identifiers'> & Partial<PaperRecord>;

/** Papers of any kind that can be found by their meaning. */
export class MeaningIndex {
  readonly #space: TasteSpace;
  readonly #words = new LibraryIndex();
  readonly #known = new Set<string>();

  /** @param space has the same papers by the same ids. */
  constructor(space: TasteSpace) {
    this.#space = space;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Adds papers, or takes what they say now. */
  put(papers: readonly { id: string; record: Meant }[]): void {
    this.#words.put(
      papers.map(({ id, record }) => ({ paper: paperOf(id, record), annotations: [] })),
    );
    for (const { id } of papers) this.#known.add(id);
  }

  /** Papers that are not to be found any more. */
  forget(ids: readonly string[]): void {
    this.#words.forget(ids);
    for (const id of ids) this.#known.delete(id);
  }

  /**
   * The papers that a question means, best first.
   * @param question in plain words; the signs of the query language have no meaning here.
   */
  find(question: string, limit: number): string[] {
    const plain = question.replace(/[^\p{L}\p{M}\p{N}'’-]+/gu, ' ').replace(/(?<!\p{L})-/gu, ' ');
    const { ids } = this.#words.facts;
    const found = this.#words.search({ query: plain.trim() }, 0).order.slice(0, limit);
    const words = [...found].flatMap((number) => ids[number] ?? []);
    const text = { title: question, authors: [] };
    const near = related(this.#space, text, this.#known, limit, leastNear);
    const shared = this.#sharing(text).slice(0, limit);
    return fuse([words, upToFloor(near), upToFloor(shared)]).slice(0, limit);
  }

  /** Papers that have some of the words, those with most of them first. */
  #sharing(text: Text): Near[] {
    const share = this.#space.sharing(text);
    return [...this.#known]
      .map((id) => ({ id, similarity: share(id) }))
      .filter(({ similarity }) => similarity >= leastShared)
      .sort((a, b) => b.similarity - a.similarity);
  }
}

const upToFloor = (near: readonly Near[]): string[] =>
  near
    .filter(({ similarity }) => similarity >= (near[0]?.similarity ?? 0) * leastOfBest)
    .map(({ id }) => id);

const paperOf = (id: string, record: Meant): Paper => ({
  kind: 'article',
  urls: {},
  categories: [],
  keywords: [],
  source: '',
  ...record,
  id,
  tags: [],
  status: 'unread',
  pinned: 0,
  addedAt: 0,
  updatedAt: 0,
  provenance: {},
});
