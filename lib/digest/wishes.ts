/** Which papers a person wants in the digest: by topics and by queries. Pure. */
import { type Paper, type PaperRecord, paperSchema } from '../paper/schema';
import { holds } from '../search/match';
import { parseQuery } from '../search/query/parse';
import type { QueryNode } from '../search/query/types';
import { units } from '../search/tokens';
import type { DigestPlan } from './plan';

export interface Wish {
  kind: 'topic' | 'query';
  /** As it was typed. */
  text: string;
}

/** A paper that may come into the digest: a paper of a feed, and of the library if it is there. */
export interface Wishable {
  record: PaperRecord;
  /** Words of the feed for it. */
  keywords: readonly string[];
  /** As the library has it. */
  paper?: Paper;
}

/** All that a plan wishes for; none: every paper will do. */
export const wishesOf = ({ topics, queries }: DigestPlan): Wish[] => [
  ...topics.map((text): Wish => ({ kind: 'topic', text })),
  ...queries.map((text): Wish => ({ kind: 'query', text })),
];

/** `cs.CL`, `math.AG`, `astro-ph.GA`, `hep-th`; also an archive alone: `cs`. */
const category =
  /^(?:astro-ph|cond-mat|cs|econ|eess|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|nlin|nucl-(?:ex|th)|physics|q-bio|q-fin|quant-ph|stat)(?:\.[a-z]{2}(?:-[a-z]+)?)?$/i;

export const isCategory = (text: string): boolean => category.test(text);

/** A word of three letters or more may go on: “transformer” is also “transformers”. */
const startsFrom = 3;

const partsOf = (text: string) => units(text).flatMap(({ terms }) => terms);

/** Are the words there, next to each other and in this order, each as the beginning of a word? */
function speaksOf(text: string, wanted: readonly string[]): boolean {
  const fits = (term: string | undefined, word: string) =>
    term === word || (word.length >= startsFrom && term?.startsWith(word) === true);
  const terms = partsOf(text);
  if (terms.some((_, at) => wanted.every((word, i) => fits(terms[at + i], word)))) return true;
  // “pretraining” is also “pre-training”.
  const [only] = wanted;
  if (only === undefined || wanted.length > 1) return false;
  return units(text).some(({ joined }) => fits(joined, only));
}

/** “pre-training” is also “pretraining”. */
function spellings(text: string): string[][] {
  const [unit, ...more] = units(text);
  if (!unit) return [];
  const joined = more.length === 0 && unit.joined !== undefined ? [[unit.joined]] : [];
  return [partsOf(text), ...joined];
}

type Test = (candidate: Wishable, asPaper: () => Paper) => boolean;

function topicTest(text: string): Test {
  if (isCategory(text)) {
    const wanted = text.toLowerCase();
    return ({ record, paper }) =>
      [...record.categories, ...(paper?.categories ?? [])].some((each) => {
        const name = each.toLowerCase();
        return name === wanted || name.startsWith(`${wanted}.`);
      });
  }
  const wanted = spellings(text);
  return ({ record, keywords, paper }) =>
    [
      record.title,
      record.abstract ?? '',
      ...record.keywords,
      ...keywords,
      ...(paper?.tags ?? []),
    ].some((each) => wanted.some((terms) => speaksOf(each, terms)));
}

function queryTest(text: string, now: number): Test {
  const node: QueryNode = parseQuery(text, now).node;
  // A query that asks for nothing would let everything in.
  if (node.kind === 'all') return () => false;
  const nobody: ReadonlySet<string> = new Set();
  return (_, asPaper) => holds({ paper: asPaper(), annotations: [], twins: nobody }, node);
}

/** A paper that is not in the library, as a query sees it: unread and without anything of the user's. */
function standIn({ record, keywords, paper }: Wishable, now: number): Paper {
  if (paper) return { ...paper, keywords: [...paper.keywords, ...keywords] };
  return paperSchema.parse({
    ...record,
    keywords: [...record.keywords, ...keywords],
    id: record.identifiers[0],
    addedAt: now,
    updatedAt: now,
  });
}

/**
 * @param now ms since the epoch, for dates in queries.
 * @returns a function that tells which of the wishes a paper fulfils, in their order.
 */
export function wishTest(
  wishes: readonly Wish[],
  now: number,
): (candidate: Wishable) => readonly Wish[] {
  const tests = wishes.map((wish) => ({
    wish,
    test: wish.kind === 'topic' ? topicTest(wish.text) : queryTest(wish.text, now),
  }));
  return (candidate) => {
    let made: Paper | undefined;
    const asPaper = () => {
      made ??= standIn(candidate, now);
      return made;
    };
    return tests.flatMap(({ wish, test }) => (test(candidate, asPaper) ? [wish] : []));
  };
}
