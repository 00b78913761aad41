/**
 * Papers that are probably one although they share no identifier: the same title once spelling is
 * evened out, the same first author, years that differ by one at most. Pure. A proposal is only
 * shown; whether two papers are one, the user says.
 */
import { parseName } from './normalise';
import type { Identifier, Name, Paper } from './schema';
import { plainTex } from './tex';

/** What is compared. */
export type Comparable = Pick<Paper, 'id' | 'identifiers' | 'title' | 'authors' | 'issued'> &
  Pick<Partial<Paper>, 'notSame'>;

export type Reason = 'title' | 'main-title' | 'author' | 'year';

export interface Likeness {
  /** From 0 to 1; below `proposedFrom` nothing is proposed. */
  score: number;
  reasons: Reason[];
}

export interface Duplicate extends Likeness {
  /** Ids of the two papers, the smaller first. */
  ids: [string, string];
}

/** The least score that is worth a question. */
export const proposedFrom = 0.75;

/** Shorter titles (“Editorial”, “Introduction”) name too many papers. Han and kana say more a letter. */
const shortest = 12;
const shortestDense = 5;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Keys are cut to this length: what long titles share so far is enough to look closer. */
const longestKey = 160;
/** Papers of one key that are compared with each other; more is a kind of title, not a paper. */
const largestGroup = 60;

/** Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels and tatweel: not letters. */
const accents =
  /[\u0300-\u036f]|[\u0591-\u05bd]|[\u05bf\u05c1\u05c2]|[\u05c4\u05c5\u05c7]|[\u0610-\u061a]|\u0640|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]/gu;

const undivided: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};
const special = /[ßæœøđðþłıς]/gu;

/** Letters and digits alone, in one case and width, without accents. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(accents, '')
    .replace(special, (letter) => undivided[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Greek letters and the like by their TeX names; other commands and markup mean nothing here. */
function withoutMarkup(title: string): string {
  const text = title.replace(/<\/?[a-z][^<>]{0,100}>/gi, '');
  if (!/[\\${}]/.test(text)) return text;
  return plainTex(text)
    .replace(
      /\\(?:text|math|operatorname|emph|rm|bf|it|sf|tt|cal|left|right|displaystyle)[a-z]*\*?/g,
      '',
    )
    .replace(/[\\${}]/g, '');
}

/** A title as it is compared; empty when there is nothing to compare. */
export const titleKey = (title: string): string => plain(withoutMarkup(title.slice(0, 2000)));

/** The part before a colon or dash, when what follows is a subtitle. */
function mainTitle(title: string): string | undefined {
  const at = /(?<=\S)(?::\s|\s[-–—]\s|\s?[：—]\s?)/u.exec(title)?.index;
  return at === undefined ? undefined : title.slice(0, at);
}

function telling(key: string): boolean {
  const heavy = key.match(dense)?.length ?? 0;
  return heavy >= shortestDense || key.length >= shortest;
}

/**
 * Under which keys a paper is filed: its title and, when it has a subtitle, the title before it.
 * Papers that may be one share a key. None for a title that only stands in or says too little.
 */
export function titleKeys(paper: { title: string; provisional?: boolean | undefined }): string[] {
  if (paper.provisional) return [];
  const whole = titleKey(paper.title);
  const main = titleKey(mainTitle(paper.title) ?? '');
  const keys = [whole, main].filter(telling).map((key) => key.slice(0, longestKey));
  return [...new Set(keys)];
}

/** What a first author may be known by: the family name, or both names in either order. */
function authorKeys(name: Name): string[] {
  const { family, given, literal } = name.family
    ? name
    : { ...parseName(name.literal ?? ''), ...name };
  const [last, first] = [plain(family ?? ''), plain(given ?? '')];
  const whole = last && first ? [first + last, last + first] : [plain(literal ?? '') || first];
  return [last && `family ${last}`, ...whole].filter(Boolean);
}

/** “Wang Xiaoming” and “Xiaoming Wang” are one: which is the family name is not always known. */
function sameAuthor(a: Name, b: Name): boolean {
  const known = authorKeys(b);
  return authorKeys(a).some((key) => known.includes(key));
}

/** Two different ids of these name two different papers. */
const exclusive = new Set(['arxiv', 'pmid', 'pmcid', 'acl']);

const schemeOf = (id: Identifier) => id.slice(0, id.indexOf(':'));

function contradicts(a: readonly Identifier[], b: readonly Identifier[]): boolean {
  return a.some((id) => {
    const scheme = schemeOf(id);
    if (!exclusive.has(scheme)) return false;
    const others = b.filter((other) => schemeOf(other) === scheme);
    return others.length > 0 && !others.includes(id);
  });
}

/** A DOI's registrant, as far as it stands for one publisher. */
const registrants = (ids: readonly Identifier[]) =>
  ids.flatMap((id) => /^doi:(10\.\d+)\//.exec(id)?.[1] ?? []);

/**
 * How much two papers look like one.
 * @returns undefined when they do not, or when something tells that they are two.
 */
export function likeness(a: Comparable, b: Comparable): Likeness | undefined {
  if (a.id === b.id || a.notSame?.includes(b.id) || b.notSame?.includes(a.id)) return undefined;
  if (contradicts(a.identifiers, b.identifiers)) return undefined;
  const [left, right] = [titleKey(a.title), titleKey(b.title)];
  const mainOf = (paper: Comparable) => titleKey(mainTitle(paper.title) ?? '');
  const whole = left !== '' && left === right;
  const part = !whole && telling(left) && telling(right);
  const main = part && (mainOf(a) === right || mainOf(b) === left);
  if (!whole && !main) return undefined;

  const [authorA, authorB] = [a.authors[0], b.authors[0]];
  const author = authorA && authorB && sameAuthor(authorA, authorB);
  const apart = a.issued && b.issued && Math.abs(a.issued.year - b.issued.year);
  if (author === false || (apart !== undefined && apart > 1)) return undefined;
  // A title without its subtitle is a guess that the rest must confirm.
  if (main && !(author && apart !== undefined)) return undefined;

  const long = Math.min(left.length, right.length, 40) / 40;
  let score = (whole ? 0.55 : 0.4) + 0.15 * long;
  if (author) score += 0.2;
  if (apart !== undefined) score += apart === 0 ? 0.1 : 0.05;
  const same = registrants(a.identifiers).some((it) => registrants(b.identifiers).includes(it));
  if (same) score -= 0.1;
  score = Math.round(score * 100) / 100;
  if (score < proposedFrom) return undefined;
  const reasons: Reason[] = [whole ? 'title' : 'main-title'];
  if (author) reasons.push('author');
  if (apart !== undefined) reasons.push('year');
  return { score, reasons };
}

/** Those that look like one paper, the likeliest first. */
export function likest<T extends Comparable>(
  paper: Comparable,
  others: readonly T[],
): { paper: T; likeness: Likeness }[] {
  return others
    .flatMap((other) => {
      const found = likeness(paper, other);
      return found ? [{ paper: other, likeness: found }] : [];
    })
    .sort((a, b) => b.likeness.score - a.likeness.score);
}

/**
 * All pairs of a library that are probably one paper, the likeliest first. Papers are grouped by
 * key, so the work grows with the library and not with its square.
 */
export function findPairs(papers: Iterable<Comparable & { provisional?: boolean }>): Duplicate[] {
  const groups = new Map<string, Comparable[]>();
  for (const paper of papers) {
    for (const key of titleKeys(paper)) {
      const group = groups.get(key);
      if (group) group.push(paper);
      else groups.set(key, [paper]);
    }
  }
  return pairsIn(groups.values());
}

/** The pairs within groups of papers that share a key. */
export function pairsIn(groups: Iterable<readonly Comparable[]>): Duplicate[] {
  const found = new Map<string, Duplicate>();
  for (const group of groups) {
    if (group.length > largestGroup) continue;
    group.forEach((a, index) => {
      for (const b of group.slice(index + 1)) {
        const alike = likeness(a, b);
        if (!alike) continue;
        const ids: [string, string] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
        found.set(ids.join(' '), { ids, ...alike });
      }
    });
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}
