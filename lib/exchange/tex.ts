/** Text for TeX. Letters of any script stay as they are: BibTeX files are UTF-8 today. */

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // Not `\{`: BibTeX counts braces without looking at what is before them.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // In TeX's oldest encoding these are ¡ and ¿.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Two signs that TeX would set as one: dashes, quotes, ¿ and ¡. */
const ligature = /--+|''+|[?!]`+|``+|,,+|<<+|>>+/g;

/** Escape what TeX would take for a command. White space becomes one space. */
export const escapeTex = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(ligature, (signs) => signs.split('').join('\0'))
    .replace(/[\\{}$%&#_~^<>]/g, (char) => special[char] ?? char)
    .replaceAll('\0', '{}');

/* What the pages' own renderer takes for a formula too: dollars by Pandoc's rule, and \(…\). */
const formula = /(?<![\\$\w])\$(?!\s)(?:\\.|[^$\\])+?(?<!\s)\$(?![\d$])|\\\(.+?\\\)/gsu;

/** Words with a capital anywhere: BERT, iPhone, and names such as Gaussian. */
const proper = /(?<![\p{L}\p{N}\\])[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*(?![\p{L}\p{N}])/gu;

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A formula that keeps BibTeX's count of braces right, or undefined when it cannot be one. */
function texFormula(source: string): string | undefined {
  const safe = source.replace(/\s+/g, ' ').replace(/(?<!\\)[%#&]/g, '\\$&');
  if (balanced(safe)) return safe;
  const named = safe.replace(/\\\{/g, '\\lbrace ').replace(/\\\}/g, '\\rbrace ');
  return balanced(named) ? named : undefined;
}

/** Formulas as they are, and what is between them through `plain`. */
function around(text: string, plain: (part: string) => string): string {
  let out = '';
  let end = 0;
  const rest = (part: string) => {
    if (part === '') return '';
    // The spaces beside a formula belong to the text.
    const [, before, inner, after] = /^(\s*)(.*?)(\s*)$/su.exec(part) ?? [];
    return `${before ? ' ' : ''}${plain(inner ?? '')}${after ? ' ' : ''}`;
  };
  for (const match of text.matchAll(formula)) {
    const written = texFormula(match[0]);
    if (written === undefined) continue;
    out += rest(text.slice(end, match.index)) + written;
    end = match.index + match[0].length;
  }
  return (out + rest(text.slice(end))).trim();
}

/** Running text for BibTeX: formulas kept, the rest escaped. */
export const texText = (text: string): string => around(text, escapeTex);

/**
 * A title for BibTeX: formulas kept, the rest escaped, and words with capitals in braces so that a
 * style cannot lower them.
 */
export const texTitle = (title: string): string =>
  around(title, (part) => escapeTex(part).replace(proper, '{$&}'));

/** An address or a number for fields that are read as they stand: only braces would break them. */
export const texVerbatim = (text: string): string =>
  text.replace(/[{}\\\s]/g, (char) => encodeURIComponent(char));
