/** A piece of a text: words, or TeX between math delimiters. */
export interface Piece {
  kind: 'text' | 'math';
  /** For math: the TeX without its delimiters. */
  text: string;
  /** As it stood in the text, delimiters and all. */
  source: string;
  display: boolean;
}

/*
 * Pandoc's rule for dollars: no space inside the delimiters, no digit after the closing one; so
 * "$5 and $10" stays text. `\$` is a dollar.
 */
const math =
  /\$\$(?<block>[^$]+)\$\$|(?<![\\$\w])\$(?!\s)(?<dollar>(?:\\.|[^$\\])+?)(?<!\s)\$(?![\d$])|\\\((?<paren>.+?)\\\)|\\\[(?<bracket>.+?)\\\]/gsu;

/** Cut a title or an abstract into words and math. */
export function splitMath(text: string): Piece[] {
  const pieces: Piece[] = [];
  const words = (source: string) => {
    if (source)
      pieces.push({ kind: 'text', text: source.replaceAll('\\$', '$'), source, display: false });
  };
  let end = 0;
  for (const match of text.matchAll(math)) {
    words(text.slice(end, match.index));
    const { block, dollar, paren, bracket } = match.groups ?? {};
    const tex = block ?? dollar ?? paren ?? bracket ?? '';
    pieces.push({
      kind: 'math',
      text: tex.trim(),
      source: match[0],
      display: block !== undefined || bracket !== undefined,
    });
    end = match.index + match[0].length;
  }
  words(text.slice(end));
  return pieces;
}

/** Is it worth looking for math at all? Cheap, for long lists. */
export const mayHaveMath = (text: string): boolean => text.includes('$') || text.includes('\\');
