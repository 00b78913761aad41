/** Why a paper is recommended, in its own words. Pure. */
import { nameText } from '../../paper/normalise';
import type { Model } from './model';
import type { TasteSpace } from './space';
import type { Named, Reasons, Text } from './types';
import {
  Against,
  authorFeature,
  countsOf,
  lengthOf,
  type Sparse,
  space as wordSpace,
} from './vectors';
import { eachTerm, plainText } from './words';

/** Papers, words and names that are told at most. */
const mostLike = 2;
const mostTerms = 3;
const mostAuthors = 2;
/** Less like is not worth telling: below it two papers share little but their field's common words. */
const leastLike = 0.25;

/** A liked paper as it is told. */
export interface Liked extends Named {
  vector: Sparse;
}

interface Explaining {
  space: TasteSpace;
  model: Model;
  liked: readonly Liked[];
  /** Features of authors whom the user has read or chosen. */
  authors: ReadonlySet<number>;
  against?: Against;
}

/** The liked papers that are most like a vector, nearest first. */
export function nearest(
  vector: Sparse,
  liked: readonly Liked[],
  against: Against = new Against(),
): Named[] {
  against.lay(vector);
  const length = lengthOf(vector);
  return liked
    .map(({ id, title, vector: other }) => {
      return { id, title, like: against.dot(other) / (length * lengthOf(other) || 1) };
    })
    .filter(({ like }) => like >= leastLike)
    .sort((a, b) => b.like - a.like || (a.id < b.id ? -1 : 1))
    .slice(0, mostLike)
    .map(({ id, title }) => ({ id, title }));
}

/** Why the model likes this text: papers, words and names. */
export function explain(text: Text, vector: Sparse, explaining: Explaining): Reasons {
  const { space, model, liked, authors, against } = explaining;
  const { features } = model.weights;
  const direction = features.slice(wordSpace, wordSpace + space.topics.count);
  const values = valuesOf(vector);
  const speaks = (feature: number) => {
    const value = values.get(feature) ?? 0;
    if (value === 0) return 0;
    return value * ((features[feature] ?? 0) + space.topics.along(feature, direction));
  };
  return {
    like: nearest(vector, liked, against),
    terms: tellingTerms(text, speaks),
    authors: text.authors
      .map((name) => nameText(name))
      .filter((name) => authors.has(authorFeature(name)))
      .slice(0, mostAuthors),
  };
}

/** Words that two texts share, those that are worth most first. */
export function sharedTerms(text: Text, vector: Sparse, other: Sparse): string[] {
  const here = valuesOf(vector);
  const there = valuesOf(other);
  return tellingTerms(text, (feature) => (here.get(feature) ?? 0) * (there.get(feature) ?? 0));
}

function valuesOf({ index, value }: Sparse): Map<number, number> {
  const values = new Map<number, number>();
  index.forEach((feature, at) => {
    if (feature < wordSpace) values.set(feature, value[at] ?? 0);
  });
  return values;
}

/** The words of a text that say most, as they are written in it; no word twice. */
function tellingTerms(
  { title, abstract = '' }: Text,
  speaks: (feature: number) => number,
): string[] {
  const found = new Map<number, { term: string; says: number }>();
  for (const part of [plainText(title), plainText(abstract)]) {
    eachTerm(part, (hash, from, to) => {
      const feature = hash % wordSpace;
      if (found.has(feature)) return;
      found.set(feature, { term: part.slice(from, to), says: speaks(feature) });
    });
  }
  // A pair tells more than each of its words, and has their weight beside its own.
  const terms: string[] = [];
  const words = (term: string) => term.toLowerCase().split(/[\s\-‐‑–]+/u);
  const sorted = [...found.values()]
    .filter(({ says }) => says > 0)
    .sort((a, b) => b.says * words(b.term).length - a.says * words(a.term).length);
  for (const { term } of sorted) {
    if (terms.length === mostTerms) break;
    const told = new Set(terms.flatMap(words).map(stem));
    if (!words(term).some((word) => told.has(stem(word)))) terms.push(term.replace(/\s+/g, ' '));
  }
  return terms;
}

const stem = (word: string) => word.replace(/s$/, '');

/** Features of the authors of papers. */
export function authorsOf(texts: readonly Text[]): Set<number> {
  return new Set(
    texts.flatMap((text) => [...countsOf({ ...text, title: '', abstract: '' }).authors]),
  );
}
