/** Topics, authors and categories that the user does not want to see. Pure. */
import { nameText } from '../paper/normalise';
import type { PaperRecord } from '../paper/schema';
import { fold } from '../search/fold';
import { type Mute, type MuteKind, muteKinds } from './types';

/** Scripts that put no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words as they are compared: folded, and without the plural's s (“agents” mutes “agent”). */
function wordsOf(text: string): string {
  const words = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word)).join(' ');
}

/**
 * A wish to mute, as it is stored.
 * @param wish kind and text as the user sees it: `author:Ada Example`, `topic:Diffusion models`.
 * @returns undefined when it names nothing.
 */
export function muteOf(wish: string): Omit<Mute, 'at'> | undefined {
  const [, kind, text] = /^(\w+):(.{1,200})$/su.exec(wish.trim()) ?? [];
  const label = text?.replace(/\s+/gu, ' ').trim();
  if (!label || !muteKinds.includes(kind as MuteKind)) return undefined;
  const compared = kind === 'topic' ? wordsOf(label) : fold(label);
  return compared.trim() === '' ? undefined : { key: `${kind}:${compared}`, label };
}

/** What a mute is about, for the options. */
export const muteKind = (mute: Pick<Mute, 'key'>): MuteKind =>
  mute.key.slice(0, mute.key.indexOf(':')) as MuteKind;

/** Tells whether a paper is muted. @param keywords words that a feed adds to it. */
export type IsMuted = (record: PaperRecord, keywords?: readonly string[]) => boolean;

/**
 * The question whether a paper is muted, prepared once for many papers. A topic is found in titles
 * and keywords, as whole words; an author by the whole name; a category with all below it (`cs`).
 */
export function muting(mutes: readonly Pick<Mute, 'key'>[]): IsMuted {
  const of = (kind: MuteKind) =>
    mutes.flatMap(({ key }) => (key.startsWith(`${kind}:`) ? [key.slice(kind.length + 1)] : []));
  const topics = of('topic').map((topic) => (unspaced.test(topic) ? topic : ` ${topic} `));
  const authors = new Set(of('author'));
  const categories = new Set(of('category'));
  if (topics.length + authors.size + categories.size === 0) return () => false;
  return (record, keywords = []) => {
    if (authors.size > 0 && record.authors.some((name) => authors.has(fold(nameText(name))))) {
      return true;
    }
    const isIn = (category: string) => {
      const whole = fold(category);
      return categories.has(whole) || categories.has(whole.replace(/\..*$/, ''));
    };
    if (categories.size > 0 && record.categories.some(isIn)) return true;
    if (topics.length === 0) return false;
    const texts = [record.title, ...record.keywords, ...keywords].map(
      (text) => ` ${wordsOf(text)} `,
    );
    return topics.some((topic) => texts.some((text) => text.includes(topic)));
  };
}
