import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import type { NoteChange, NoteSaved } from '../messaging/protocol';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import type { Annotation } from './types';
import { type At, write } from './write';

/**
 * Writes a note. When someone else (another window) has changed it since `base`, both changes are
 * merged if they touch different places; otherwise both texts are kept, each as a note.
 * @throws LibraryError `not-found` when the paper is gone from the database.
 */
export function writeNote(db: LibraryDatabase, change: NoteChange, at: At): Promise<NoteSaved> {
  return write(db, async () => {
    const paper = await db.papers.get(change.paperId);
    if (!paper) throw new LibraryError('not-found', change.paperId);
    const existing = await db.annotations.get(change.noteId);
    if (existing && existing.paperId !== paper.id) throw new LibraryError('not-found', 'note');
    const outcome = existing
      ? await rewrite(db, existing, change, at)
      : await begin(db, { ...change, version: paper.version }, at);
    // The list sorts and searches by what changed last.
    await db.papers.update(paper.id, { updatedAt: at.now });
    return outcome;
  });
}

async function begin(
  db: LibraryDatabase,
  { paperId, noteId, body, version }: NoteChange & { version?: number | undefined },
  { now }: At,
): Promise<NoteSaved> {
  if (body === '') return { body };
  await db.annotations.add({
    id: noteId,
    paperId,
    kind: 'note',
    body,
    tags: [],
    ...(version !== undefined && { version }),
    createdAt: now,
    updatedAt: now,
  });
  await db.activity.put({ id: `annotated:${noteId}`, paperId, kind: 'annotated', at: now });
  return { body };
}

async function rewrite(
  db: LibraryDatabase,
  existing: Annotation,
  change: NoteChange,
  at: At,
): Promise<NoteSaved> {
  const current = existing.deletedAt === undefined ? existing.body : '';
  if (current === change.body) return { body: current };
  if (current === change.base) {
    await db.annotations.put(withBody(existing, change.body, at.now));
    return { body: change.body };
  }
  const mergedFrom = markOf(change.base, change.body);
  if (current !== '' && existing.mergedFrom === mergedFrom) return { body: current };
  const merged = mergeTexts(change.base, change.body, current);
  if (merged === undefined) return { body: current, conflictId: await keepBoth(db, change, at) };
  await db.annotations.put({ ...withBody(existing, merged, at.now), mergedFrom });
  return { body: merged };
}

/** Names a change that was merged: its answer may get lost, and a change told twice is made once. */
export const markOf = (base: string, body: string): string => hash(`${base}\0${body}`);

/** An emptied note keeps its last text in the bin; a highlight stays without a note. */
function withBody(note: Annotation, body: string, now: number): Annotation {
  if (body === '' && note.kind === 'note') return { ...note, deletedAt: now, updatedAt: now };
  const { deletedAt: _, ...live } = note;
  return { ...live, body, updatedAt: now };
}

/**
 * The change from `base` to `body` made to the other text, or undefined when it does not fit, or when
 * a word that either side wrote would be gone.
 */
export function mergeTexts(base: string, body: string, current: string): string | undefined {
  if (base === '' || current === '') return undefined;
  const merger = new DiffMatchPatch();
  // Strict: a change that fits only roughly belongs to another sentence.
  merger.Match_Threshold = 0.2;
  merger.Patch_DeleteThreshold = 0.2;
  const [merged, applied] = merger.patch_apply(merger.patch_make(base, body), current);
  if (!applied.every(Boolean)) return undefined;
  const [had, has] = [wordsOf(base), wordsOf(merged)];
  const keeps = (side: Map<string, number>) =>
    side.entries().every(([word, count]) => (has.get(word) ?? 0) >= count - (had.get(word) ?? 0));
  return keeps(wordsOf(body)) && keeps(wordsOf(current)) ? merged : undefined;
}

/** Words and signs of a text and how often each is there; scripts without spaces letter by letter. */
function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word] of text.matchAll(/(?!\p{Lo})[\p{L}\p{M}\p{N}_]+|\S/gu)) {
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** The same conflict told twice is one note: its id is made of the note and the base. */
async function keepBoth(db: LibraryDatabase, change: NoteChange, at: At): Promise<string> {
  const id = `${change.noteId}+${hash(change.base)}`;
  const kept = await db.annotations.get(id);
  if (kept) await db.annotations.put(withBody(kept, change.body, at.now));
  else await begin(db, { ...change, noteId: id }, at);
  return id;
}

/** FNV-1a over UTF-16 code units, in base 36: short and stable, nothing more is needed here. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
