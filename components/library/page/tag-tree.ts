/** Tags as a tree: `/` nests. */
import type { TagCount } from '../../paper/tag-text';

export interface TagNode {
  /** The whole name, `nlp/parsing`. */
  tag: string;
  /** Its own part, `parsing`. */
  name: string;
  /** From 1. */
  level: number;
  /** Papers that carry it or a tag below it, each carrying tag counted. */
  count: number;
  parent: string | undefined;
  hasChildren: boolean;
}

/**
 * The rows of the tree in the order shown: parents before children, each level by name. A parent
 * that nobody uses by itself is made up.
 */
export function tagTree(tags: readonly TagCount[]): TagNode[] {
  const nodes = new Map<string, TagNode>();
  const children = new Map<string | undefined, string[]>();
  const nodeOf = (tag: string): TagNode => {
    const known = nodes.get(tag);
    if (known) return known;
    const cut = tag.lastIndexOf('/', tag.length - 2);
    const parent = cut > 0 ? nodeOf(tag.slice(0, cut)) : undefined;
    if (parent) parent.hasChildren = true;
    const node: TagNode = {
      tag,
      name: cut > 0 ? tag.slice(cut + 1) : tag,
      level: (parent?.level ?? 0) + 1,
      count: 0,
      parent: parent?.tag,
      hasChildren: false,
    };
    nodes.set(tag, node);
    children.set(parent?.tag, [...(children.get(parent?.tag) ?? []), tag]);
    return node;
  };
  for (const { tag, count } of tags) {
    let node: TagNode | undefined = nodeOf(tag);
    while (node) {
      node.count += count;
      node = node.parent === undefined ? undefined : nodes.get(node.parent);
    }
  }
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const rows: TagNode[] = [];
  const walk = (parent: string | undefined) => {
    const below = children.get(parent) ?? [];
    below.sort((a, b) => collator.compare(nodes.get(a)?.name ?? '', nodes.get(b)?.name ?? ''));
    for (const tag of below) {
      const node = nodes.get(tag);
      if (node) rows.push(node);
      walk(tag);
    }
  };
  walk(undefined);
  return rows;
}

/** The rows that show when the children of `folded` tags are hidden. */
export function unfolded(rows: readonly TagNode[], folded: ReadonlySet<string>): TagNode[] {
  const hidden = new Set<string>();
  return rows.filter(({ tag, parent }) => {
    if (parent !== undefined && (folded.has(parent) || hidden.has(parent))) {
      hidden.add(tag);
      return false;
    }
    return true;
  });
}

/** A tag as the query language names it; quoted where it is not one plain word. */
export const tagQuery = (tag: string): string =>
  /^[\p{L}\p{N}_/.+-]+$/u.test(tag) ? `tag:${tag}` : `tag:"${tag.replace(/["\\]/g, '')}"`;
