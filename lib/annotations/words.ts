import { isWord } from './tokens';

/** A text that repeats a passage more often than this is not searched further. */
const mostHits = 1_000;

/** What is looked for, and whether it begins and ends between words. */
export interface Words {
  exact: string;
  startsAtWord: boolean;
  endsAtWord: boolean;
}

/** Every place where the very words of a passage stand, in units, ascending. */
export function hitsOf(text: string, words: Words): number[] {
  const { exact } = words;
  const hits: number[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    if (fitsWords(text, at, words)) hits.push(at);
    if (hits.length >= mostHits) break;
  }
  return hits;
}

/** "art" is not found in "party", unless a piece of a word was highlighted. */
function fitsWords(text: string, at: number, words: Words): boolean {
  const { exact } = words;
  const end = at + exact.length;
  if (words.startsAtWord && isWord(exact[0] ?? '') && isWord(text[at - 1] ?? '')) return false;
  return !(words.endsAtWord && isWord(exact.at(-1) ?? '') && isWord(text[end] ?? ''));
}

/**
 * Whether a passage begins and ends between words, by the text around it. Without any (an imported
 * quote) nobody knows, and it may be found within words.
 */
export function wordsOf(exact: string, before: string, after: string): Words {
  return {
    exact,
    startsAtWord: before !== '' && !(isWord(exact[0] ?? '') && isWord(before.at(-1) ?? '')),
    endsAtWord: after !== '' && !(isWord(exact.at(-1) ?? '') && isWord(after[0] ?? '')),
  };
}
