/** Text in the user's language, from public/_locales. */
import { browser } from 'wxt/browser';
import type messages from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;
/** Keys that come in plural forms: `x_one`, `x_other`, … */
export type PluralKey = MessageKey extends infer K
  ? K extends `${infer Base}_other`
    ? Base
    : never
  : never;

/**
 * The text of a key, with $1… filled in.
 * @param key a key of public/_locales/en/messages.json.
 */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key as never, substitutions.map(String));
}

/** The form of a text for a count; the count itself is $1, written in the locale's digits. */
export function tn(key: PluralKey, count: number, ...more: (string | number)[]): string {
  const locale = language();
  const form = new Intl.PluralRules(locale).select(count);
  const shown = new Intl.NumberFormat(locale).format(count);
  const candidate = browser.i18n.getMessage(`${key}_${form}` as never, [
    shown,
    ...more.map(String),
  ]);
  return candidate || t(`${key}_other` as MessageKey, shown, ...more);
}

/**
 * The language that the texts are in, as BCP 47 has it: the browser's own, with its region, when the
 * texts are written in that language and script; otherwise theirs. A French browser shows English
 * texts, and their dates, numbers and plurals must be English, too.
 */
export function language(): string {
  const texts = t('ui_language');
  const own = browser.i18n.getUILanguage();
  return isSameScript(own, texts) ? own : texts;
}

function isSameScript(a: string, b: string): boolean {
  try {
    const [one, other] = [new Intl.Locale(a).maximize(), new Intl.Locale(b).maximize()];
    return one.language === other.language && one.script === other.script;
  } catch {
    // What a browser calls its language is not always one: "en_US@posix".
    return false;
  }
}

/**
 * Things one after the other, as the language sets them apart: "a, b, c" or "a、b、c". Chinese writes
 * lists of `unit`s without anything between, so this is a conjunction at its shortest.
 */
export function listed(things: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction', style: 'narrow' }).format(things);
}

/** Sentences in a row, with spaces between but where full-width punctuation makes its own. */
export const sentences = (...parts: readonly string[]): string =>
  parts.join(' ').replace(/(?<=[，。；：、！？）]) | (?=（)/g, '');

/** A number in the locale's digits. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}
