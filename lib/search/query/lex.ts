/** The pieces of a query as it was typed. Full-width signs and quotes of any kind are understood. */

export type Lexeme =
  | { kind: 'open' | 'close' | 'minus'; from: number; to: number }
  | {
      kind: 'term';
      from: number;
      to: number;
      /** What stands before the colon, as typed. */
      name?: string;
      /** Where the value begins. */
      valueFrom: number;
      value: string;
      quoted: boolean;
      /** The closing quote is missing. */
      unclosed?: true;
      /** A parenthesis follows the colon: the field is for all that is in it. */
      group?: true;
    };

export type Term = Extract<Lexeme, { kind: 'term' }>;

const closing: Record<string, string> = {
  '"': '"＂“”„‟',
  '＂': '"＂',
  '“': '"”“',
  '”': '"”“',
  '„': '"“”',
  '‟': '"”“',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
};
const anyQuote = /["＂“”„‟«»「」『』]/u;
export const anyQuotes = /["＂“”„‟«»「」『』]/gu;
const space = /\s/u;
const opens = (sign: string) => sign === '(' || sign === '（';
const closes = (sign: string) => sign === ')' || sign === '）';
const minus = (sign: string) => sign === '-' || sign === '－' || sign === '−';
const named = /([\p{L}][\p{L}\d_-]{0,30})[:：]/uy;

/** Every character of a query belongs to one piece or is space. Never throws. */
export function lex(text: string): Lexeme[] {
  const found: Lexeme[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    const next = text[at + 1] ?? ' ';
    // A closing quote without an opening one is nothing.
    if (space.test(sign) || (anyQuote.test(sign) && closing[sign] === undefined)) at += 1;
    else if (opens(sign)) found.push({ kind: 'open', from: at, to: ++at });
    else if (closes(sign)) found.push({ kind: 'close', from: at, to: ++at });
    else if (minus(sign) && !space.test(next)) found.push({ kind: 'minus', from: at, to: ++at });
    else {
      const term = lexTerm(text, at);
      found.push(term);
      at = term.to;
    }
  }
  return found;
}

function lexTerm(text: string, from: number): Term {
  named.lastIndex = from;
  const name = named.exec(text)?.[1];
  const valueFrom = name === undefined ? from : named.lastIndex;
  const first = text[valueFrom] ?? ' ';
  const before = { from, valueFrom, ...(name !== undefined && { name }) };
  if (closing[first] !== undefined) {
    const ends = closing[first] ?? '';
    let end = valueFrom + 1;
    while (end < text.length && !ends.includes(text[end] ?? '')) end += 1;
    const unclosed = end >= text.length;
    const value = text.slice(valueFrom + 1, end);
    const to = unclosed ? end : end + 1;
    return { kind: 'term', ...before, to, value, quoted: true, ...(unclosed && { unclosed }) };
  }
  if (name !== undefined && opens(first)) {
    return { kind: 'term', ...before, to: valueFrom, value: '', quoted: false, group: true };
  }
  let end = valueFrom;
  let depth = 0;
  for (; end < text.length; end += 1) {
    const sign = text[end] ?? '';
    if (space.test(sign) || anyQuote.test(sign)) break;
    if (opens(sign)) depth += 1;
    else if (closes(sign) && --depth < 0) break;
  }
  return { kind: 'term', ...before, to: end, value: text.slice(valueFrom, end), quoted: false };
}
