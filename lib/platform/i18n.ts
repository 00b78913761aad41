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
 * What was asked of the browser or made of its answers: neither changes while a page lives, and a list
 * asks for dozens of texts with every letter that is typed into its search.
 */
interface Known {
  texts: Map<string, string>;
  language?: string;
  plurals?: Intl.PluralRules;
  numbers?: Intl.NumberFormat;
}

const known = new WeakMap<object, Known>();
/** Texts are kept up to so many, those with names and numbers in them too. */
const mostTexts = 2000;

function ofBrowser(): Known {
  const { i18n } = browser;
  let own = known.get(i18n);
  if (!own) {
    own = { texts: new Map() };
    known.set(i18n, own);
  }
  return own;
}

function message(key: string, substitutions: readonly string[]): string {
  const { texts } = ofBrowser();
  const asked = [key, ...substitutions].join('\0');
  let text = texts.get(asked);
  if (text === undefined) {
    if (texts.size >= mostTexts) texts.clear();
    text = browser.i18n.getMessage(key as never, [...substitutions]);
    texts.set(asked, text);
  }
  return text;
}

/**
 * The text of a key, with $1… filled in.
 * @param key a key of public/_locales/en/messages.json.
 */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return message(key, substitutions.map(String));
}

/** The form of a text for a count; the count itself is $1, written in the locale's digits. */
export function tn(key: PluralKey, count: number, ...more: (string | number)[]): string {
  const own = ofBrowser();
  own.plurals ??= new Intl.PluralRules(language());
  const form = own.plurals.select(count);
  const shown = formatNumber(count);
  const candidate = message(`${key}_${form}`, [shown, ...more.map(String)]);
  return candidate || t(`${key}_other` as MessageKey, shown, ...more);
}

/**
 * The language that the texts are in, as BCP 47 has it: the browser's own, with its region, when the
 * texts are written in that language and script; otherwise theirs. A French browser shows English
 * texts, and their dates, numbers and plurals must be English, too.
 */
export function language(): string {
  const here = ofBrowser();
  if (here.language === undefined) {
    const texts = t('ui_language');
    const own = browser.i18n.getUILanguage();
    here.language = isSameScript(own, texts) ? own : texts;
  }
  return here.language;
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
  const own = ofBrowser();
  own.numbers ??= new Intl.NumberFormat(language());
  return own.numbers.format(value);
}
