/**
 * Search and the recommender scored on stored papers: the seed papers and those of the stored feeds, all in one index.
 * Each is looked for by words of its title, by its abstract in other words, and misspelt. Chance is
 * seeded, so that two runs agree.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paperSchema, recordSchema } from '../../lib/paper/schema';
import { LibraryIndex } from '../../lib/search/index/library-index';
import { MeaningIndex } from '../../lib/trending/meaning';
import { chanceFrom } from '../../lib/trending/taste/chance';
import { TasteSpace } from '../../lib/trending/taste/space';
import { type Stored, scoreTaste, type TasteScore } from './taste';

/** Shares and areas from 0 to 1. */
export interface PicksScore extends TasteScore {
  papers: number;
  search: { titleWords1: number; paraphrase5: number; typo5: number; meaning5: number };
}

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const wordsOf = (text: string) => [
  ...new Set(text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []),
];

/** Words that carry no content: a paraphrase may have others. */
const functionWords = new Set(
  'a an and are as at be been being but by can could do does for from had has have how however in into is it its may more most much not of on or our over such than that the their them then there these they this those through thus to under up upon via was we were what when where which while who will with within without would you your'.split(
    ' ',
  ),
);

const firstSentence = (text: string) => /^.+?[.!?](?=\s|$)/su.exec(text)?.[0] ?? text;

/** The content words in another order, two of them left out. */
function paraphrase(text: string, chance: () => number): string {
  const words = wordsOf(firstSentence(text)).filter(
    (word) => !functionWords.has(word.toLowerCase()),
  );
  return shuffled(words, chance)
    .slice(0, Math.max(1, words.length - 2))
    .join(' ');
}

/** One typing error in each word of at least four letters: swapped, lost, doubled or wrong. */
function misspell(word: string, chance: () => number): string {
  if (word.length < 4) return word;
  const at = Math.floor(chance() * (word.length - 1));
  const [before, here, next, rest] = [
    word.slice(0, at),
    word[at] ?? '',
    word[at + 1] ?? '',
    word.slice(at + 2),
  ];
  const letter = String.fromCharCode(97 + Math.floor(chance() * 26));
  const kinds = [
    before + next + here + rest,
    before + next + rest,
    before + here + here + next + rest,
    before + letter + next + rest,
  ];
  return kinds[Math.floor(chance() * kinds.length)] ?? word;
}

/** @returns first the seed papers, then those of the feeds. */
function readStored(corpus: string): { stored: Stored[]; seeds: number } {
  const found = new Map<string, Stored>();
  const keep = (title: unknown, abstract: unknown) => {
    if (typeof title !== 'string' || typeof abstract !== 'string' || abstract === '') return;
    const plain = title.replace(/\s+/g, ' ').trim();
    const key = plain.toLowerCase();
    if (!found.has(key))
      found.set(key, { title: plain, abstract: abstract.replace(/\s+/g, ' ').trim() });
  };
  const seeds = JSON.parse(readFileSync(join(corpus, 'trending/seed-papers.json'), 'utf8'));
  for (const { title, abstract } of seeds) keep(title, abstract);
  const own = found.size;
  const feeds = join(corpus, 'services/huggingface');
  for (const file of existsSync(feeds) ? readdirSync(feeds).sort() : []) {
    if (!file.startsWith('daily_papers')) continue;
    const items: unknown = JSON.parse(readFileSync(join(feeds, file), 'utf8'));
    for (const { paper } of Array.isArray(items) ? items : []) keep(paper?.title, paper?.summary);
  }
  const arxiv = join(corpus, 'services/arxiv');
  for (const file of existsSync(arxiv) ? readdirSync(arxiv).sort() : []) {
    const xml = file.endsWith('.xml') ? readFileSync(join(arxiv, file), 'utf8') : '';
    for (const [entry] of xml.matchAll(/<entry>[\s\S]*?<\/entry>/g)) {
      keep(
        /<title>([\s\S]*?)<\/title>/.exec(entry)?.[1],
        /<summary>([\s\S]*?)<\/summary>/.exec(entry)?.[1],
      );
    }
  }
  return { stored: [...found.values()], seeds: own };
}

/** Paraphrases as before, asked of what the new tab searches: the engine and the vectors together. */
function scoreMeaning(stored: readonly Stored[], print: (line: string) => void): number {
  const space = new TasteSpace();
  const index = new MeaningIndex(space);
  const papers = stored.map(({ title, abstract }, at) => ({
    id: `paper-${at}`,
    record: recordSchema.parse({
      identifiers: [`url:https://corpus.example/${at}`],
      title,
      abstract,
      source: 'corpus',
    }),
  }));
  for (const { id, record } of papers) space.put(id, record);
  space.settle();
  index.put(papers);
  const chance = chanceFrom(92);
  let found = 0;
  stored.forEach(({ title, abstract }, at) => {
    const question = paraphrase(abstract, chance);
    if (index.find(question, 5).includes(`paper-${at}`)) found += 1;
    else print(`meaning5: not among the first: ${question} (${title})`);
  });
  return found / stored.length;
}

/** Scores a corpus and prints what was not found. @returns undefined when it is not there. */
export function scorePicks(corpus: string, print: (line: string) => void): PicksScore | undefined {
  if (!existsSync(join(corpus, 'trending/seed-papers.json'))) {
    print(`No papers in ${corpus}: give the folder with --corpus.`);
    return undefined;
  }
  const { stored, seeds } = readStored(corpus);
  const index = new LibraryIndex();
  index.put(
    stored.map(({ title, abstract }, at) => ({
      paper: paperSchema.parse({
        id: `paper-${at}`,
        identifiers: [`url:https://corpus.example/${at}`],
        title,
        abstract,
        source: 'corpus',
        addedAt: at,
        updatedAt: at,
      }),
      annotations: [],
    })),
  );
  const chance = chanceFrom(92);
  const kinds = {
    titleWords1: {
      within: 1,
      query: ({ title }: Stored) => shuffled(wordsOf(title), chance).slice(0, 3).join(' '),
    },
    paraphrase5: { within: 5, query: ({ abstract }: Stored) => paraphrase(abstract, chance) },
    typo5: {
      within: 5,
      query: ({ title }: Stored) =>
        title.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => misspell(word, chance)),
    },
  };
  const score: PicksScore = {
    papers: stored.length,
    ...scoreTaste(stored.slice(0, seeds), stored.slice(seeds)),
    search: { titleWords1: 0, paraphrase5: 0, typo5: 0, meaning5: 0 },
  };
  for (const [kind, { within, query }] of Object.entries(kinds)) {
    let found = 0;
    stored.forEach((paper, at) => {
      const text = query(paper);
      const place = index
        .search({ query: text }, 0)
        .order.indexOf(index.facts.numberOf(`paper-${at}`) ?? -1);
      if (place >= 0 && place < within) found += 1;
      else
        print(
          `${kind}: ${place < 0 ? 'not found' : `place ${place + 1}`}: ${text} (${paper.title})`,
        );
    });
    score.search[kind as keyof PicksScore['search']] = found / stored.length;
  }
  score.search.meaning5 = scoreMeaning(stored, print);
  const { papers, ...figures } = score;
  for (const [name, values] of Object.entries(figures)) {
    const each = Object.entries(values).map(([of, value]) => `${of} ${value.toFixed(3)}`);
    print(`${name.padEnd(9)} ${each.join('  ')}`);
  }
  print(`${papers} papers`);
  return score;
}
