/** Text from outside made fit for one line of any format, before that format escapes it. */

/** Line ends and other control characters would begin a header or a paragraph of their own. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Marks that turn the direction of what follows, also of what is not theirs; and no characters. */
const turns = /[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** One line without control characters, overrides of direction and halves of characters. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replace(turns, '').replace(controls, ' ').trim();

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Marks can be piled upon a letter without end; what is longer than this is cut in its middle. */
const longestLetter = 24;

/**
 * Not longer than wanted; no letter, emoji or accent is cut in two.
 * @param most letters as people count them, the “…” among them.
 */
export function cut(text: string, most: number): string {
  let kept = '';
  let end = '';
  let count = 0;
  for (const { segment } of graphemes.segment(text.slice(0, (most + 1) * longestLetter))) {
    count += 1;
    // Room for the dots, in case there is more to come.
    if (count === most) end = kept;
    if (count > most) return `${end.trimEnd()}…`;
    kept += segment.slice(0, longestLetter).toWellFormed();
  }
  return kept;
}

/** Words in lines of a width, as plain text has them. Words that are wider stand alone. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - indent.length) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(indent + line);
  return lines.join('\n');
}
