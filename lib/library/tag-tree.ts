/** All tags as a tree by `/`, with the number of papers that carry each or one below it. */
import type { LibraryDatabase } from './database';
import { carriersOfTags } from './tag-index';

export interface TagNode {
  /** The whole name: `nlp/parsing`. */
  tag: string;
  /** The last part of it: `parsing`. */
  name: string;
  /** Papers with this tag or one below it, not counting the bin. */
  papers: number;
  colour?: string;
  children: TagNode[];
}

/** Reads keys of indexes only. Tags that merely have a colour are there too, with no papers. */
export async function tagTree(db: LibraryDatabase): Promise<TagNode[]> {
  const [carriers, binned, styles] = await Promise.all([
    carriersOfTags(db),
    db.papers.orderBy('deletedAt').primaryKeys(),
    db.tags.toArray(),
  ]);
  const gone = new Set(binned);
  const carried = carriers.flatMap(([tag, ids]) =>
    ids.flatMap((id): [string, string][] => (gone.has(id) ? [] : [[tag, id]])),
  );
  return buildTree(carried, new Map(styles.map(({ name, colour }) => [name, colour])));
}

/** The tree of tags. @param carried tags, each with the id of a paper that carries it. */
export function buildTree(
  carried: Iterable<readonly [tag: string, paperId: string]>,
  colours: ReadonlyMap<string, string | undefined>,
): TagNode[] {
  const papers = new Map<string, Set<string>>();
  const seen = (tag: string): Set<string> => {
    const known = papers.get(tag);
    if (known) return known;
    const fresh = new Set<string>();
    papers.set(tag, fresh);
    return fresh;
  };
  for (const [tag, id] of carried) for (const each of lineage(tag)) seen(each).add(id);
  for (const tag of colours.keys()) for (const each of lineage(tag)) seen(each);

  const roots: TagNode[] = [];
  const nodes = new Map<string, TagNode>();
  // Parents sort before their children: `nlp` before `nlp/parsing`.
  for (const tag of [...papers.keys()].sort((a, b) => a.length - b.length)) {
    const parent = parentOf(tag);
    const colour = colours.get(tag);
    const node: TagNode = {
      tag,
      name: parent === undefined ? tag : tag.slice(parent.length + 1),
      papers: papers.get(tag)?.size ?? 0,
      ...(colour !== undefined && { colour }),
      children: [],
    };
    nodes.set(tag, node);
    const above = parent === undefined ? undefined : nodes.get(parent);
    (above?.children ?? roots).push(node);
  }
  sort(roots);
  return roots;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function sort(nodes: TagNode[]): void {
  nodes.sort((a, b) => collator.compare(a.name, b.name));
  for (const node of nodes) sort(node.children);
}

/** Is it the tag, or one below it? */
export const isWithin = (tag: string, root: string): boolean =>
  tag === root || tag.startsWith(`${root}/`);

/** The tag one level up; undefined at the top. Slashes at the ends nest nothing. */
export function parentOf(tag: string): string | undefined {
  const cut = tag.lastIndexOf('/', tag.length - 2);
  return cut > 0 ? tag.slice(0, cut) : undefined;
}

/** A tag and all above it: `nlp/parsing` → `nlp`, `nlp/parsing`. */
function lineage(tag: string): string[] {
  const parent = parentOf(tag);
  return parent === undefined ? [tag] : [...lineage(parent), tag];
}

/** The colour of a tag, or of the nearest tag above it that has one. */
export function colourOf(
  tag: string,
  colours: ReadonlyMap<string, string | undefined>,
): string | undefined {
  const own = colours.get(tag);
  if (own !== undefined) return own;
  const parent = parentOf(tag);
  return parent === undefined ? undefined : colourOf(parent, colours);
}
