import { useEffect, useRef, useState } from 'react';
import type { LibraryDatabase } from '@/lib/library/database';
import { papersByIds } from '@/lib/library/read';
import type { Annotation } from '@/lib/library/types';
import type { Paper } from '@/lib/paper/schema';
import { useLive } from '../ui/use-live';
import { useDatabase } from './library-provider';

export interface Row {
  paper: Paper;
  notes: number;
  /** What the user wrote and marked, for the snippet of a search. */
  texts: readonly Pick<Annotation, 'kind' | 'body' | 'quote'>[];
}

/** Rows are read in whole blocks, so that scrolling by a line asks for nothing. */
const block = 20;

/** Rows kept at most; enough to scroll back without reading again. */
const most = 2000;

async function readRows(db: LibraryDatabase, ids: readonly string[]): Promise<Row[]> {
  const [papers, annotations] = await Promise.all([
    papersByIds(db, ids),
    db.annotations
      .where('paperId')
      .anyOf([...ids])
      .toArray(),
  ]);
  const notes = new Map<string, number>();
  const texts = new Map<string, Row['texts'][number][]>();
  for (const { paperId, kind, body, quote, deletedAt } of annotations) {
    if (deletedAt !== undefined) continue;
    if (kind === 'note') notes.set(paperId, (notes.get(paperId) ?? 0) + 1);
    texts.set(paperId, [...(texts.get(paperId) ?? []), { kind, body, quote }]);
  }
  return papers.map((paper) => ({
    paper,
    notes: notes.get(paper.id) ?? 0,
    texts: texts.get(paper.id) ?? [],
  }));
}

/** The row that is known where nothing in it has changed, so that it is not drawn again. */
function keep(known: Row | undefined, row: Row): Row {
  const same =
    known !== undefined &&
    known.paper.updatedAt === row.paper.updatedAt &&
    JSON.stringify(known) === JSON.stringify(row);
  return same ? known : row;
}

/**
 * The rows of a window of the list, live. What was read before shows at once.
 * @param from, @param to indexes into `ids` that are on the screen; @param also an id outside of
 * them, that of the row with the focus.
 */
export function useRows(
  ids: readonly string[],
  {
    from,
    to,
    also,
    first,
  }: { from: number; to: number; also: string | undefined; first: readonly Paper[] },
): ReadonlyMap<string, Row> {
  const db = useDatabase();
  const [rows, setRows] = useState<ReadonlyMap<string, Row>>(() => new Map());
  const start = Math.max(0, (Math.floor(from / block) - 1) * block);
  const near = ids.slice(start, (Math.floor(to / block) + 2) * block);
  const wanted = also === undefined || near.includes(also) ? near : [...near, also];
  const key = wanted.join(' ');
  const live = useLive(() => readRows(db, wanted), [db, key]);

  useEffect(() => {
    if (live.state !== 'ready') return;
    setRows((known) => {
      const next = new Map(known.size > most ? [] : known);
      for (const row of live.value) next.set(row.paper.id, keep(known.get(row.paper.id), row));
      return next;
    });
  }, [live]);

  // The papers of the first paint, until their rows (with the count of notes) are read.
  const primed = useRef<ReadonlyMap<string, Row>>(rows);
  if (rows.size === 0 && first.length > 0) {
    primed.current = new Map(first.map((paper) => [paper.id, { paper, notes: 0, texts: [] }]));
  }
  return rows.size > 0 ? rows : primed.current;
}
