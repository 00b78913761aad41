import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import type { Builder } from '../widget/h';

/** Longer passages are shown one after the other. */
const longest = 6_000;

export interface Piece {
  kind: 'same' | 'gone' | 'come';
  text: string;
}

/** What went and what came between two texts, by words. */
export function wordDiff(before: string, after: string): Piece[] {
  if (before.length + after.length > longest) {
    return [
      { kind: 'gone', text: before.slice(0, longest) },
      { kind: 'come', text: after.slice(0, longest) },
    ];
  }
  // The library compares characters: each different word becomes one.
  const words: string[] = [];
  const coded = (text: string) =>
    Array.from(text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [], (word) => {
      const known = words.indexOf(word);
      return String.fromCharCode(known < 0 ? words.push(word) - 1 : known);
    }).join('');
  const differ = new DiffMatchPatch();
  differ.Diff_Timeout = 0.05;
  const parts = differ.diff_main(coded(before), coded(after), false);
  differ.diff_cleanupSemantic(parts);
  return parts.map(([kind, text]) => ({
    kind: kind < 0 ? 'gone' : kind > 0 ? 'come' : 'same',
    text: Array.from(text, (code) => words[code.charCodeAt(0)] ?? '').join(''),
  }));
}

/** The same as elements. */
export function diffNodes({ h, textNode }: Builder, before: string, after: string): Node[] {
  return wordDiff(before, after).map(({ kind, text }) =>
    kind === 'same' ? textNode(text) : h(kind === 'gone' ? 'del' : 'ins', {}, text),
  );
}
