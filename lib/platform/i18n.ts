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
  const locale = browser.i18n.getUILanguage();
  const form = new Intl.PluralRules(locale).select(count);
  const shown = new Intl.NumberFormat(locale).format(count);
  const candidate = browser.i18n.getMessage(`${key}_${form}` as never, [
    shown,
    ...more.map(String),
  ]);
  return candidate || t(`${key}_other` as MessageKey, shown, ...more);
}

/** The language of the interface, as BCP 47 has it. */
export const language = (): string => browser.i18n.getUILanguage();

/** A number in the locale's digits. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(browser.i18n.getUILanguage()).format(value);
}
