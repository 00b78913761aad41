/** Reads what the statistics count, in pieces, so that the page stays quick. */
import Dexie from 'dexie';
import { slicer } from '../annotations/slices';
import type { Calendar } from './calendar';
import type { LibraryDatabase } from './database';
import { counter, type Statistics } from './statistics';

const batchSize = 500;
const kinds = ['saved', 'opened', 'finished', 'annotated'] as const;

/**
 * @param progress hears how many of the papers are counted.
 * @throws the signal's reason when it is no longer wanted.
 */
export async function readStatistics(
  db: LibraryDatabase,
  calendar: Calendar,
  now: number,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Statistics> {
  const pause = slicer();
  const counts = counter(calendar, now);
  const told = new Set<string>();
  for (const kind of kinds) {
    // The keys of the index are the whole of what is counted but for the paper of what was read.
    if (kind === 'finished' || kind === 'saved') {
      const rows = await db.activity
        .where('[kind+at]')
        .between([kind, Dexie.minKey], [kind, Dexie.maxKey])
        .toArray();
      for (const [n, row] of rows.entries()) {
        counts.event(row);
        if (kind === 'saved') told.add(`${row.paperId} ${row.at}`);
        if (n % 100 === 99) await pause();
      }
    } else {
      const keys = await db.activity
        .where('[kind+at]')
        .between([kind, Dexie.minKey], [kind, Dexie.maxKey])
        .keys();
      for (const [n, key] of keys.entries()) {
        counts.event({ paperId: '', kind, at: Number((key as unknown as [string, number])[1]) });
        if (n % 100 === 99) await pause();
      }
    }
    signal.throwIfAborted();
  }
  const total = await db.papers.count();
  let done = 0;
  let last = '';
  for (;;) {
    const papers = await db.papers.where(':id').above(last).limit(batchSize).toArray();
    for (const paper of papers) {
      // Papers of an import have no event of their own: see ./save-many.
      if (!told.has(`${paper.id} ${paper.addedAt}`)) {
        counts.event({ paperId: paper.id, kind: 'saved', at: paper.addedAt });
      }
      counts.paper(paper);
      done += 1;
      if (done % 50 === 0) await pause();
    }
    signal.throwIfAborted();
    progress(done, total);
    const id = papers.at(-1)?.id;
    if (id === undefined) return counts.result();
    last = id;
  }
}
