/**
 * Search by meaning in what is here: the words of a question as the library's engine finds them,
 * and the vectors of the taste, which also find what says the same in other words. Both orders are
 * united by reciprocal rank fusion (Cormack, Clarke, Büttcher 2009), which needs no common scale.
 */
import type { Paper, PaperRecord } from '../paper/schema';
import { LibraryIndex } from '../search/index/library-index';
import { related } from './taste/related';
import type { TasteSpace } from './taste/space';

/** The damping that the paper recommends: places far down differ little. */
const damping = 60;

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
  put(papers: readonly { id: string; record: PaperRecord }[]): void {
    this.#words.put(
      papers.map(({ id, record }) => ({ paper: paperOf(id, record), annotations: [] })),
    );
    for (const { id } of papers) this.#known.add(id);
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
    const near = related(this.#space, text, this.#known, limit);
    return fuse([words, near.map(({ id }) => id)]).slice(0, limit);
  }
}

const paperOf = (id: string, record: PaperRecord): Paper => ({
  ...record,
  id,
  tags: [],
  status: 'unread',
  pinned: 0,
  addedAt: 0,
  updatedAt: 0,
  provenance: {},
});
