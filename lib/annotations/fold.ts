/**
 * Folding of text, so that the same passage is the same string on every site: NFKC, one kind of
 * quote and dash, nothing invisible. Whitespace is left to the caller.
 */

/** Text that folding leaves as it is. */
export const plain = /^[\x20-\x7e]*$/;

const invisible =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\u034f|\p{Variation_Selector}/gu;

const quotes: Readonly<Record<string, string>> = Object.fromEntries([
  ...Array.from('‘’‚‛′ʼ＇‹›', (char) => [char, "'"]),
  ...Array.from('“”„‟″＂«»', (char) => [char, '"']),
  ...Array.from('‐‑‒–—―−⁃﹘﹣－', (char) => [char, '-']),
]);

/**
 * What NFKC must see together: a character with its combining marks, or the letters of a Hangul
 * syllable.
 */
export const clusters = /[\u1100-\u115e][\u1161-\u11a7][\u11a8-\u11ff]?|\r\n|[\s\S]\p{M}*/gu;

const folded = new Map<string, string>();

/** One cluster folded; may be empty, longer or shorter. Whitespace of any kind becomes spaces. */
export function foldCluster(cluster: string): string {
  const known = folded.get(cluster);
  if (known !== undefined) return known;
  // Quotes and dashes first: NFKC would take some of them apart.
  const mapped = quotes[cluster] ?? cluster.replace(invisible, '').normalize('NFKC');
  const result = /^\s\p{M}/u.test(mapped)
    ? // A lone diacritic would become a space and a mark that clings to the letter before it.
      cluster
    : Array.from(mapped, (char) => quotes[char] ?? char)
        .join('')
        .replace(/\s/gu, ' ');
  // Pages have few different clusters; a hostile one shall not fill the memory.
  if (folded.size > 5_000) folded.clear();
  folded.set(cluster, result);
  return result;
}

/** A whole text folded as the text model folds it, whitespace runs as one space, trimmed. */
export function fold(text: string): string {
  const joined = plain.test(text) ? text : text.replace(clusters, foldCluster);
  return joined.replace(/\s+/gu, ' ').trim();
}

/** TeX without what does not change the formula: spaces, display style, outer braces. */
export function foldTex(tex: string): string {
  const text = tex
    .replace(/(?<!\\)%.*$/gmu, '')
    .replace(clusters, foldCluster)
    .replace(/\\(?:displaystyle|textstyle|scriptstyle)(?![a-zA-Z])/gu, '')
    .replace(/\s+/gu, '');
  const stripped = text.replace(/^\\\((.*)\\\)$|^\\\[(.*)\\\]$|^\$\$?(.*?)\$?\$$/su, '$1$2$3');
  return unbraced(stripped);
}

function unbraced(tex: string): string {
  if (!tex.startsWith('{') || !tex.endsWith('}')) return tex;
  let depth = 0;
  for (let at = 0; at < tex.length; at += 1) {
    if (tex[at] === '\\') at += 1;
    else if (tex[at] === '{') depth += 1;
    else if (tex[at] === '}') depth -= 1;
    if (depth === 0) return at === tex.length - 1 ? tex.slice(1, -1) : tex;
  }
  return tex;
}
