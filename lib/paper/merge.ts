/**
 * How two records of one paper become one, by rules with provenance. Nothing of the user's is ever
 * dropped, and nothing is matched by title: whoever calls knows that the identifiers agree.
 */
import { type Claim, decide, type Field, fields, type Newer, present } from './claims';
import { titleKeys } from './duplicates';
import { expandIdentifiers } from './identifiers';
import { same } from './same';
import type { Paper, PaperRecord, PaperUrls, Provenance, Status, Told } from './schema';
import { statuses } from './schema';
import { versionHad } from './versions';

/** How much a source is believed: 4 the user, 3 to 1 as in lib/sources. */
export type Trust = (source: string) => number;

export const urlKeys = ['page', 'pdf', 'html', 'code', 'project'] as const;
const maxIdentifiers = 20;

/** A new paper of the library: unread, with the record as the provenance of every field it has. */
export function createPaper(record: PaperRecord, at: { id: string; now: number }): Paper {
  const said = { source: record.source, at: at.now };
  const provenance: Provenance = {};
  for (const field of fields) if (present(record[field])) provenance[field] = said;
  for (const key of urlKeys) if (record.urls[key]) provenance[`urls.${key}`] = said;
  return filed({
    ...record,
    identifiers: expandIdentifiers(record.identifiers),
    id: at.id,
    tags: [],
    status: 'unread',
    pinned: 0,
    addedAt: at.now,
    updatedAt: at.now,
    provenance,
  });
}

/** A paper with the keys of its title; the same object when it has them. */
export function filed(paper: Paper): Paper {
  const keys = titleKeys(paper);
  return same(keys, paper.titleKeys ?? []) ? paper : { ...paper, titleKeys: keys };
}

/** One side of a merge: what it says of each field, and who says it since when. */
interface Side {
  record: PaperRecord;
  said(field: string): { source: string; at: number } | undefined;
  /** What the sites say of a field that the user typed over. */
  told(field: string): Told[string] | undefined;
  /** For what has no provenance of its own. */
  at: number;
}

const sideOf = (paper: Paper): Side => ({
  record: paper,
  said: (field) => paper.provenance[field],
  told: (field) => paper.told?.[field],
  at: paper.addedAt,
});

/**
 * Takes what a page says into a paper of the library. The user's own fields (tags, status, pins,
 * times) are untouched, and fields that the user typed stay as typed.
 * @param trust see lib/sources `trustOf`. @param now milliseconds since the epoch.
 * @returns the same object when the record brings nothing new.
 */
export function mergeRecord(paper: Paper, record: PaperRecord, trust: Trust, now: number): Paper {
  const nothing = () => undefined;
  const theirs: Side = { record, said: nothing, told: nothing, at: now };
  const merged = mergeMetadata(paper, theirs, trust, (mine) => !mine.typed);
  return merged === paper ? paper : { ...merged, updatedAt: now };
}

/**
 * Two papers of the library turn out to be one. Metadata by the rules of `mergeRecord`, with the
 * provenance of both; tags united; the status that was set last; pinned if either is; in the bin
 * only if both are. The order of the two decides nothing of what the user did.
 * @param asKept what `keep` says of itself stays, and only what it lacks comes from the other.
 * @returns `keep` itself when `other` brings nothing new.
 */
export function unitePapers(
  keep: Paper,
  other: Paper,
  trust: Trust,
  now: number,
  asKept = false,
): Paper {
  const merged = mergeMetadata(keep, sideOf(other), trust, isNewer, asKept);
  const { status, statusAt } = unitedStatus(keep, other);
  const { rating: _r, rank: _k, openedAt: _o, deletedAt: _d, statusAt: _s, ...others } = merged;
  const { savedVersion: _v, notSame: _n, ...rest } = others;
  const notSame = [...new Set([...(keep.notSame ?? []), ...(other.notSame ?? [])])].filter(
    (id) => id !== keep.id && id !== other.id,
  );
  const rating = extreme(Math.max, keep.rating, other.rating);
  const rank = extreme(Math.min, keep.rank, other.rank);
  const openedAt = extreme(Math.max, keep.openedAt, other.openedAt);
  const bothDeleted = keep.deletedAt !== undefined && other.deletedAt !== undefined;
  const deletedAt = bothDeleted ? extreme(Math.max, keep.deletedAt, other.deletedAt) : undefined;
  const had = extreme(Math.max, versionHad(keep), versionHad(other));
  const citekey = keep.citekey ?? other.citekey;
  const united: Paper = {
    ...rest,
    ...(notSame.length > 0 && { notSame }),
    ...(had !== undefined && had !== merged.version && { savedVersion: had }),
    tags: [...new Set([...keep.tags, ...other.tags].map((tag) => tag.normalize('NFC')))],
    status,
    pinned: keep.pinned || other.pinned ? 1 : 0,
    addedAt: Math.min(keep.addedAt, other.addedAt),
    ...(statusAt !== undefined && { statusAt }),
    ...(rating !== undefined && { rating }),
    ...(rank !== undefined && { rank }),
    ...(openedAt !== undefined && { openedAt }),
    ...(deletedAt !== undefined && { deletedAt }),
    ...(citekey !== undefined && { citekey }),
  };
  return same(united, keep) ? keep : { ...united, updatedAt: now };
}

/** At the same moment the greater text wins, so that the order of two papers does not matter. */
const isNewer: Newer = (mine, theirs) =>
  theirs.at === mine.at
    ? (JSON.stringify(theirs.value) ?? '') > (JSON.stringify(mine.value) ?? '')
    : theirs.at > mine.at;

/** The paper with the better of both sides in each field; the same object when nothing changes. */
function mergeMetadata(
  paper: Paper,
  theirs: Side,
  trust: Trust,
  newer: Newer,
  asKept = false,
): Paper {
  const mine = sideOf(paper);
  const merged: Paper = { ...paper, provenance: { ...paper.provenance } };
  const told: Told = {};

  const settle = (name: string, field: Field | 'url', a: unknown, b: unknown) => {
    const claim = (side: Side, value: unknown): Claim => {
      const known = side.said(name);
      const { source, at } = known ?? { source: side.record.source, at: side.at };
      const typed = source === 'user' && (known !== undefined || present(value));
      return { value, source, at, typed, trust: trust(source), record: side.record };
    };
    const [left, right] = [claim(mine, a), claim(theirs, b)];
    const stays = asKept && field !== 'version' && !paper.provisional && present(a);
    const won = stays ? left : decide(field, left, right, newer);
    // The better witness of an agreed value is remembered: a worse one may not change it later.
    const better = same(a, b) && present(a) && right.trust > left.trust;
    if (better || (won !== left && (won.typed || !same(won.value, a)))) {
      const { source, at } = better ? right : won;
      if (!same(merged.provenance[name], { source, at })) merged.provenance[name] = { source, at };
    }
    if (won.typed) {
      const site = siteClaim(field, name, [mine, left], [theirs, right], { trust, newer });
      if (site) told[name] = site;
    }
    return won.value;
  };

  for (const field of fields) {
    const value = settle(field, field, paper[field], theirs.record[field]);
    if (!same(value, paper[field])) put(merged, field, value);
  }
  const urls: PaperUrls = { ...paper.urls };
  for (const key of urlKeys) {
    const value = settle(`urls.${key}`, 'url', paper.urls[key], theirs.record.urls[key]);
    if (typeof value === 'string') urls[key] = value;
    else delete urls[key];
  }
  merged.urls = urls;
  if (Object.keys(told).length > 0) merged.told = told;
  else delete merged.told;
  if (paper.provisional && !theirs.record.provisional) delete merged.provisional;
  if (trust(theirs.record.source) > trust(paper.source)) merged.source = theirs.record.source;
  merged.identifiers = expandIdentifiers([
    ...paper.identifiers,
    ...theirs.record.identifiers,
  ]).slice(0, maxIdentifiers);
  return same(merged, paper) ? paper : filed(merged);
}

/** What the sites say of a field that the user typed: the better of both sides. */
function siteClaim(
  field: Field | 'url',
  name: string,
  mine: [Side, Claim],
  theirs: [Side, Claim],
  { trust, newer }: { trust: Trust; newer: Newer },
): Told[string] | undefined {
  const said = ([side, own]: [Side, Claim]): Claim | undefined => {
    if (own.typed) {
      const known = side.told(name);
      return known && { ...known, typed: false, trust: trust(known.source), record: side.record };
    }
    const standsIn = field === 'title' && side.record.provisional;
    return present(own.value) && !standsIn ? own : undefined;
  };
  const [a, b] = [said(mine), said(theirs)];
  const won = a && b ? decide(field, a, b, newer) : (a ?? b);
  if (!won) return undefined;
  // Said again: that is no news.
  const { value, source, at } = a && same(a.value, won.value) ? a : won;
  return { value, source, at };
}

/** Sets a field, or clears it when the value says nothing. */
export function put(paper: Paper, field: Field, value: unknown): void {
  if (present(value) || Array.isArray(value)) Object.assign(paper, { [field]: value });
  else delete (paper as Partial<Paper>)[field];
}

function unitedStatus(a: Paper, b: Paper): { status: Status; statusAt: number | undefined } {
  const [timeA, timeB] = [a.statusAt ?? -1, b.statusAt ?? -1];
  const statusAt = extreme(Math.max, a.statusAt, b.statusAt);
  if (timeA !== timeB) return { status: timeA > timeB ? a.status : b.status, statusAt };
  const further = statuses.indexOf(a.status) >= statuses.indexOf(b.status) ? a : b;
  return { status: further.status, statusAt };
}

function extreme(of: (...values: number[]) => number, a?: number, b?: number): number | undefined {
  return a === undefined ? b : b === undefined ? a : of(a, b);
}
