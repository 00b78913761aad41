/** Finding settings by words. Pure. */
import { fold } from '@/lib/search/fold';

export interface Findable {
  id: string;
  /** Everything that is said of it, and words that people look for and that it does not say. */
  text: string;
}

/** What was typed as words to look for, each folded. */
export const wordsOf = (typed: string): string[] => fold(typed).split(' ').filter(Boolean);

/**
 * Settings that hold all words, each anywhere within a word: who looks for `key` means `shortcut keys`
 * and `citekey`.
 * @returns their ids; undefined when nothing is looked for.
 */
export function findSettings(
  all: readonly Findable[],
  words: readonly string[],
): ReadonlySet<string> | undefined {
  if (words.length === 0) return undefined;
  const found = all.filter(({ text }) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  });
  return new Set(found.map(({ id }) => id));
}

/**
 * Where words stand in a text as it is shown.
 * @returns pairs of places in the text, from and to.
 */
export function placesOf(text: string, words: readonly string[]): [number, number][] {
  // Folding may make letters more or fewer; then the words are looked for as they are written.
  const folded = fold(text);
  const where = folded.length === text.length ? folded : text.toLowerCase();
  const places: [number, number][] = [];
  for (const word of words) {
    for (let at = where.indexOf(word); at >= 0; at = where.indexOf(word, at + word.length)) {
      places.push([at, at + word.length]);
    }
  }
  return places;
}
