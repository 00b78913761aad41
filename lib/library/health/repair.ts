/**
 * Sets right what `examine` has found. Nothing that the user wrote is thrown away: notes whose paper
 * is gone get a paper again, and what cannot be read is completed, or left as it is.
 */

import type { Table } from 'dexie';
import { filed } from '../../paper/merge';
import type { Paper } from '../../paper/schema';
import { paperSchema } from '../../paper/schema';
import type { LibraryDatabase } from '../database';
import { recoveredScheme } from '../mended';
import { takeIn, type United } from '../save';
import { rawOf } from '../sound';
import { type At, write } from '../write';
import {
  annotationTroubles,
  paperOf,
  paperTroubles,
  revivedAnnotation,
  revivedPaper,
  rightIdentifiers,
} from './rows';
import type { Finding } from './types';

type Row = Record<string, unknown>;

export interface Repaired {
  /** Findings that are right now. */
  repaired: number;
  /** Rows that nobody can read: they stay, and can be saved as they are. */
  left: string[];
}

/** In this order: orphans may find their paper among those that were revived. */
const order: readonly Finding['trouble'][] = [
  'paper-unreadable',
  'paper-field',
  'identifier',
  'title-keys',
  'citekey',
  'index',
  'annotation-unreadable',
  'annotation-orphan',
  'activity-orphan',
  'outbox-orphan',
  'import-orphan',
];

/** Rows that are set right in one transaction: a page that saves meanwhile waits for no more. */
const batchSize = 100;

/**
 * Repairs what was found, in transactions of 100 rows. Each finding is looked at again: one that is
 * right by now is left alone, so that a repair can be repeated without harm.
 * @param title of a paper whose title is not known.
 */
export async function repair(
  db: LibraryDatabase,
  findings: readonly Finding[],
  title: string,
  at: At,
): Promise<Repaired> {
  const sorted = findings.toSorted((a, b) => order.indexOf(a.trouble) - order.indexOf(b.trouble));
  const left: string[] = [];
  let repaired = 0;
  for (let from = 0; from < sorted.length; from += batchSize) {
    await write(db, async () => {
      for (const finding of sorted.slice(from, from + batchSize)) {
        if (await repairOne(db, finding, title, at)) repaired += 1;
        else left.push(finding.id);
      }
    });
  }
  return { repaired, left };
}

/** @returns false when it cannot be set right. */
async function repairOne(
  db: LibraryDatabase,
  { trouble, id }: Finding,
  title: string,
  at: At,
): Promise<boolean> {
  if (trouble === 'activity-orphan') return activityOrphan(db, id);
  if (trouble === 'annotation-orphan') return annotationOrphan(db, id, title, at);
  if (trouble === 'outbox-orphan') return outboxOrphan(db, id);
  if (trouble === 'import-orphan') {
    if (!(await db.imports.get(id))) await db.importItems.where('importId').equals(id).delete();
    return true;
  }
  if (trouble === 'annotation-unreadable') {
    const row = await rawRow(db.annotations, id);
    if (!row || annotationTroubles(row).length === 0) return true;
    const revived = revivedAnnotation(row, at.now);
    if (revived) await db.annotations.put(revived);
    return revived !== undefined;
  }
  if (trouble === 'index' && (await rewritten(db, id))) return true;
  const row = await rawRow(db.papers, id);
  if (!row) return true;
  if (trouble === 'citekey') return citekeyShared(db, row as unknown as Paper);
  if (paperTroubles(row).length === 0) return true;
  const paper = paperOf(row)?.paper ?? revivedPaper(row, title, at.now);
  if (!paper) return false;
  return putPaper(db, paper, at);
}

const rawRow = async (table: Pick<Table, 'get'>, id: string) =>
  rawOf((await table.get(id)) as Row | undefined);

/** Puts a row away and back, so that all indexes name it anew. */
async function rewritten(db: LibraryDatabase, id: string): Promise<boolean> {
  for (const table of [db.papers, db.annotations]) {
    const row = await rawRow(table, id);
    if (!row) continue;
    await table.delete(id);
    await db.table(table.name).put(row);
    return true;
  }
  return false;
}

/** The paper with its identifiers in normal form; one that has the same is the same paper. */
async function putPaper(db: LibraryDatabase, paper: Paper, at: At): Promise<boolean> {
  const identifiers = rightIdentifiers(paper.identifiers);
  const found = await db.papers.where('identifiers').anyOf(identifiers).toArray();
  const others = new Map(found.map((other) => [other.id, other]));
  others.delete(paper.id);
  const taken = new Set([...others.values()].flatMap((other) => other.identifiers));
  // First what is nobody else's: the database lets an identifier belong to one paper only.
  const own = identifiers.filter((id) => !taken.has(id));
  const kept = filed({ ...paper, identifiers: own });
  if (others.size === 0) {
    await db.papers.put(kept);
    return true;
  }
  const readable = [...others.values()].filter((other) => paperSchema.safeParse(other).success);
  await db.papers.put(kept);
  await takeIn(db, kept, readable, at);
  return true;
}

/** The one that was there first keeps the key; the other gets a new one when it is next cited. */
async function citekeyShared(db: LibraryDatabase, paper: Paper): Promise<boolean> {
  const key = paper.citekey?.toLowerCase();
  if (key === undefined) return true;
  const all = await db.papers.orderBy('citekey').keys();
  if (all.filter((other) => String(other).toLowerCase() === key).length < 2) return true;
  const { citekey: _, ...rest } = paper;
  await db.papers.put(rest);
  return true;
}

/** What happened to a paper that is gone goes, too; unless it holds all that is left of the paper. */
async function activityOrphan(db: LibraryDatabase, id: string): Promise<boolean> {
  const row = await db.activity.get(id);
  if (!row || (await db.papers.get(String(row.paperId)))) return true;
  if (row.kind === 'united' && (await broughtBack(db, row.data))) return true;
  await db.activity.delete(id);
  return true;
}

/** A paper that is only left in what the history says of a union comes back. */
async function broughtBack(db: LibraryDatabase, data: unknown): Promise<boolean> {
  const { after } = (data ?? {}) as Partial<United>;
  const paper = after && paperOf(after as unknown as Row)?.paper;
  if (!paper || (await db.papers.get(paper.id))) return false;
  const taken = await db.papers.where('identifiers').anyOf(paper.identifiers).count();
  if (taken > 0) return false;
  await db.papers.put(filed(paper));
  return true;
}

/** Notes go to the paper that took theirs in, or get one that stands for it. */
async function annotationOrphan(
  db: LibraryDatabase,
  id: string,
  title: string,
  at: At,
): Promise<boolean> {
  const row = await db.annotations.get(id);
  if (!row || (await db.papers.get(row.paperId))) return true;
  const unions = await db.activity
    .where('[kind+at]')
    .between(['united', -Infinity], ['united', Infinity])
    .filter(({ data }) => (data as Partial<United> | undefined)?.paper?.id === row.paperId)
    .toArray();
  for (const { paperId, data } of unions) {
    if (!(await db.papers.get(paperId)) && !(await broughtBack(db, data))) continue;
    await db.annotations.update(id, { paperId });
    return true;
  }
  const own = await db.activity.where('paperId').equals(row.paperId).toArray();
  for (const { kind, data } of own)
    if (kind === 'united' && (await broughtBack(db, data))) return true;
  await db.papers.put(
    filed({
      id: row.paperId,
      identifiers: [`${recoveredScheme}${row.paperId}`],
      title,
      authors: [],
      kind: 'article',
      urls: row.page === undefined ? {} : { page: row.page },
      categories: [],
      keywords: [],
      source: 'user',
      tags: [],
      status: 'unread',
      pinned: 0,
      addedAt: at.now,
      updatedAt: at.now,
      provenance: {},
    }),
  );
  return true;
}

async function outboxOrphan(db: LibraryDatabase, id: string): Promise<boolean> {
  const job = await db.outbox.get(id);
  if (job && !(await db.papers.get(job.paperId))) await db.outbox.delete(id);
  return true;
}
