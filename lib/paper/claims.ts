/** The rules by which one of two claims about a field of a paper is believed. */
import { same } from './same';
import type { Name, PaperDate, PaperKind, PaperRecord } from './schema';

/** Everything of a record that has a provenance, but for the web addresses, which have their own. */
export const fields = [
  'title',
  'abstract',
  'venue',
  'volume',
  'issue',
  'pages',
  'authors',
  'issued',
  'kind',
  'version',
  'license',
  'categories',
  'keywords',
] as const;
export type Field = (typeof fields)[number];

/** One value of a field, who said it, how much that is worth, and since when (ms). */
export interface Claim {
  value: unknown;
  source: string;
  trust: number;
  at: number;
  /** Whether the user typed it, or cleared it. */
  typed: boolean;
  /** The record it is part of. */
  record: PaperRecord;
}

/** Decides between claims that are worth the same. */
export type Newer = (mine: Claim, theirs: Claim) => boolean;

/** Whether a field says anything. */
export function present(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
}

/** Which of two claims about a field stands: `mine`, `theirs`, or one with both values united. */
export function decide(field: Field | 'url', mine: Claim, theirs: Claim, newer: Newer): Claim {
  // A version is only ever overtaken: one that was typed must not hide the news of a later one.
  if (field === 'version') {
    return Number(theirs.value ?? 0) > Number(mine.value ?? 0) ? theirs : mine;
  }
  if (mine.typed || theirs.typed) {
    return theirs.typed && (!mine.typed || newer(mine, theirs)) ? theirs : mine;
  }
  if (!present(theirs.value)) return mine;
  if (!present(mine.value)) return theirs;
  const [rule, later] = rules[field];
  return rule(mine, theirs) ?? later?.(mine, theirs) ?? byTrust(mine, theirs, newer);
}

type Rule = (mine: Claim, theirs: Claim) => Claim | undefined;

/** A title that only stands in gives way to a real one. */
const realTitle: Rule = (mine, theirs) => {
  const [stub, other] = [mine.record.provisional ?? false, theirs.record.provisional ?? false];
  return stub === other ? undefined : stub ? theirs : mine;
};

/** The page of an older version does not overwrite what a newer one says. */
const laterVersion: Rule = (mine, theirs) => {
  const [a, b] = [mine.record.version, theirs.record.version];
  if (a === undefined || b === undefined || a === b) return undefined;
  if (b < a) return mine;
  return theirs.trust >= mine.trust ? theirs : undefined;
};

const ranks: Partial<Record<PaperKind, number>> = { webpage: 0, article: 1 };
const rankOf = (claim: Claim) => ranks[claim.record.kind] ?? 2;

/** A published kind stands over a preprint, and a preprint over a mere web page. */
const published: Rule = (mine, theirs) => {
  const [a, b] = [rankOf(mine), rankOf(theirs)];
  return a === b ? undefined : a > b ? mine : theirs;
};

/** At equal trust a preprint says nothing about where and when the paper was published. */
const publishedAtEqualTrust: Rule = (mine, theirs) =>
  mine.trust === theirs.trust ? published(mine, theirs) : undefined;

/** Of two dates in one year the more precise one. */
const morePrecise: Rule = (mine, theirs) => {
  const [a, b] = [mine.value, theirs.value] as [PaperDate, PaperDate];
  const more = Object.keys(b).length - Object.keys(a).length;
  return a.year !== b.year || more === 0 ? undefined : more > 0 ? theirs : mine;
};

const detail = (names: Name[]) => names.filter((name) => name.family && name.given).length;

/** At equal trust no shorter list of authors, and no less detailed one of the same length. */
const fullerList: Rule = (mine, theirs) => {
  if (mine.trust !== theirs.trust) return undefined;
  const [a, b] = [mine.value, theirs.value] as [Name[], Name[]];
  const more = b.length - a.length || detail(b) - detail(a);
  return more === 0 ? undefined : more > 0 ? theirs : mine;
};

const united: Rule = (mine, theirs) => {
  const all = [...(mine.value as string[]), ...(theirs.value as string[])];
  const value = [...new Set(all)].slice(0, 100);
  // What the better witness says as a whole is theirs, or saying it again would change who said it.
  const witness = theirs.trust > mine.trust && same(value, theirs.value) ? theirs : mine;
  return { ...witness, value };
};

/** The rules of each field, tried in turn before trust and time decide. */
const rules: Record<Exclude<Field, 'version'> | 'url', [Rule, Rule?]> = {
  title: [realTitle, laterVersion],
  abstract: [laterVersion],
  venue: [publishedAtEqualTrust],
  volume: [publishedAtEqualTrust],
  issue: [publishedAtEqualTrust],
  pages: [publishedAtEqualTrust],
  authors: [fullerList],
  issued: [morePrecise, publishedAtEqualTrust],
  kind: [published],
  license: [laterVersion],
  categories: [united],
  keywords: [united],
  url: [laterVersion],
};

function byTrust(mine: Claim, theirs: Claim, newer: Newer): Claim {
  if (theirs.trust !== mine.trust) return theirs.trust > mine.trust ? theirs : mine;
  return newer(mine, theirs) ? theirs : mine;
}
