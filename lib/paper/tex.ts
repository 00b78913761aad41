/** LaTeX that stands in metadata: letters with accents made letters, formulas kept as they are. */

/** Accent commands and the combining characters that they stand for. */
const accents: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

/** Commands that stand for one letter or mark. */
const letters: Record<string, string> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  i: 'ı',
  j: 'ȷ',
  l: 'ł',
  L: 'Ł',
  ng: 'ŋ',
  NG: 'Ŋ',
  o: 'ø',
  O: 'Ø',
  oe: 'œ',
  OE: 'Œ',
  ss: 'ß',
  th: 'þ',
  TH: 'Þ',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textregistered: '®',
  texttrademark: '™',
  ldots: '…',
  dots: '…',
  slash: '/',
};

/** `\'e`, `\'{e}`, `\v{s}`, `\c c`, `\'{\i}`; a name of letters needs a brace or a space behind it. */
const accented =
  /\\(?:([`'^~=."])|([urHvdckb])(?=[\s{\\]))\s*(?:\{\s*\\?(\p{L})\s*\}|\\([ij])(?!\p{L})|(\p{L}))/gu;
const letter = /\\([a-zA-Z]{1,15})(?![a-zA-Z])(?:\{\}|\s+(?=\S)|\s*(?=\}))?/g;
const styled =
  /\\(?:emph|textit|textbf|textsc|textrm|textsf|texttt|textsl|mbox|text|uppercase|it|bf|em|sc|rm)\b\s*\{([^{}\\$]{0,500})\}/g;
/** Braces around one accented letter, and those that keep capitals: `{\'e}`, `{DNA}`. */
const braced =
  /(?<![\\\w^}])\{(\p{L}\p{M}*|\p{Lu}[\p{L}\p{M}\p{N}\s-]{0,60})\}|(?<=\p{L})\{((?![a-zA-Z]\})\p{L}\p{M}*)\}/gu;

/**
 * A text without the LaTeX that only spells it. What stands between dollar signs, and commands that
 * are not known, stay as written; text without a backslash or brace is returned as it is.
 */
export function plainTex(text: string): string {
  if (!/[\\{]/.test(text)) return text;
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, at) => (at % 2 === 1 ? part : plainPart(part)))
    .join('');
}

function plainPart(text: string): string {
  return text
    .replace(accented, (_all, mark, name, a, b, c) => {
      const base = a ?? b ?? c;
      return `${base}${accents[mark ?? name] ?? ''}`.normalize('NFC');
    })
    .replace(letter, (all, name: string) =>
      Object.hasOwn(letters, name) ? (letters[name] ?? all) : all,
    )
    .replace(styled, '$1')
    .replace(/\\([&%_#$])/g, '$1')
    .replace(braced, '$1$2');
}
