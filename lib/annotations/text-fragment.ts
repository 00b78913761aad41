/**
 * Links to a passage by text fragment (https://wicg.github.io/scroll-to-text-fragment/), made of
 * what is stored of it, far from its page. `lib/page/annotate/passage-link` makes better ones on it.
 */
import type { TextQuoteSelector } from './types';

/** Up to so many letters the passage stands in the link as a whole. */
const longestWhole = 160;
/** Words at either end of a longer one, and of the text around a short one. */
const endWords = 5;
const sideWords = 3;

interface Word {
  text: string;
  start: number;
  end: number;
}

/**
 * Words that the browser will find as they are: formulas are drawn otherwise than they are written,
 * and quotes and dashes are folded in what is stored.
 */
const findable = (text: string) => text.isWellFormed() && !/[$"'-]/.test(text);

/** Formulas as one, whatever is in them. */
const words = (text: string): Word[] =>
  Array.from(text.matchAll(/\$[^$]*\$\S*|\S+/gu), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));

/**
 * The directive of a passage, such as `:~:text=deep%20learning`.
 * @returns undefined when no words of it can be looked for.
 */
export function textFragment({
  exact,
  prefix = '',
  suffix = '',
}: Pick<TextQuoteSelector, 'exact' | 'prefix' | 'suffix'>): string | undefined {
  const from = prefix.length;
  const until = from + exact.length;
  const all = words(`${prefix}${exact}${suffix}`);
  // A passage may begin or end in the middle of a word; a fragment is of whole words.
  const inside = all.filter(({ start, end }) => end > from && start < until);
  const first = inside.findIndex(({ text }) => findable(text));
  if (first < 0) return undefined;
  const head = run(inside, first);
  if (head.length === inside.length && until - from <= longestWhole) {
    const before = around(all.slice(0, Math.max(0, all.indexOf(inside[0] as Word))), 'before');
    const after = around(all.slice(all.indexOf(inside.at(-1) as Word) + 1), 'after');
    return directive([before && `${before}-`, escaped(inside), after && `-${after}`]);
  }
  const last = inside.findLastIndex(({ text }) => findable(text));
  const tail = runBack(inside, last).slice(-endWords);
  const start = head.slice(0, endWords);
  const apart = (tail[0]?.start ?? 0) > (start.at(-1)?.end ?? 0);
  return directive([escaped(apart ? start : head), apart && escaped(tail)]);
}

/** Words that follow each other from a place on. */
function run(of: readonly Word[], from: number): Word[] {
  const end = of.findIndex(({ text }, at) => at > from && !findable(text));
  return of.slice(from, end < 0 ? undefined : end);
}

function runBack(of: readonly Word[], last: number): Word[] {
  const before = of.slice(0, last).findLastIndex(({ text }) => !findable(text));
  return of.slice(before + 1, last + 1);
}

/** Whole words next to the passage. The outermost stored word may be cut: it is left out. */
function around(of: readonly Word[], side: 'before' | 'after'): string | undefined {
  const whole = side === 'before' ? of.slice(1).slice(-sideWords) : of.slice(0, -1);
  const near =
    side === 'before' ? runBack(whole, whole.length - 1) : run(whole.slice(0, sideWords), 0);
  return near.length > 0 && near.every(({ text }) => findable(text)) ? escaped(near) : undefined;
}

const directive = (parts: readonly (string | false | undefined)[]): string =>
  `:~:text=${parts.filter(Boolean).join(',')}`;

/** Hyphens and commas have a meaning of their own there; brackets would end a link of Markdown. */
const escaped = (of: readonly Word[]): string =>
  encodeURIComponent(
    of
      .map(({ text }) => text)
      .join(' ')
      .toWellFormed(),
  ).replace(/[-()*!~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
