import { useMemo, useState } from 'react';
import { type TagNode, tagTree } from '@/lib/library/tag-tree';
import { useCalmLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';

/** A tag as a line of the tree. */
export interface TagLine {
  node: TagNode;
  /** From 1. */
  level: number;
  parent: string | undefined;
  open: boolean;
}

export interface TagTree {
  /** Undefined until it has been read. */
  lines: readonly TagLine[] | undefined;
  /** Every tag with its number of papers, folded away or not. */
  all: ReadonlyMap<string, number>;
  fold(tag: string, folded: boolean): void;
}

/** The tree of tags as lines, without what is folded away and what the filter leaves out. */
export function useTagTree(filter: string): TagTree {
  const db = useDatabase();
  const live = useCalmLive(() => tagTree(db), [db]);
  const roots = live.state === 'ready' ? live.value : undefined;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const all = new Map<string, number>();
    const count = (nodes: readonly TagNode[]) => {
      for (const { tag, papers, children } of nodes) {
        all.set(tag, papers);
        count(children);
      }
    };
    count(roots ?? []);
    return {
      lines: roots && linesOf(roots, { filter: plain(filter), folded }),
      all,
      fold: (tag, fold) =>
        setFolded((now) => {
          const next = new Set(now);
          if (fold) next.add(tag);
          else next.delete(tag);
          return next;
        }),
    };
  }, [roots, filter, folded]);
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

function linesOf(
  nodes: readonly TagNode[],
  { filter, folded }: { filter: string; folded: ReadonlySet<string> },
  level = 1,
  parent?: string,
): TagLine[] {
  return nodes.flatMap((node): TagLine[] => {
    const below = linesOf(node.children, { filter, folded }, level + 1, node.tag);
    if (filter !== '' && below.length === 0 && !plain(node.tag).includes(filter)) return [];
    const open = filter !== '' || !folded.has(node.tag);
    const line = { node, level, parent, open: open && node.children.length > 0 };
    // What is folded away matters for the filter alone.
    return [line, ...(open ? below : [])];
  });
}
