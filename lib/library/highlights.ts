/** Highlights: annotations with selectors. What is made on a page is never overwritten by a later find. */
import { colourOf } from '../annotations/colours';
import { parseLaterPositions, parseSelectors } from '../annotations/schema';
import type { LaterPosition, ResolutionState, Selector } from '../annotations/types';
import type { Highlight } from '../messaging/annotate-protocol';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { markOf, mergeTexts } from './notes';
import { annotationsOf } from './read';
import type { Annotation } from './types';
import { type At, write } from './write';

/** So many places are remembered of one highlight, the newest. */
const mostLater = 20;
/** Highlights of one paper; a page that makes more of them is not a reader. */
const mostHighlights = 20_000;

export interface HighlightEdit {
  paperId: string;
  id: string;
  made?:
    | {
        quote: string;
        selectors: readonly Selector[];
        version?: number | undefined;
        page?: string | undefined;
      }
    | undefined;
  colour?: string | undefined;
  tags?: readonly string[] | undefined;
  body?: string | undefined;
  base?: string | undefined;
}

/** The highlights of a paper that are not in the bin, oldest first. */
export async function highlightsOf(db: LibraryDatabase, paperId: string): Promise<Highlight[]> {
  const rows = await annotationsOf(db, paperId);
  return rows.filter(({ kind }) => kind === 'highlight').map(highlightOf);
}

function highlightOf(row: Annotation): Highlight {
  const { id, quote = '', body, tags, version, createdAt } = row;
  return {
    id,
    quote,
    body,
    tags,
    createdAt,
    colour: colourOf(row.colour),
    selectors: parseSelectors(row.selectors),
    later: parseLaterPositions(row.later),
    ...(version !== undefined && { version }),
  };
}

/**
 * Makes a highlight, or changes one. A note that someone else has changed since `base` is merged;
 * where that cannot be, both texts are kept, one below the other.
 * @returns the note as stored.
 * @throws LibraryError `not-found` when the paper or the highlight is gone.
 */
export function saveHighlight(
  db: LibraryDatabase,
  edit: HighlightEdit,
  at: At,
): Promise<{ body: string }> {
  return write(db, async () => {
    const paper = await db.papers.get(edit.paperId);
    if (!paper) throw new LibraryError('not-found', edit.paperId);
    const existing = await db.annotations.get(edit.id);
    if (existing ? !isHighlightOf(existing, paper.id) : !edit.made) {
      throw new LibraryError('not-found', 'highlight');
    }
    const row = existing ?? (await begin(db, edit, paper.version, at));
    const next = changed(row, edit, at.now);
    if (next !== existing) {
      await db.annotations.put(next);
      // The list sorts and searches by what changed last.
      await db.papers.update(paper.id, { updatedAt: at.now });
    }
    return { body: next.body };
  });
}

async function begin(
  db: LibraryDatabase,
  { paperId, id, made }: HighlightEdit,
  paperVersion: number | undefined,
  { now }: At,
): Promise<Annotation> {
  if ((await db.annotations.where('paperId').equals(paperId).count()) >= mostHighlights) {
    throw new LibraryError('full', 'highlights');
  }
  const version = made?.version ?? paperVersion;
  await db.activity.put({ id: `annotated:${id}`, paperId, kind: 'annotated', at: now });
  return {
    id,
    paperId,
    kind: 'highlight',
    body: '',
    quote: made?.quote ?? '',
    selectors: [...(made?.selectors ?? [])],
    tags: [],
    ...(version !== undefined && { version }),
    ...(made?.page !== undefined && { page: made.page }),
    createdAt: now,
    updatedAt: now,
  };
}

/** The row with the changes; the row itself when there are none. */
function changed(row: Annotation, edit: HighlightEdit, now: number): Annotation {
  const { body, mergedFrom } = united(row, edit);
  const colour = edit.colour ?? row.colour;
  const tags = edit.tags ? [...new Set(edit.tags)] : row.tags;
  const same =
    body === row.body && colour === row.colour && tags.join('\n') === row.tags.join('\n');
  if (same) return row;
  return {
    ...row,
    body,
    tags,
    ...(colour !== undefined && { colour }),
    ...(mergedFrom !== undefined && { mergedFrom }),
    updatedAt: now,
  };
}

/** The note with what an editor wrote; two editors' words are merged, or stand below each other. */
function united(
  { body: current, mergedFrom: known }: Annotation,
  { body, base = '' }: HighlightEdit,
): { body: string; mergedFrom?: string } {
  if (body === undefined) return { body: current };
  if (current === base || current === body) return { body };
  const mergedFrom = markOf(base, body);
  if (known === mergedFrom) return { body: current };
  return { body: mergeTexts(base, body, current) ?? `${current}\n\n${body}`, mergedFrom };
}

/** Puts a highlight into the bin, or takes it out. Idempotent. */
export function binHighlight(
  db: LibraryDatabase,
  { paperId, id }: { paperId: string; id: string },
  binned: boolean,
  at: At,
): Promise<void> {
  return write(db, async () => {
    const row = await db.annotations.get(id);
    if (!row || !isHighlightOf(row, paperId)) throw new LibraryError('not-found', 'highlight');
    if ((row.deletedAt !== undefined) === binned) return;
    const { deletedAt: _, ...live } = row;
    await db.annotations.put({
      ...live,
      ...(binned && { deletedAt: at.now }),
      updatedAt: at.now,
    });
    await db.papers.update(paperId, { updatedAt: at.now });
  });
}

/**
 * Remembers where highlights were found on a version, one place a version. Highlights that are gone
 * are passed over. It is not a change of the user's: nothing else of the rows changes.
 */
export function placeHighlights(
  db: LibraryDatabase,
  paperId: string,
  placed: readonly {
    id: string;
    version?: string | undefined;
    state: ResolutionState;
    selectors: readonly Selector[];
  }[],
  at: At,
): Promise<void> {
  return write(db, async () => {
    const rows = await db.annotations.bulkGet(placed.map(({ id }) => id));
    const next = placed.flatMap(({ version, state, selectors }, index) => {
      const row = rows[index];
      if (!row || !isHighlightOf(row, paperId)) return [];
      const others = parseLaterPositions(row.later).filter((each) => each.version !== version);
      const found: LaterPosition = {
        ...(version !== undefined && { version }),
        at: at.now,
        state,
        selectors: [...selectors],
      };
      return [{ ...row, later: [...others, found].slice(-mostLater) }];
    });
    await db.annotations.bulkPut(next);
  });
}

const isHighlightOf = (row: Annotation, paperId: string): boolean =>
  row.paperId === paperId && row.kind === 'highlight';
