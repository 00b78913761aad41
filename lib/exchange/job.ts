/** One export from the library into a file. */

import { readLibrary } from '../library/backup-source';
import type { LibraryDatabase } from '../library/database';
import { papersByIds } from '../library/read';
import { type ExportRequest, isArchive, writeExport } from './export';
import { formatOf } from './formats';

export type JobMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; file: Blob; written: number; missing: number }
  | { kind: 'failed'; detail: string };

/** Pieces are put together until they are this long (UTF-16 units or bytes). */
const pieceSize = 1_000_000;

/** Parts of a file, kept by the browser and not in this page's memory. */
export function filePieces() {
  const parts: Blob[] = [];
  let waiting: (string | Uint8Array<ArrayBuffer>)[] = [];
  let size = 0;
  const flush = () => {
    if (waiting.length > 0) parts.push(new Blob(waiting));
    waiting = [];
    size = 0;
  };
  return {
    write(piece: string | Uint8Array) {
      waiting.push(piece as string | Uint8Array<ArrayBuffer>);
      size += piece.length;
      if (size >= pieceSize) flush();
    },
    file(type: string): Blob {
      flush();
      return new Blob(parts, { type });
    },
  };
}

/** The file type of a request. */
export const mimeOf = (request: ExportRequest): string =>
  isArchive(request) ? 'application/zip' : formatOf(request.format).mime;

/** Lets timers, clicks and messages have their turn. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Writes what is asked for and tells of it; never throws. @param stopped asked between slices.
 */
export async function exportJob(
  library: () => Promise<LibraryDatabase>,
  request: ExportRequest,
  post: (message: JobMessage) => void,
  stopped: () => boolean = () => false,
): Promise<void> {
  const pieces = filePieces();
  try {
    const db = await library();
    const done = await writeExport(
      request,
      {
        papers: (ids) => papersByIds(db, ids),
        async annotations(ids) {
          const rows = await db.annotations
            .where('paperId')
            .anyOf([...ids])
            .toArray();
          return rows
            .filter((row) => row.deletedAt === undefined)
            .sort((a, b) => a.createdAt - b.createdAt);
        },
        library: (start, take) => readLibrary(db, start, take),
        schema: db.verno,
      },
      {
        write: pieces.write,
        progress: (count, total) => post({ kind: 'progress', done: count, total }),
        async pause() {
          await turn();
          if (stopped()) throw new Error('stopped');
        },
        clock: () => performance.now(),
      },
    );
    post({ kind: 'done', file: pieces.file(mimeOf(request)), ...done });
  } catch (error) {
    post({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}
