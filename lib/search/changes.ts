/** Which papers change, in whatever context they are written: Dexie tells of each transaction. */
import Dexie from 'dexie';

export interface Changes {
  /** Papers that were written or deleted, or got or lost a note. */
  papers: Set<string>;
  /** Notes and highlights that were written. */
  notes: Set<string>;
  /** More changed than can be named. */
  all: boolean;
}

/** Dexie's tree of ranges of keys; across contexts it comes as plain data. */
interface Ranges {
  from?: unknown;
  to?: unknown;
  l?: Ranges | null;
  r?: Ranges | null;
}

/**
 * @param name of the database; @param tell is called once for all changes that come together.
 * @returns a function that ends it.
 */
export function watchChanges(name: string, tell: (changes: Changes) => void): () => void {
  const paperParts = ['papers/', 'papers/:dels', 'annotations/paperId'];
  let pending: Changes | undefined;
  const collect = (
    keys: Set<string>,
    changes: Changes,
    ranges: Ranges | null | undefined,
  ): void => {
    if (!ranges) return;
    if ('from' in ranges) {
      if (typeof ranges.from === 'string' && ranges.from === ranges.to) keys.add(ranges.from);
      else changes.all = true;
    }
    collect(keys, changes, ranges.l);
    collect(keys, changes, ranges.r);
  };
  const listen = (mutated: Record<string, unknown>) => {
    const part = (path: string) => mutated[`idb://${name}/${path}`] as Ranges | undefined;
    const notes = part('annotations/');
    const papers = paperParts.map(part).filter((ranges) => ranges !== undefined);
    if (!notes && papers.length === 0) return;
    if (!pending) {
      const changes: Changes = { papers: new Set(), notes: new Set(), all: false };
      pending = changes;
      queueMicrotask(() => {
        pending = undefined;
        tell(changes);
      });
    }
    for (const ranges of papers) collect(pending.papers, pending, ranges);
    collect(pending.notes, pending, notes);
  };
  Dexie.on('storagemutated', listen as never);
  return () => Dexie.on.storagemutated.unsubscribe(listen as never);
}
