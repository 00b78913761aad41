/**
 * A language that nobody speaks: every text of ours, two fifths longer, with accents, in brackets and
 * from right to left. What is not in brackets was not translated; where a bracket is cut off, a text
 * that is longer than the English one has no room.
 */

export type Messages = Record<string, { message: string }>;

/** What opens and what closes each text. */
export const brackets = { open: '⟦', close: '⟧' } as const;

const accents: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, index) => [
    letter,
    [...'àƀçđêƒğĥîĵķļɱñöþɋřšŧûṽŵẋýžÀßÇĐÊƑĞĤÎĴĶĻṀÑÖÞɊŘŠŦÛṼŴẊÝŽ'][index] ?? letter,
  ]),
);

const rightToLeft = '\u200f';

/** A text in that language; `$1` and the like stay. */
export function pseudo(text: string): string {
  if (text === '') return text;
  const told = text
    .split(/(\$\d)/)
    .map((part) =>
      /^\$\d$/.test(part)
        ? part
        : part
            .replace(/[aeiouAEIOU]/g, (vowel) => vowel + vowel.toLowerCase())
            .replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter),
    )
    .join('');
  return `${rightToLeft}${brackets.open}${told}${brackets.close}${rightToLeft}`;
}

/** All messages in that language. */
export function pseudoLocale(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, { message, ...more }]) => [
      key,
      {
        ...more,
        message: { ui_direction: 'rtl', ui_language: 'ar' }[key] ?? pseudo(message),
      },
    ]),
  );
}
