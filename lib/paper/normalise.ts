/**
 * Text of pages made regular: white space, names, dates. Entities are the DOM's business. Pure and
 * free of dependencies: content scripts carry this file.
 */
import type { Name, PaperDate } from './schema';
import { plainTex } from './tex';

/** Titles longer than this are cut; the schema refuses them. */
export const maxTitle = 2000;
export const maxAbstract = 50_000;

/** Ligatures (`ﬁ`) and the Hebrew and Arabic letters that old PDFs are made of. */
const presentation = /[\uFB00-\uFB4F\uFB50-\uFDFB\uFE70-\uFEFC]/g;

/** Control characters, halves of pairs, marks of direction, soft hyphens. Joiners are spelling. */
const unseen =
  /(?![\t-\r])[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/**
 * One line of text: NFC, runs of white space and hard newlines to one space, invisible characters
 * out, at most `max` characters. Longer input is cut before the work, so hostile pages stay cheap.
 */
export function cleanText(text: string | null | undefined, max = maxTitle): string {
  const cut = (text ?? '').slice(0, max * 2);
  return (plainAscii.test(cut) ? cut : withoutOddities(cut))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max)
    .trimEnd();
}

/** Most texts: the patterns over all of Unicode cost more to compile than to run. */
const plainAscii = /^[\t-\r -~]*$/;

function withoutOddities(text: string): string {
  return text
    .normalize('NFC')
    .replace(presentation, (form) => form.normalize('NFKC'))
    .replace(unseen, '');
}

const suffix = /^(?:jr|jnr|sr|snr|ii|iii|iv|vi|vii|2nd|3rd|4th)\.?$/i;
/** Degrees behind a name, of those that cannot be initials; titles before it. */
const degree =
  /^(?:ph\.? ?d|d\.? ?phil|dr\.? ?ph|pharm\.? ?d|psy\.? ?d|ed\.? ?d|dvm|m\.? ?sc|b\.? ?sc|m\.? ?phil|mph|mbbs|facs|frcp|frs|esq|md[, ]+ph\.? ?d)\.?$/i;
const honour =
  /^(?:(?:dr|prof|professor|mr|mrs|ms|mme)\.\s*|(?:dr|prof|professor)\s+)+(?=[a-z\u00c0-\uffff])/i;
const particle =
  /^(?:abu|af|al|ap|av|ben|bin|bint|da|dal|das|de|degli|dei|del|della|dello|den|der|di|do|dos|du|e|el|ibn|la|las|le|lo|los|op|of|st\.?|t|['’]t|te|ten|ter|und|van|vom|von|y|zu|zum|zur|ван|дер|де|фон|بن|ابن|بنت|أبو|ابو|آل|عبد|בן|אבו)$/;
/** `Иванов И. И.`, `Doe J.-P.`: initials with dots behind the name; `Иванов Иван Иванович`. */
const initialsLast = /^((?:\p{Lu}[\p{L}'’-]+ ?)+) ((?:\p{Lu}\p{M}*\.[ -]?)+)$/u;
const patronymicLast = /^(\p{Lu}[\p{L}-]+) (\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:вич|вна|ична|ьич|мич))$/u;
/** Particles that some write with capitals, safe to join only in this order. */
const capitalPair = /^(?:Van (?:De[rn]?|Der)|Van (?:de[rn]?)|De La|De la|Von Der|Von der)$/;
const group =
  /\b(?:collaboration|committee|consortium|group|initiative|institute|network|project|society|team|university)s?\b/i;
/** Scripts that write the family name first and without a space. */
const familyFirst =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}・·ー\s]+$/u;

/**
 * A name as CSL writes it. Takes `Family, Given`, `Family, Jr., Given` and `Given Family`; groups,
 * single words and names in Chinese, Japanese or Korean script stay whole as `literal`.
 * `undefined` when nothing is left of it.
 */
export function parseName(text: string): Name | undefined {
  const name = cleanText(plainTex(text.slice(0, 1000)), 500)
    .replace(/^(?:and|by)\s+/i, '')
    .replace(honour, '')
    .replace(/[，、،]\s*/g, ', ')
    .replace(/(?:[\s,;*†‡§¶#]|\s+and)+$/i, '')
    .replace(/[*†‡§¶]+/g, '');
  const ascii = plainAscii.test(name);
  if (ascii ? !/[a-z]/i.test(name) : !/\p{L}/u.test(name)) return undefined;
  if (!ascii && familyFirst.test(name)) return { literal: name };

  const parts = name
    .split(/\s*,\s*/)
    .filter((part, at) => part && (at === 0 || !isDegree(part, name)));
  const [first = '', second, third] = parts;
  if (group.test(name)) return { literal: second ? `${second} ${first}` : name };
  if (second !== undefined) {
    if (parts.length === 2 && suffix.test(second)) {
      return { ...parseName(first), suffix: second };
    }
    if (third !== undefined && suffix.test(second))
      return { family: first, given: third, suffix: second };
    if (third !== undefined && suffix.test(third))
      return { family: first, given: second, suffix: third };
    return parts.length === 2 ? familyGiven(first, second) : { literal: name };
  }

  const [, last, initials] =
    (first.includes('.') ? initialsLast.exec(first) : ascii ? null : patronymicLast.exec(first)) ??
    [];
  if (last && initials) return { family: last.trim(), given: initials };

  const words = first.split(' ');
  if (words.length > 2 && degree.test(words.at(-1) ?? '')) words.pop();
  const tail = words.length > 2 && suffix.test(words.at(-1) ?? '') ? words.pop() : undefined;
  if (words.length < 2) return { literal: words.join(' ') };
  const at = familyStart(words);
  return {
    given: words.slice(0, at).join(' '),
    family: words.slice(at).join(' '),
    ...(tail && { suffix: tail }),
  };
}

/** `MD` is a degree behind a whole name, and initials behind a family name. */
function isDegree(part: string, name: string): boolean {
  return degree.test(part) || (part === 'MD' && /^[^,]+ [^,]+,/.test(name));
}

function familyGiven(family: string, given: string): Name {
  const words = family.split(' ');
  const tail = words.length > 1 && suffix.test(words.at(-1) ?? '') ? words.pop() : undefined;
  return { family: words.join(' '), given, ...(tail && { suffix: tail }) };
}

/** Index of the first word of the family name: its first particle, or the last word. */
function familyStart(words: string[]): number {
  for (let at = 1; at < words.length - 1; at += 1) {
    const word = words[at] ?? '';
    if (particle.test(word) || capitalPair.test(`${word} ${words[at + 1]}`)) return at;
  }
  return words.length - 1;
}

/** A name for people: `Given Family Suffix`, or the literal. */
export function nameText(name: Name): string {
  return name.literal ?? [name.given, name.family, name.suffix].filter(Boolean).join(' ');
}

/**
 * A date as precise as the text gives it: `2017/06/12`, `2017-06`, `12 Jun 2017`, `June 2017`,
 * `02-nov-2007`, `Jan 3, 2013`, `2012 Nov 26`, ISO timestamps (their day as written). Of `3/4/2014`
 * only the year is sure. `undefined` when there is no year.
 */
export function parseDate(text: string): PaperDate | undefined {
  const plain = text.slice(0, 200).trim();
  const iso = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?![\d/])/.exec(plain);
  if (iso && (iso[2] || plain.length === 4)) return made(iso[1], Number(iso[2]), Number(iso[3]));

  const year = /(?<!\d)(1[0-9]\d\d|2[01]\d\d)(?!\d)/.exec(plain)?.[1];
  if (!year) return undefined;
  const word = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b/i.exec(plain)?.[1];
  if (word) {
    const month = 1 + 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(word.toLowerCase()) / 3;
    const day = /(?<!\d)(\d{1,2})(?!\d)/.exec(plain.replace(year, ''))?.[1];
    return made(year, month, Number(day));
  }
  const [, month] = /^(\d{1,2})[/.-]\d{4}$/.exec(plain) ?? [];
  if (month) return made(year, Number(month));
  const numeric = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(plain);
  const [a, b] = [Number(numeric?.[1]), Number(numeric?.[2])];
  if (a > 12 && b <= 12) return made(year, b, a);
  if (b > 12 && a <= 12) return made(year, a, b);
  return made(year);
}

/** Parts that are not a month or a day of the calendar are left out. */
function made(year: string | undefined, month = 0, day = 0): PaperDate | undefined {
  const number = Number(year);
  if (!(number >= 1000 && number <= 9999)) return undefined;
  if (!(month >= 1 && month <= 12)) return { year: number };
  return { year: number, month, ...(day >= 1 && day <= 31 && { day }) };
}
