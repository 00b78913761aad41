/** The files of texts, and what is wrong with one beside English. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Texts = Readonly<Record<string, string>>;

const folder = path.resolve(import.meta.dirname, '../../../public/_locales');

export const locales = readdirSync(folder).sort();

/** Messages by key, without descriptions. */
export function textsOf(locale: string): Texts {
  const file: Record<string, { message: string }> = JSON.parse(
    readFileSync(path.join(folder, locale, 'messages.json'), 'utf8'),
  );
  return Object.fromEntries(Object.entries(file).map(([key, { message }]) => [key, message]));
}

/** `x` for each pair of `x_one` and `x_other`: what `tn` is asked for. */
const pluralsOf = (texts: Texts): string[] =>
  Object.keys(texts)
    .filter((key) => key.endsWith('_other'))
    .map((key) => key.slice(0, -'_other'.length))
    .filter((base) => `${base}_one` in texts);

const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\$\d/g))].sort();

/** The keys that a language needs: those of English, its plurals in the forms it has. */
export function neededKeys(english: Texts, language: string): string[] {
  const plurals = pluralsOf(english);
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const ofPlurals = new Set(plurals.flatMap((base) => [`${base}_one`, `${base}_other`]));
  return [
    ...Object.keys(english).filter((key) => !ofPlurals.has(key)),
    ...plurals.flatMap((base) => forms.map((form) => `${base}_${form}`)),
  ];
}

/** Text of English for a key of any language: that of `x_other` for `x_few`. */
export function englishOf(english: Texts, key: string): string {
  return english[key] ?? english[key.replace(/_(?:zero|one|two|few|many)$/, '_other')] ?? '';
}

/**
 * What is wrong with a language.
 * @param same keys whose text may be as in English: names, formats, examples.
 */
export function faultsOf(english: Texts, texts: Texts, same: ReadonlySet<string>): string[] {
  const needed = neededKeys(english, texts.ui_language ?? 'en');
  const known = new Set(needed);
  return [
    ...needed.filter((key) => !(key in texts)).map((key) => `${key} is missing`),
    ...Object.keys(texts)
      .filter((key) => !known.has(key))
      .map((key) => `${key} is not in English, or is a form that the language has not`),
    ...Object.entries(texts).flatMap(([key, text]) => {
      const source = englishOf(english, key);
      const [here, there] = [placeholdersOf(text).join(), placeholdersOf(source).join()];
      // "one" may go without its number: "A note".
      const fits = here === there || (key.endsWith('_one') && there.includes(here));
      return [
        ...(text.trim() === '' ? [`${key} is empty`] : []),
        ...(text === source && !same.has(key) ? [`${key} is as in English: ${text}`] : []),
        ...(fits || source === '' ? [] : [`${key} has the placeholders ${here}, not ${there}`]),
      ];
    }),
  ];
}

export interface Term {
  english: string[];
  word: string;
  never: string[];
}

/** The table of terms of a language, from docs/translating.md. */
export function termsOf(locale: string): Term[] {
  const docs = readFileSync(path.join(folder, '../../docs/translating.md'), 'utf8');
  const table = docs.split(`<!-- terms: ${locale},`)[1]?.split('<!-- /terms -->')[0] ?? '';
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => {
      const [, english = '', word = '', never = ''] = line.split('|').map((cell) => cell.trim());
      return { english: english.split(', '), word, never: never.split('、').filter(Boolean) };
    });
}

/** Does a text say it: "tag", "tags", "tagged", "untagged"? */
export const says = (text: string, english: string): boolean =>
  new RegExp(`\\b${english.replace(/y$/, '(?:y|ies)')}s?\\b`, 'i').test(text);
