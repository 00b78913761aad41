/** Citation keys of a library: unique, and the same again whenever they are made. */
import { citekeySchema, type Paper } from '../paper/schema';
import { defaultPattern, keyOf, type Pattern, parsePattern } from './citekey-pattern';

/** Keys that differ only in case are one to BibTeX. */
export const folded = (key: string) => key.toLowerCase();

/** `a`, `b` … `z`, `aa`, `ab` … for 1, 2 … */
export function suffix(n: number): string {
  let [rest, out] = [n, ''];
  while (rest > 0) {
    rest -= 1;
    out = String.fromCharCode(97 + (rest % 26)) + out;
    rest = Math.floor(rest / 26);
  }
  return out;
}

/** The pattern if nothing is wrong with it, otherwise the one that Offprint starts with. */
export function usablePattern(text: string): Pattern {
  const pattern = parsePattern(text);
  return pattern.problems.length === 0 ? pattern : parsePattern(defaultPattern);
}

type Keyed = Pick<Paper, 'id' | 'addedAt' | 'citekey'> & Parameters<typeof keyOf>[1];

/**
 * Keys for the papers that have none, oldest first, so that the order in which they are asked for
 * does not matter. The first of several that would be the same has no suffix, the next ones have
 * `a`, `b`, …
 * @param taken whether a key (folded) belongs to another paper.
 * @returns the new keys by the papers' ids.
 */
export function newKeys(
  papers: readonly Keyed[],
  pattern: Pattern,
  taken: (key: string) => boolean,
): Map<string, string> {
  const given = new Map<string, string>();
  const used = new Set(papers.flatMap(({ citekey }) => (citekey ? [folded(citekey)] : [])));
  /** How far the suffixes of a key have been tried, so that a thousand equal keys stay quick. */
  const tried = new Map<string, number>();
  const waiting = papers
    .filter(({ citekey }) => citekey === undefined)
    .sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
  for (const paper of waiting) {
    const base = keyOf(pattern, paper);
    let n = tried.get(folded(base)) ?? 0;
    while (used.has(folded(base + suffix(n))) || taken(folded(base + suffix(n)))) n += 1;
    tried.set(folded(base), n + 1);
    const key = base + suffix(n);
    used.add(folded(key));
    given.set(paper.id, key);
  }
  return given;
}

/** A key as a person typed it, or undefined when no tool would take it. */
export function typedKey(text: string): string | undefined {
  const parsed = citekeySchema.safeParse(text.trim());
  return parsed.success ? parsed.data : undefined;
}
