/**
 * Patterns of citation keys, in the manner of Better BibTeX:
 *
 *     pattern = { literal | field }
 *     field   = "[" name [ number ] { ":" filter } "]"
 *     literal = letters, digits and - _ . : + /
 *     filter  = "lower" | "upper" | "capitalize" | "abbr" | "max=" number | "(" text ")"
 *
 * Names: `auth` (family name of the first author; `auth3`: its first 3 letters), `last` (of the last
 * author), `authors` (all; `authors2`: the first 2), `authEtAl` (`Smith`, `SmithJones`,
 * `SmithEtAl`), `year`, `shortyear`, `month`, `title` (all words that tell), `shorttitle` (the
 * first 3; `shorttitle2`: 2), `veryshorttitle` (the first), `venue`, `id` (the first identifier).
 * `(text)` stands in for what is empty. Case does not count in names.
 */
import type { Name, PaperRecord } from '../paper/schema';
import { transliterate } from './transliterate';

export const defaultPattern = '[auth:lower][year][veryshorttitle:lower]';

export type PatternProblemCode = 'empty' | 'unclosed' | 'name' | 'filter' | 'character' | 'long';

/** What is wrong with a pattern, and where: from `from` to before `to`, in UTF-16 units. */
export interface PatternProblem {
  from: number;
  to: number;
  code: PatternProblemCode;
  /** The text that is meant. */
  text: string;
}

type Filter = (value: string) => string;
type Part = string | { name: FieldName; number: number | undefined; filters: Filter[] };

export interface Pattern {
  parts: Part[];
  problems: PatternProblem[];
}

const longest = 200;

const little = new Set(
  'a an the on of in for to and or with without is are be by at as from via into over under towards toward using that this can do does how what when why'.split(
    ' ',
  ),
);

const compact = (text: string) => text.replaceAll(' ', '');
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

function family({ family: name, literal, given }: Name): string {
  const whole = name ?? literal?.trim().split(/\s+/).at(-1) ?? given ?? '';
  return compact(transliterate(whole));
}

/** The words of a title that tell something; formulas and little words are passed over. */
function titleWords(title: string): string[] {
  const plain = title.replace(/\$[^$]*\$|\\\(.*?\\\)/g, ' ').replace(/\\[A-Za-z]+/g, ' ');
  const all = plain
    .split(/[^\p{L}\p{N}\p{M}'’]+/u)
    .map((word) => compact(transliterate(word)))
    .filter((word) => word.length > 1);
  const telling = all.filter((word) => !little.has(word.toLowerCase()));
  return telling.length > 0 ? telling : all;
}

const words = (record: PaperRecord, count: number) =>
  titleWords(record.title).slice(0, count).map(capital).join('');

const fields = {
  auth: (record, count = Number.POSITIVE_INFINITY) =>
    record.authors[0] ? family(record.authors[0]).slice(0, count) : '',
  last: (record, count = Number.POSITIVE_INFINITY) => {
    const name = record.authors.at(-1);
    return name ? family(name).slice(0, count) : '';
  },
  authors: (record, count = 20) => record.authors.slice(0, count).map(family).map(capital).join(''),
  authetal: (record) => {
    const names = record.authors.slice(0, 2).map(family).map(capital);
    return record.authors.length > 2 ? `${names[0]}EtAl` : names.join('');
  },
  year: (record) => String(record.issued?.year ?? ''),
  shortyear: (record) => String(record.issued?.year ?? '').slice(-2),
  month: (record) => String(record.issued?.month ?? '').padStart(record.issued?.month ? 2 : 0, '0'),
  title: (record) => words(record, 100),
  shorttitle: (record, count = 3) => words(record, count),
  veryshorttitle: (record, count = 1) => words(record, count),
  venue: (record) =>
    transliterate(record.venue ?? '')
      .split(' ')
      .map(capital)
      .join(''),
  id: (record) => compact(transliterate(record.identifiers[0]?.replace(/^[^:]*:/, '') ?? '')),
} satisfies Record<string, (record: PaperRecord, count?: number) => string>;

type FieldName = keyof typeof fields;

/** Names of the fields, as they are written in help. */
export const fieldNames = [
  'auth',
  'last',
  'authors',
  'authEtAl',
  'year',
  'shortyear',
  'month',
  'title',
  'shorttitle',
  'veryshorttitle',
  'venue',
  'id',
] as const;

/** Names of the filters, likewise. */
export const filterNames = [
  ':lower',
  ':upper',
  ':capitalize',
  ':abbr',
  ':max=5',
  ':(text)',
] as const;

const isField = (name: string): name is FieldName => Object.hasOwn(fields, name);

function filterOf(text: string): Filter | undefined {
  const max = /^max=(\d{1,3})$/i.exec(text)?.[1];
  if (max !== undefined) return (value) => value.slice(0, Number(max));
  const stand = /^\(([\w.+/-]*)\)$/.exec(text)?.[1];
  if (stand !== undefined) return (value) => value || stand;
  switch (text.toLowerCase()) {
    case 'lower':
      return (value) => value.toLowerCase();
    case 'upper':
      return (value) => value.toUpperCase();
    case 'capitalize':
      return capital;
    case 'abbr':
      // Words were joined with capitals: what begins each word is a capital or a digit after none.
      return (value) => value.replace(/([A-Z\d])[a-z]*/g, '$1').replace(/^([a-z])[a-z]*/, '$1');
    default:
      return undefined;
  }
}

/** Reads a pattern; never throws. A pattern with problems must not be used. */
export function parsePattern(text: string): Pattern {
  const parts: Part[] = [];
  const problems: PatternProblem[] = [];
  const wrong = (from: number, to: number, code: PatternProblemCode) =>
    problems.push({ from, to, code, text: text.slice(from, to) });
  if (text.length > longest) wrong(longest, text.length, 'long');
  let at = 0;
  while (at < Math.min(text.length, longest)) {
    if (text[at] !== '[') {
      const end = text.indexOf('[', at);
      const literal = text.slice(at, end < 0 ? text.length : end);
      for (const bad of literal.matchAll(/[^\w.:+/-]+/g)) {
        wrong(at + bad.index, at + bad.index + bad[0].length, 'character');
      }
      parts.push(literal);
      at += literal.length;
      continue;
    }
    const end = text.indexOf(']', at);
    if (end < 0) {
      wrong(at, text.length, 'unclosed');
      break;
    }
    const [head = '', ...rest] = text.slice(at + 1, end).split(':');
    const [, name = '', number] = /^([a-z]*?)(\d{0,2})$/i.exec(head) ?? [];
    const field = name.toLowerCase();
    let from = at + 1 + head.length;
    const filters = rest.flatMap((each) => {
      from += 1;
      const filter = filterOf(each);
      if (!filter) wrong(from, Math.max(from + each.length, from + 1), 'filter');
      from += each.length;
      return filter ? [filter] : [];
    });
    if (!isField(field)) wrong(at + 1, Math.max(at + 1 + head.length, at + 2), 'name');
    else parts.push({ name: field, number: number ? Number(number) : undefined, filters });
    at = end + 1;
  }
  const hasField = parts.some((part) => typeof part !== 'string');
  if (!hasField && problems.length === 0) wrong(0, text.length, 'empty');
  return { parts, problems: problems.sort((a, b) => a.from - b.from) };
}

/**
 * The key that a pattern gives a record, before it is made unique. One that would have no letter
 * starts with `paper`, since some tools take digits alone for something else.
 */
export function keyOf({ parts }: Pattern, record: PaperRecord): string {
  const key = parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const field: (record: PaperRecord, count?: number) => string = fields[part.name];
      return part.filters.reduce((value, filter) => filter(value), field(record, part.number));
    })
    .join('');
  if (/[A-Za-z]/.test(key)) return key.slice(0, 150);
  const id = compact(transliterate(record.identifiers[0] ?? '')).toLowerCase();
  return `paper${key || id}`.slice(0, 150);
}
