/** What is done with a tag itself, on all papers that carry it, and with the tags below it. */
import type { Paper } from '../paper/schema';
import { changePapers } from './apply';
import type { LibraryDatabase } from './database';
import type { TagColour } from './tag-colours';
import { isWithin } from './tag-tree';
import { difference } from './three-way';
import type { Annotation, TagStyle, UndoRow } from './types';
import { recordUndo, type Undoable, undoable } from './undo';
import { type At, write } from './write';

export interface TagsChanged extends Undoable {
  /** How many papers carried the tag or one below it. */
  papers: number;
}

/**
 * Renames a tag with everything below it. If the new name is there already, the two become one; a
 * name with `/` nests it. Colours, and `tag:` in saved views, go along.
 */
export function renameTag(
  db: LibraryDatabase,
  { from, to }: { from: string; to: string },
  at: At,
): Promise<TagsChanged> {
  const rename = (tag: string) => (isWithin(tag, from) ? to + tag.slice(from.length) : tag);
  return changeTags(db, { kind: 'tagRename', root: from, rename }, at);
}

/** Takes a tag, and all below it, off every paper. */
export function removeTag(db: LibraryDatabase, tag: string, at: At): Promise<TagsChanged> {
  const rename = (each: string) => (isWithin(each, tag) ? undefined : each);
  return changeTags(db, { kind: 'tagRemove', root: tag, rename }, at);
}

/** Gives a tag a colour; `null` takes it away. */
export function colourTag(
  db: LibraryDatabase,
  tag: string,
  colour: TagColour | null,
  at: At,
): Promise<Undoable> {
  return write(db, async () => {
    const known = await db.tags.get(tag);
    if ((known?.colour ?? null) === colour) return {};
    const rows = await setStyles(db, new Map([[tag, colour ?? undefined]]), at);
    return undoable(await recordUndo(db, { kind: 'tagColour', count: 1, rows }, at));
  });
}

interface TagChange {
  kind: string;
  root: string;
  /** The new name of a tag; undefined takes it away. */
  rename(tag: string): string | undefined;
}

async function changeTags(
  db: LibraryDatabase,
  { kind, root, rename }: TagChange,
  at: At,
): Promise<TagsChanged> {
  const renamed = (tags: readonly string[]) => [
    ...new Set(tags.flatMap((tag) => rename(tag) ?? [])),
  ];
  const carriers = () =>
    db.papers.where('tags').equals(root).or('tags').startsWith(`${root}/`).primaryKeys();
  const first = async () => [
    ...(await changeAnnotations(db, root, renamed, at)),
    ...(await changeStyles(db, root, rename, at)),
    ...(await changeViews(db, root, rename)),
  ];
  const change = (paper: Paper): Paper => {
    const tags = renamed(paper.tags);
    const same = tags.length === paper.tags.length && tags.every((tag, i) => tag === paper.tags[i]);
    return same ? paper : { ...paper, tags, updatedAt: at.now };
  };
  const { changed, undoId } = await changePapers(db, carriers, { kind, first, change }, at);
  return { papers: changed.length, ...undoable(undoId) };
}

async function changeAnnotations(
  db: LibraryDatabase,
  root: string,
  renamed: (tags: readonly string[]) => string[],
  at: At,
): Promise<UndoRow[]> {
  const touched = await db.annotations
    .filter(({ tags }) => tags.some((tag) => isWithin(tag, root)))
    .toArray();
  const next = touched.map(
    (row): Annotation => ({ ...row, tags: renamed(row.tags), updatedAt: at.now }),
  );
  await db.annotations.bulkPut(next);
  return next.flatMap((row, i) => {
    const found = difference(touched[i] ?? {}, row);
    return found ? [{ table: 'annotations' as const, id: row.id, ...found }] : [];
  });
}

/** Colours go along with names; a name that has a colour already keeps it. */
async function changeStyles(
  db: LibraryDatabase,
  root: string,
  rename: TagChange['rename'],
  at: At,
): Promise<UndoRow[]> {
  const styles = await db.tags.filter(({ name }) => isWithin(name, root)).toArray();
  const next = new Map<string, string | undefined>(styles.map(({ name }) => [name, undefined]));
  for (const { name, colour } of styles) {
    const to = rename(name);
    if (to === undefined || colour === undefined) continue;
    const there = styles.some((style) => style.name === to) ? undefined : await db.tags.get(to);
    next.set(to, there?.colour ?? colour);
  }
  return setStyles(db, next, at);
}

async function setStyles(
  db: LibraryDatabase,
  colours: ReadonlyMap<string, string | undefined>,
  at: At,
): Promise<UndoRow[]> {
  const rows: UndoRow[] = [];
  for (const [name, colour] of colours) {
    const known = await db.tags.get(name);
    if (known?.colour === colour) continue;
    const style: TagStyle | null =
      colour === undefined ? null : { name, colour, updatedAt: at.now };
    if (style) await db.tags.put(style);
    else await db.tags.delete(name);
    const changed = known && style && difference(known, style);
    rows.push({
      table: 'tags',
      id: name,
      ...(changed ?? { before: known ?? null, after: style && { updatedAt: at.now } }),
    });
  }
  return rows;
}

/** `tag:nlp`, `tag:nlp/parsing`, `tag:"to cite"`, as the query language writes them. */
const tagTerm = /\btag:(?:"([^"]*)"|([^\s()"]+))/gi;

/** A view that names the tag is to find the same papers as before. */
async function changeViews(
  db: LibraryDatabase,
  root: string,
  rename: TagChange['rename'],
): Promise<UndoRow[]> {
  const rows: UndoRow[] = [];
  for (const view of await db.views.toArray()) {
    const query = view.query.replace(tagTerm, (term, quoted?: string, bare?: string) => {
      const tag = quoted ?? bare ?? '';
      const to = isWithin(tag, root) ? rename(tag) : tag;
      if (to === undefined || to === tag) return term;
      return /[\s()"]/.test(to) ? `tag:"${to}"` : `tag:${to}`;
    });
    if (query === view.query) continue;
    await db.views.put({ ...view, query });
    rows.push({ table: 'views', id: view.id, before: { query: view.query }, after: { query } });
  }
  return rows;
}
