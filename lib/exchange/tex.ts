/** Text for TeX. Letters of any script stay as they are: BibTeX files are UTF-8 today. */

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Escape what TeX would take for a command. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\{}$%&#_~^]/g, (char) => special[char] ?? char);

/* What the pages' own renderer takes for a formula too: dollars by Pandoc's rule, and \(…\). */
const formula = /(?<![\\$\w])\$(?!\s)(?:\\.|[^$\\])+?(?<!\s)\$(?![\d$])|\\\(.+?\\\)/gsu;

/** Words with a capital anywhere: BERT, iPhone, and names such as Gaussian. */
const proper = /(?<![\p{L}\p{N}])[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*(?![\p{L}\p{N}])/gu;

/**
 * A title for BibTeX: formulas kept, the rest escaped, and words with capitals in braces so that a
 * style cannot lower them.
 */
export function texTitle(title: string): string {
  const words = (text: string) => escapeTex(text).replace(proper, '{$&}');
  let out = '';
  let end = 0;
  for (const match of title.matchAll(formula)) {
    out += words(title.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return out + words(title.slice(end));
}
