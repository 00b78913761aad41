/** The order of a list of references, and what tells works of the same authors and year apart. Pure. */
import type { CslItem, CslName } from './csl';

/** Where a reference stands. */
export interface ReferencePlace {
  /** From 1. */
  number: number;
  /** Of the year, where several works would be cited alike. */
  letter: string | undefined;
  /** The one before it is by the same authors. */
  repeated: boolean;
}

const yearOf = ({ issued }: CslItem) => issued?.['date-parts'][0][0];
const named = ({ family, given, suffix, literal }: CslName) =>
  [literal ?? family ?? '', given ?? '', suffix ?? ''].join('\t');

/**
 * By all authors, one after the other, then year and title, as styles that order by author do; those
 * without an author by their title.
 */
export function sortedByAuthor(items: readonly CslItem[]): CslItem[] {
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const lines = items.map((item) => ({
    item,
    names: item.author?.length
      ? item.author.flatMap(({ family, literal, given }) => [family ?? literal ?? '', given ?? ''])
      : [item.title],
    year: yearOf(item) ?? 9999,
  }));
  type Line = (typeof lines)[number];
  const byNames = ({ names: a }: Line, { names: b }: Line) => {
    for (const [n, name] of a.entries()) {
      const other = b[n];
      // Fewer authors come first.
      if (other === undefined) return 1;
      const order = compare(name, other);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  };
  return lines
    .sort((a, b) => byNames(a, b) || a.year - b.year || compare(a.item.title, b.item.title))
    .map(({ item }) => item);
}

/** 0 → a, 25 → z, 26 → aa. */
export function letterOf(n: number): string {
  const rest = Math.floor(n / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(97 + (n % 26));
}

/** What a citation in a text would say: authors with the initials of their names, and the year. */
function citedAs(item: CslItem): string {
  const authors = item.author?.map(({ family, given, literal }) => {
    const initials = (given ?? '').split(/[\s.-]+/u).map((name) => name.slice(0, 1));
    return `${literal ?? family ?? ''} ${initials.join('')}`.toLowerCase();
  });
  return `${authors?.join(';') || item.title} ${yearOf(item) ?? ''}`;
}

/** @param items in the order of the list. */
export function placesOf(items: readonly CslItem[]): ReferencePlace[] {
  const keys = items.map(citedAs);
  const sizes = new Map<string, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const used = new Map<string, number>();
  const authors = items.map(({ author }) => author?.map(named).join(';') ?? '');
  return keys.map((key, n) => {
    const before = used.get(key) ?? 0;
    used.set(key, before + 1);
    return {
      number: n + 1,
      letter: (sizes.get(key) ?? 0) > 1 ? letterOf(before) : undefined,
      repeated: n > 0 && authors[n] !== '' && authors[n] === authors[n - 1],
    };
  });
}
