/**
 * Papers for measurements, made of invented words that are used as often as words are: few of them
 * everywhere, most of them rarely. The same number always gives the same paper.
 */
import type { Paper } from '../../lib/paper/schema.ts';

/**
 * A maker of papers. It refers to nothing outside of itself, because the bench also runs its text
 * in a page of the extension.
 */
export function paperMaker(): (number: number) => Paper {
  const chanceFrom = (seed: number) => {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  };
  const common =
    'the of and a in to we for is that on with are by this as an our from model models learning data which can language large method methods results neural network training task tasks performance propose approach these show using based state it or such two new problem image images analysis deep information system between more than graph time through representation'.split(
      ' ',
    );
  const starts = 'b br c ch d dr f fl g gr h k l m n p pl pr qu r s sc st t tr v w z'.split(' ');
  const vowels = 'a e i o u ai ea io ou'.split(' ');
  const ends = 'l m n r s t nd ng nt rk st x ction ment sis tive'.split(' ');
  const make = chanceFrom(7);
  const of = (list: readonly string[], chance: () => number) =>
    list[Math.floor(chance() * list.length)] ?? '';
  const words = [...common];
  const known = new Set(words);
  while (words.length < 40_000) {
    let word = '';
    const parts = 1 + Math.floor(make() * 3);
    for (let part = 0; part < parts; part += 1) word += of(starts, make) + of(vowels, make);
    word += of(ends, make);
    if (known.has(word)) continue;
    known.add(word);
    words.push(word);
  }
  // Zipf's law, by the inverse of its sum.
  const word = (chance: () => number) => words[Math.floor(words.length ** chance()) - 1] ?? 'of';
  const text = (length: number, chance: () => number) => {
    const some: string[] = [];
    for (let at = 0; at < length; at += 1) {
      some.push(word(chance) + (at % 17 === 16 ? '.' : ''));
    }
    const joined = some.join(' ');
    return joined.charAt(0).toUpperCase() + joined.slice(1);
  };
  const statuses = ['unread', 'reading', 'read'] as const;
  const newest = Date.parse('2026-06-01T00:00:00Z');
  return (number) => {
    const chance = chanceFrom(1000 + number * 7919);
    const at = newest - number * 60_000;
    const month = String(1 + (Math.floor(number / 9000) % 12)).padStart(2, '0');
    const arxiv = `${String(10 + (Math.floor(number / 108_000) % 16)).padStart(2, '0')}${month}.${10_000 + (number % 9000)}`;
    const name = () => {
      const raw = of(starts, chance) + of(vowels, chance) + of(ends, chance);
      return raw.charAt(0).toUpperCase() + raw.slice(1);
    };
    const authors = Array.from({ length: 1 + Math.floor(chance() * 6) }, () => ({
      given: name(),
      family: `${name()}${of(vowels, chance)}`,
    }));
    const title = text(6 + Math.floor(chance() * 9), chance);
    const opened = chance() < 0.4;
    return {
      id: `bench-${String(number).padStart(6, '0')}-8c1f-4d6e-9a51-3b7e`,
      identifiers: [`arxiv:${arxiv}`],
      title,
      authors,
      abstract: text(130 + Math.floor(chance() * 90), chance),
      issued: { year: 2010 + (number % 17), month: 1 + (number % 12) },
      ...(number % 4 === 0 && { venue: `Conference on ${words[60 + (number % 40)] ?? ''}` }),
      kind: 'article',
      urls: { page: `https://arxiv.org/abs/${arxiv}`, pdf: `https://arxiv.org/pdf/${arxiv}` },
      categories: ['cs.LG'],
      keywords: [],
      source: 'arxiv',
      tags: number % 3 === 0 ? [`topic ${number % 17}`, `area/${number % 23}`] : [],
      status: statuses[number % 3] ?? 'unread',
      pinned: 0,
      addedAt: at,
      updatedAt: at,
      ...(opened && { openedAt: at + 1000 }),
      titleKeys: [
        title
          .toLowerCase()
          .replace(/[^a-z]/g, '')
          .slice(0, 160),
      ],
      provenance: { title: { source: 'arxiv', at } },
    };
  };
}
