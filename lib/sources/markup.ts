/** Markup that stands as text in metadata: tags, and entities that were escaped twice. */

const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    times: '×',
    deg: '°',
    micro: 'µ',
    szlig: 'ß',
    aelig: 'æ',
    oelig: 'œ',
    oslash: 'ø',
    AElig: 'Æ',
    Oslash: 'Ø',
    eth: 'ð',
    thorn: 'þ',
  }),
);

/** Letters with accents: `eacute` is e and the combining character. */
const accents: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030A',
  caron: '\u030C',
  cedil: '\u0327',
};

/** From U+03B1 on; capitals from U+0391. */
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

function entity(name: string): string | undefined {
  const known = named.get(name);
  if (known) return known;
  const [, letter, accent] =
    /^([A-Za-z])(grave|acute|circ|tilde|uml|ring|caron|cedil)$/.exec(name) ?? [];
  if (letter && accent) return `${letter}${accents[accent]}`.normalize('NFC');
  const at = greek.indexOf(name.toLowerCase());
  if (at < 0) return undefined;
  return String.fromCharCode((name[0] === name[0]?.toLowerCase() ? 0x3b1 : 0x391) + at);
}

/**
 * A text without entities. Some sites escape their tags twice (`L&amp;#xe9;vi` arrives as
 * `L&#xe9;vi`), and old Elsevier and Taylor & Francis data has `Kn|[ouml]|pfel`.
 */
export function unescaped(text: string): string {
  if (!/&|\|\[/.test(text)) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,5})|#(\d{1,6})|([a-z]{2,8}));|\|\[([a-z]{2,8})\]\|/gi,
    (all, hex, decimal, name, barred) => {
      if (name ?? barred) return entity(name ?? barred) ?? all;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** Formulas that stand twice: the TeX of a JATS formula stays, its MathML goes. */
const doubled =
  /(<tex-math\b[^<>]*>[^<]{0,2000}<\/tex-math>)\s*<mml:math\b[\s\S]{0,20000}?<\/mml:math>/gi;
const inline =
  /<\/?(?:(?:jats:)?(?:sub|sup|i|b|u|em|strong|span|italic|bold|sc|small|tt|font|a|monospace|underline|roman|inline-formula|tex-math|named-content|styled-content)|big|scp|mml:\w+|math|m[ionr]|mrow|msu[bp]|msubsup|mfrac|msqrt|mtext|mstyle|semantics)\b[^<>]{0,500}\/?>/gi;
const blocks = /<\/?(?:p|br|div|h\d|sec|title|li|ul|ol|jats:\w+)\b[^<>]{0,500}>/gi;

/** A text without the tags of formatting: those within a line leave nothing, others a new line. */
export function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text.replace(doubled, '$1').replace(inline, '').replace(blocks, '\n');
}
