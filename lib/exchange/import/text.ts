/** Text out of files: encodings, entities, HTML, lines. Pure. */

/** What a file's bytes say. */
export interface Decoded {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** The bytes were not what they should be: letters may be wrong. */
  doubtful: boolean;
}

/**
 * Bytes as text: by the byte order mark, by the zeros of UTF-16 without one, as UTF-8 if that is what
 * they are, and as Windows-1252 (of which Latin-1 is a part) otherwise.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  const as = (encoding: Decoded['encoding'], from: number, doubtful = false): Decoded => ({
    // A stray zero would end texts in some tools, and means nothing in any.
    text: new TextDecoder(encoding).decode(bytes.subarray(from)).replaceAll('\0', ''),
    encoding,
    doubtful,
  });
  if (a === 0xef && b === 0xbb && c === 0xbf) return as('utf-8', 3);
  if (a === 0xff && b === 0xfe) return as('utf-16le', 2);
  if (a === 0xfe && b === 0xff) return as('utf-16be', 2);
  const wide = zeros(bytes);
  if (wide) return as(wide, 0);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.replaceAll('\0', ''), encoding: 'utf-8', doubtful: false };
  } catch {
    return mostlyUtf8(bytes) ? as('utf-8', 0, true) : as('windows-1252', 0);
  }
}

/** Which half of the byte pairs at the beginning is nearly always zero, if one is. */
function zeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = bytes.subarray(0, 4096);
  const pairs = Math.floor(looked.length / 2);
  if (pairs < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < looked.length; at += 2) {
    if (looked[at] === 0) even += 1;
    if (looked[at + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le';
  return even > pairs * 0.6 && odd < pairs * 0.1 ? 'utf-16be' : undefined;
}

/** Nine of ten letters beyond ASCII are whole UTF-8: a UTF-8 file with some damage, or cut off. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    const rest = bytes.subarray(at + 1, at + length);
    const whole = length > 1 && rest.length === length - 1 && rest.every((it) => it >> 6 === 2);
    if (whole) {
      good += 1;
      at += length - 1;
    } else bad += 1;
  }
  return good >= 9 * bad;
}

const named: Record<string, string> = {
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
};

/** Entities of HTML and XML as letters; unknown ones stay as they are. */
export const fromEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? all;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });

/** Elements of HTML, JATS and MathML that stand in notes and abstracts. */
const elements =
  `abbr address article aside bdi bdo big blockquote body br caption center cite code col
  colgroup dd del details dfn div dl dt em figcaption figure font footer h[1-6] head hr html iframe img
  ins kbd li mark meta ol p pre rp rt ruby samp section small span strike strong sub summary sup svg table
  tbody td tfoot th thead tr tt ul var wbr bold italic monospace underline inline-formula tex-math
  math mrow mi mn mo ms mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mfenced
  mtable mtr mtd mstyle mpadded mphantom semantics annotation
  (?:jats|mml|m|o|xhtml):[a-z][\\w-]*`.split(/\s+/);
/** Those that could as well be a letter of a formula, so they must be closed somewhere. */
const letters = 'a b i q s u'.split(' ');
// `a <b c> d` is a comparison: attributes have values.
const attributes =
  '(?:\\s+[\\w:@.-]+\\s*=\\s*(?:"[^"]{0,5000}"|\'[^\']{0,5000}\'|[^\\s"\'<>=]{1,2000})){0,40}';
const tags = new RegExp(
  `<!--[\\s\\S]{0,5000}?-->|<!doctype[^<>]{0,500}>|<(/?)(${[...letters, ...elements].join('|')})(${attributes})\\s{0,9}/?>`,
  'gi',
);

function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  return html.replace(tags, (all, end?: string, name = '', given?: string) => {
    const isLetter = end === '' && given === '' && letters.includes(name.toLowerCase());
    return isLetter && !lower.includes(`</${name.toLowerCase()}`) ? all : '';
  });
}

/** HTML of a note or an abstract as plain text; line breaks and paragraphs are kept. */
export function fromHtml(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  const text = html
    .replace(/<(script|style)\b[^>]{0,500}>[\s\S]*?<\/\1\s{0,9}>/gi, '')
    .replace(/<br(?:\s[^<>]{0,200})?\/?>/gi, '\n')
    .replace(/<li(?:\s[^<>]{0,500})?>/gi, '\n- ')
    .replace(/<\/(?:p|div|h[1-6]|ul|ol|blockquote|jats:p)\s{0,9}>/gi, '\n\n');
  return fromEntities(withoutTags(text))
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Tells the line of a place in a text; asked with rising places it reads the text once. */
export function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let from = 0;
  return (at) => {
    if (at < from) {
      line = 1;
      from = 0;
    }
    for (let next = text.indexOf('\n', from); next >= 0 && next < at; ) {
      line += 1;
      from = next + 1;
      next = text.indexOf('\n', from);
    }
    return line;
  };
}

/** `a; b, c` as tags; where semicolons divide, commas belong to the words. */
export function splitTags(text: string): string[] {
  const by = text.includes(';') ? /;/ : text.includes('|') ? /\|/ : /,/;
  return text
    .split(by)
    .map((tag) => tag.trim())
    .filter(Boolean);
}

/** The beginning of a text in one line, for reports. */
export const labelOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};
