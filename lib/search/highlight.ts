/** Which parts of a text were looked for. Works on the text as it is shown. Pure. */
import type { Annotation } from '../library/types';
import type { Paper } from '../paper/schema';
import { fold, isAscii } from './fold';
import { isDense } from './tokens';

export interface Segment {
  text: string;
  hit: boolean;
}

const word = /[\p{L}\p{M}\p{N}]/u;

/**
 * A text in pieces, those that begin a word with one of `words` marked.
 * @param words folded, as `SearchAnswer.words` has them.
 */
export function highlight(text: string, words: readonly string[]): Segment[] {
  const wanted = words.filter(Boolean);
  if (wanted.length === 0 || text === '') return text === '' ? [] : [{ text, hit: false }];
  const { folded, places } = foldWithPlaces(text);
  const marked = new Uint8Array(text.length + 1);
  for (const each of wanted) {
    for (let at = placeOf(each, folded, 0); at >= 0; at = placeOf(each, folded, at + 1)) {
      marked.fill(1, places[at], places[at + each.length]);
    }
  }
  const segments: Segment[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[from]) continue;
    segments.push({ text: text.slice(from, at), hit: marked[from] === 1 });
    from = at;
  }
  return segments;
}

/** Where in a folded text something begins with `each`, from a place on; -1 when nothing does. */
function placeOf(each: string, folded: string, from: number): number {
  const inner = isDense(each);
  for (let at = folded.indexOf(each, from); at >= 0; at = folded.indexOf(each, at + 1)) {
    if (!inner && at > 0 && word.test(folded[at - 1] ?? '')) continue;
    // A word of one or two letters marks whole words only: it begins too many.
    if (!inner && each.length < 3 && word.test(folded[at + each.length] ?? '')) continue;
    return at;
  }
  return -1;
}

/** Those of some words that a text has; as `highlight`, without the pieces. */
function wordsIn(text: string, words: readonly string[]): string[] {
  const folded = isAscii(text) ? foldedAscii(text) : foldWithPlaces(text).folded;
  return words.filter((each) => each !== '' && placeOf(each, folded, 0) >= 0);
}

/** Folded text, and for each of its places the place in the text that it came from. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  if (isAscii(text)) return foldAscii(text);
  let folded = '';
  const places: number[] = [];
  // A letter and the marks on it fold together.
  for (const match of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const part = fold(match[0]);
    for (let index = 0; index < part.length; index += 1) places.push(match.index);
    folded += part;
  }
  places.push(text.length);
  return { folded, places };
}

/** The same where each letter folds by itself. */
function foldAscii(text: string): { folded: string; places: number[] } {
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!texSigns.includes(text[at] ?? '')) places.push(at);
  }
  places.push(text.length);
  return { folded: foldedAscii(text), places };
}
const texSigns = '$\\{}';

const foldedAscii = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[$\\{}]/g, '')
    .replace(/\s/g, ' ')
    .replaceAll('`', "'");

export interface Snippet {
  field: 'abstract' | 'note' | 'highlight' | 'venue' | 'author';
  segments: Segment[];
}

/** Letters around the first match. */
const around = { before: 40, after: 140 };

/**
 * Where a paper speaks of the words, if its title does not have them all.
 * @param notes its notes and highlights.
 */
export function snippet(
  paper: Pick<Paper, 'title' | 'abstract' | 'venue' | 'authors'>,
  notes: readonly Pick<Annotation, 'kind' | 'body' | 'quote'>[],
  words: readonly string[],
): Snippet | undefined {
  const titled = wordsIn(paper.title, words);
  const missing = words.filter((each) => !titled.includes(each));
  if (missing.length === 0) return undefined;
  const texts: [Snippet['field'], string][] = [
    ...notes.flatMap(({ kind, body, quote }): [Snippet['field'], string][] => [
      [kind, body],
      ['highlight', quote ?? ''],
    ]),
    ['abstract', paper.abstract ?? ''],
    ['venue', paper.venue ?? ''],
    [
      'author',
      paper.authors
        .map(({ given, family, literal }) => [given, family, literal].filter(Boolean).join(' '))
        .join(', '),
    ],
  ];
  let best: { field: Snippet['field']; text: string; hits: number } | undefined;
  for (const [field, text] of texts) {
    const hits = wordsIn(text, missing).length;
    if (hits > (best?.hits ?? 0)) best = { field, text, hits };
  }
  if (!best) return undefined;
  return { field: best.field, segments: cut(highlight(best.text.replace(/\s+/gu, ' '), missing)) };
}

function cut(segments: readonly Segment[]): Segment[] {
  const first = segments.findIndex(({ hit }) => hit);
  const found: Segment[] = [];
  const lead = segments
    .slice(0, first)
    .map(({ text }) => text)
    .join('');
  if (lead.length > around.before) {
    const at = lead.indexOf(' ', lead.length - around.before);
    found.push({
      text: `…${lead.slice(at < 0 ? lead.length - around.before : at + 1)}`,
      hit: false,
    });
  } else if (lead !== '') found.push({ text: lead, hit: false });
  let left = around.after;
  for (const { text, hit } of segments.slice(first)) {
    if (text.length > left) {
      found.push({ text: `${text.slice(0, left)}…`, hit });
      return found;
    }
    left -= text.length;
    found.push({ text, hit });
  }
  return found;
}
