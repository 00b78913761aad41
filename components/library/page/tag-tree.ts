/** The tags of the library as lines of the side bar. */
import type { TagNode } from '@/lib/library/tag-tree';

export interface TagLine {
  node: TagNode;
  /** From 1. */
  level: number;
}

/** The tree as lines, parents before their children, without those below a folded tag. */
export function tagLines(
  nodes: readonly TagNode[],
  folded: ReadonlySet<string>,
  level = 1,
): TagLine[] {
  return nodes.flatMap((node) => [
    { node, level },
    ...(folded.has(node.tag) ? [] : tagLines(node.children, folded, level + 1)),
  ]);
}

/** A tag as the query language names it; quoted where it is not one plain word. */
export const tagQuery = (tag: string): string =>
  /^[\p{L}\p{N}_/.+-]+$/u.test(tag) ? `tag:${tag}` : `tag:"${tag.replace(/["\\]/g, '')}"`;
