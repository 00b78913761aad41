/** What a query means on the index: which papers, and how well each fits. */
import { fold } from '../fold';
import type { QueryNode } from '../query/types';
import { type Unit, units } from '../tokens';
import { type FactTable, type Flag, flagBit } from './facts';
import { type Hits, type Leniency, phraseTerms, type TextIndex } from './text-index';

type TextNode = Extract<QueryNode, { kind: 'text' }>;

/** 1 for each paper that fits, by its number. */
type Mask = Uint8Array;

export interface Evaluation {
  mask: Mask;
  /** How well each fits; only where the query has words. */
  score: Float32Array | undefined;
  /** Terms that stood in for misspelt words. */
  standIns: string[];
}

/** A word that nothing begins with is taken for a typing error; so are all when nothing is found. */
type Stage = 'strict' | 'lenient' | 'loose';

/** The part of its words that a paper must have at the loosest stage. */
const looseShare = 0.5;
/** Papers that fit much worse than the best are left out at the loosest stage. */
const looseScore = 0.4;

/**
 * Words must all be there. When that finds nothing they may be misspelt, and when that finds
 * nothing either, half of them will do. Filters always hold.
 * @param among papers that count at all.
 */
export function evaluate(
  node: QueryNode,
  { facts, texts, among }: { facts: FactTable; texts: TextIndex; among: Mask },
): Evaluation {
  let last: Evaluation | undefined;
  for (const stage of ['strict', 'lenient', 'loose'] as const) {
    const run = new Run(facts, texts, among, stage);
    last = run.done(run.mask(node));
    if (!run.hasWords || last.mask.includes(1)) return last;
  }
  return last ?? { mask: among, score: undefined, standIns: [] };
}

class Run {
  hasWords = false;
  readonly #facts: FactTable;
  readonly #texts: TextIndex;
  readonly #among: Mask;
  readonly #stage: Stage;
  readonly #score: Float32Array;
  readonly #titleHits: Uint8Array;
  readonly #standIns = new Set<string>();
  #negated = false;

  constructor(facts: FactTable, texts: TextIndex, among: Mask, stage: Stage) {
    this.#facts = facts;
    this.#texts = texts;
    this.#among = among;
    this.#stage = stage;
    this.#score = new Float32Array(facts.size);
    this.#titleHits = new Uint8Array(facts.size);
  }

  done(mask: Mask): Evaluation {
    if (!this.hasWords) return { mask, score: undefined, standIns: [] };
    const { titleWords } = this.#facts;
    const score = this.#score;
    const titleHits = this.#titleHits;
    for (let paper = 0; paper < mask.length; paper += 1) {
      const inTitle = titleHits[paper] ?? 0;
      if (mask[paper] === 0 || inTitle === 0) continue;
      // Words that make up all of a short title tell more than the same in a long one.
      const share = Math.min(1, inTitle / Math.max(1, titleWords[paper] ?? 1));
      score[paper] = (score[paper] ?? 0) * (1 + 0.5 * share);
    }
    return { mask, score: this.#score, standIns: [...this.#standIns] };
  }

  mask(node: QueryNode): Mask {
    switch (node.kind) {
      case 'all':
        return this.#among;
      case 'and':
        return this.#and(node.nodes);
      case 'or': {
        const masks = node.nodes.map((each) => this.mask(each));
        return this.#where((paper) => masks.some((mask) => mask[paper] === 1));
      }
      case 'not': {
        this.#negated = !this.#negated;
        const inner = this.mask(node.node);
        this.#negated = !this.#negated;
        return this.#where((paper) => inner[paper] === 0);
      }
      case 'text':
        return this.#and([node]);
      default:
        return this.#filter(node);
    }
  }

  #where(holds: (paper: number) => boolean): Mask {
    const among = this.#among;
    const mask = new Uint8Array(among.length);
    for (let paper = 0; paper < mask.length; paper += 1) {
      if (among[paper] === 1 && holds(paper)) mask[paper] = 1;
    }
    return mask;
  }

  #and(nodes: readonly QueryNode[]): Mask {
    const words = nodes.filter((node): node is TextNode => node.kind === 'text');
    const masks = nodes.flatMap((node) => (node.kind === 'text' ? [] : [this.mask(node)]));
    const loose = this.#stage === 'loose' && !this.#negated;
    const hard = words.filter((node) => !loose || node.phrase || node.field !== undefined);
    const soft = words.filter((node) => !hard.includes(node));
    const all = hard.flatMap((node) => this.#hits(node));
    const some = soft.flatMap((node) => this.#hits(node));
    const mask = this.#among.slice();
    for (const each of masks) {
      for (let paper = 0; paper < mask.length; paper += 1)
        mask[paper] = (mask[paper] ?? 0) & (each[paper] ?? 0);
    }
    for (const { hits } of all) {
      const { strength } = hits;
      for (let paper = 0; paper < mask.length; paper += 1)
        if (strength[paper] === 0) mask[paper] = 0;
    }
    if (!this.#negated) this.#rank(mask, [...all, ...some]);
    if (some.length > 0) this.#keepLikely(mask, some);
    return mask;
  }

  /** Long words tell more than short ones; a paper needs a share of all letters. */
  #keepLikely(mask: Mask, some: readonly { unit: Unit; hits: Hits }[]): void {
    const weigh = (unit: Unit) => Math.min(8, unit.terms.join('').length);
    const needed = looseShare * some.reduce((sum, { unit }) => sum + weigh(unit), 0);
    let best = 0;
    for (let paper = 0; paper < mask.length; paper += 1) {
      if (!mask[paper]) continue;
      let has = 0;
      for (const { unit, hits } of some) if ((hits.strength[paper] ?? 0) > 0) has += weigh(unit);
      if (has < needed) mask[paper] = 0;
      else best = Math.max(best, this.#score[paper] ?? 0);
    }
    for (let paper = 0; paper < mask.length; paper += 1) {
      if (mask[paper] && (this.#score[paper] ?? 0) < best * looseScore) mask[paper] = 0;
    }
  }

  /** Rare words count more. Papers outside of the mask are left as they are. */
  #rank(mask: Mask, found: readonly { hits: Hits }[]): void {
    const papers = this.#facts.size;
    const score = this.#score;
    const titleHits = this.#titleHits;
    for (const { hits } of found) {
      const { strength, inTitle } = hits;
      const rare = Math.log(1 + papers / (1 + hits.count));
      for (let paper = 0; paper < papers; paper += 1) {
        if (mask[paper] === 0) continue;
        score[paper] = (score[paper] ?? 0) + rare * (strength[paper] ?? 0);
        titleHits[paper] = (titleHits[paper] ?? 0) + (inTitle[paper] ?? 0);
      }
      for (const word of hits.standIns) this.#standIns.add(word);
    }
  }

  #hits(node: TextNode): { unit: Unit; hits: Hits }[] {
    const { field } = node;
    if (!this.#negated) this.hasWords = true;
    if (node.phrase && field !== 'author') {
      const terms = phraseTerms(node.text);
      return [{ unit: { terms }, hits: this.#texts.phrase(terms, field) }];
    }
    if (field === 'id') {
      const terms = phraseTerms(node.text);
      return [{ unit: { terms }, hits: this.#texts.phrase(terms, field) }];
    }
    return units(node.text).map((unit) => ({ unit, hits: this.#unit(unit, node) }));
  }

  #unit(unit: Unit, { field, phrase }: TextNode): Hits {
    const plain: Leniency = phrase ? 'exact' : 'prefix';
    if (this.#negated) return this.#texts.hits(unit, field, plain);
    const hits = this.#texts.hits(unit, field, plain);
    if (phrase || (this.#stage === 'strict' && hits.count > 0)) return hits;
    return this.#texts.hits(unit, field, 'typo');
  }

  #filter(node: Exclude<QueryNode, { kind: 'all' | 'and' | 'or' | 'not' | 'text' }>): Mask {
    switch (node.kind) {
      case 'status':
        return this.#flag(node.value);
      case 'tag': {
        const wanted = `${fold(node.tag)}/`;
        return this.#listed('tags', (tag) => `${fold(tag)}/`.startsWith(wanted));
      }
      case 'source':
        return this.#listed('sources', (source) => source === node.value);
      case 'range': {
        const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = node;
        const values = this.#facts.numbers[node.field];
        return this.#where((paper) => {
          const value = values[paper] ?? Number.NaN;
          return value >= from && value <= to;
        });
      }
      case 'has':
        return this.#has(node.value);
      case 'is':
        return this.#is(node.value);
    }
  }

  #flag(flag: Flag): Mask {
    const bit = flagBit(flag);
    const { flags } = this.#facts;
    return this.#where((paper) => ((flags[paper] ?? 0) & bit) !== 0);
  }

  #known(name: 'year' | 'rating' | 'opened'): Mask {
    const values = this.#facts.numbers[name];
    return this.#where((paper) => !Number.isNaN(values[paper]));
  }

  #not(mask: Mask): Mask {
    return this.#where((paper) => mask[paper] === 0);
  }

  #tagged(): Mask {
    const { tags } = this.#facts.lists;
    return this.#where((paper) => (tags[paper]?.length ?? 0) > 0);
  }

  #has(value: Extract<QueryNode, { kind: 'has' }>['value']): Mask {
    if (value === 'note') return this.#flag('noted');
    if (value === 'highlight') return this.#flag('highlighted');
    if (value === 'tag') return this.#tagged();
    if (value === 'rating' || value === 'year') return this.#known(value);
    return this.#flag(value);
  }

  #is(value: Extract<QueryNode, { kind: 'is' }>['value']): Mask {
    switch (value) {
      case 'tagged':
        return this.#tagged();
      case 'untagged':
        return this.#not(this.#tagged());
      case 'rated':
        return this.#known('rating');
      case 'unrated':
        return this.#not(this.#known('rating'));
      case 'opened':
        return this.#known('opened');
      case 'unopened':
        return this.#not(this.#known('opened'));
      case 'duplicate':
        return this.#duplicates();
      default:
        return this.#flag(value);
    }
  }

  #listed(list: 'tags' | 'sources', wanted: (name: string) => boolean): Mask {
    const names = this.#facts.names[list].list;
    const fits = Uint8Array.from(names, (name) => (wanted(name) ? 1 : 0));
    const rows = this.#facts.lists[list];
    return this.#where((paper) => rows[paper]?.some((name) => fits[name] === 1) ?? false);
  }

  /** Papers whose title another one has too. */
  #duplicates(): Mask {
    const rows = this.#facts.lists.titleKeys;
    const papers = new Uint32Array(this.#facts.names.titleKeys.list.length);
    this.#among.forEach((counts, paper) => {
      if (counts) for (const key of rows[paper] ?? []) papers[key] = (papers[key] ?? 0) + 1;
    });
    return this.#where((paper) => rows[paper]?.some((key) => (papers[key] ?? 0) > 1) ?? false);
  }
}
