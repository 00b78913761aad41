/** What would become of each item of an import. Reads only; call it in a transaction. */
import type { LibraryDatabase } from '../../library/database';
import { noteKey } from '../../library/save-many';
import type { ImportItem } from '../../library/types';
import { fields } from '../../paper/claims';
import { likest, titleKeys } from '../../paper/duplicates';
import { expandIdentifiers } from '../../paper/identifiers';
import { mergeRecord } from '../../paper/merge';
import type { Paper } from '../../paper/schema';
import { trustOf } from '../../sources';
import type { Draft, ItemData } from './types';

export type Planned = Pick<ImportItem, 'state' | 'chosen'> & { data: ItemData };

/** More papers under one title are a kind of title, not a paper. */
const mostAlike = 60;

/** @param now milliseconds since the epoch. */
export async function planDrafts(
  db: LibraryDatabase,
  drafts: readonly Draft[],
  now: number,
): Promise<Planned[]> {
  const named = new Map(
    drafts.map((draft) => [draft, expandIdentifiers(draft.record?.identifiers ?? [])]),
  );
  const ids = [...named.values()].flat();
  const found = await db.papers
    .where('identifiers')
    .anyOf([...new Set(ids)])
    .distinct()
    .toArray();
  const owner = new Map(found.flatMap((paper) => paper.identifiers.map((id) => [id, paper])));
  const notes = await notesOf(db, found);
  const known = (draft: Draft): Paper | undefined =>
    named
      .get(draft)
      ?.map((id) => owner.get(id))
      .find((paper) => paper !== undefined);
  const strangers = drafts.filter((draft) => draft.record && !known(draft));
  const alike = await papersLike(db, strangers);
  return drafts.map((draft): Planned => {
    if (!draft.record) return planned('problem', withProblem(draft));
    const paper = known(draft);
    if (paper) {
      const adds = whatItAdds(paper, draft, notes.get(paper.id), now);
      const data = { ...draft, paperId: paper.id, adds };
      if (draft.doubleOf !== undefined) return planned('double', data);
      return planned(adds.length > 0 ? 'adds' : 'same', data);
    }
    if (draft.doubleOf !== undefined) return planned('double', draft);
    // A title alone names no paper yet; an identifier does.
    if (draft.lookup) return planned('find', draft, draft.lookup.identifiers.length > 0 ? 1 : 0);
    const [likely] = likelyOf(draft, alike);
    return likely
      ? planned('likely', { ...draft, paperId: likely.paper.id })
      : planned('new', draft);
  });
}

const chosenAtFirst: Partial<Record<ImportItem['state'], 1>> = { new: 1, adds: 1, double: 1 };

const planned = (
  state: ImportItem['state'],
  data: ItemData,
  chosen: 0 | 1 = chosenAtFirst[state] ?? 0,
): Planned => ({ state, chosen, data });

const withProblem = (draft: Draft): Draft => ({
  ...draft,
  problem: draft.problem ?? { code: 'bad-item', args: [] },
});

async function notesOf(db: LibraryDatabase, papers: Paper[]): Promise<Map<string, Set<string>>> {
  const notes = new Map<string, Set<string>>();
  const rows = await db.annotations
    .where('paperId')
    .anyOf(papers.map(({ id }) => id))
    .toArray();
  for (const { paperId, body, quote, selectors } of rows) {
    const key = noteKey(body, quote, selectors);
    notes.set(paperId, (notes.get(paperId) ?? new Set()).add(key));
  }
  return notes;
}

/** Papers of the library with the titles of items, by the key of the title. */
async function papersLike(
  db: LibraryDatabase,
  drafts: readonly Draft[],
): Promise<Map<string, Paper[]>> {
  const keys = new Set(drafts.flatMap(({ record }) => (record ? titleKeys(record) : [])));
  const alike = new Map<string, Paper[]>();
  if (keys.size === 0) return alike;
  const papers = await db.papers
    .where('titleKeys')
    .anyOf([...keys])
    .distinct()
    .toArray();
  for (const paper of papers) {
    if (paper.deletedAt !== undefined) continue;
    for (const key of paper.titleKeys ?? []) alike.set(key, [...(alike.get(key) ?? []), paper]);
  }
  return alike;
}

function likelyOf({ record }: Draft, alike: ReadonlyMap<string, Paper[]>) {
  if (!record || alike.size === 0) return [];
  const others = new Set(titleKeys(record).flatMap((key) => alike.get(key) ?? []));
  if (others.size === 0 || others.size > mostAlike) return [];
  return likest({ id: '', ...record }, [...others]);
}

/** Names of what a paper of the library would get from an item. */
export function whatItAdds(
  paper: Paper,
  { record, mine }: Draft,
  notes: ReadonlySet<string> | undefined,
  now: number,
): string[] {
  if (!record) return [];
  const merged = mergeRecord(paper, record, trustOf, now);
  const differs = (key: keyof Paper) => JSON.stringify(merged[key]) !== JSON.stringify(paper[key]);
  const adds: string[] = [...fields, 'urls' as const, 'identifiers' as const].filter(differs);
  if (paper.deletedAt !== undefined) adds.push('restored');
  if (!mine) return adds;
  if (mine.tags.some((tag) => !paper.tags.includes(tag))) adds.push('tags');
  const noted = mine.notes.map(({ text, highlight }) =>
    noteKey(text, highlight?.quote, highlight?.selectors),
  );
  if (noted.some((key) => !notes?.has(key))) adds.push('notes');
  const untold = paper.status === 'unread' && paper.statusAt === undefined;
  if (untold && mine.status && mine.status !== 'unread') adds.push('status');
  if (mine.pinned && paper.pinned === 0) adds.push('pinned');
  for (const key of ['rating', 'rank', 'citekey'] as const) {
    if (mine[key] !== undefined && paper[key] === undefined) adds.push(key);
  }
  return adds;
}
