/**
 * Text made comparable: case, accents, width, ligatures, kinds of dashes and quotes, and invisible
 * characters do not count. Letters of scripts whose marks are letters (Devanagari, Thai, kana)
 * keep them.
 */

/** Marks above and below letters: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels. */
const accents =
  /[\u0300-\u036f]|[\u0591-\u05bd]|[\u05bf\u05c1\u05c2]|[\u05c4\u05c5\u05c7]|[\u0610-\u061a]|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]/gu;

/** Soft hyphens, zero-width characters, Arabic tatweel, and TeX's signs in `$k$-means`. */
const dropped = /[\u00ad\u0640\u200b-\u200f\u2060\ufeff$\\{}]/gu;

/** Letters that Unicode does not take apart. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  ς: 'σ',
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the range that counts.
const ascii = /^[\x00-\x7f]*$/;

/** Is this one of the texts for which only case, TeX's signs and spaces matter? */
export const isAscii = (text: string): boolean => ascii.test(text);

/** A text as search compares it. */
export function fold(text: string): string {
  // Most of what there is; the rest would do the same, ten times slower.
  if (isAscii(text)) {
    const plain = text.toLowerCase().replace(/[$\\{}]/g, '');
    return plain.replaceAll('`', "'").replace(/\s+/g, ' ');
  }
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(accents, '')
    .replace(dropped, '')
    .replace(special, (letter) => letters[letter] ?? letter)
    .replace(/\p{Pd}/gu, '-')
    .replace(/[‘’‚‛′`]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/\s+/gu, ' ');
}
