/** The page's end of the reading worker. */
import type { FromReader, ToReader } from '../exchange/import/reader-messages';
import type { Chunk, ReadingEnd, Source } from '../exchange/import/reading';

/**
 * Reads in a worker of its own, a piece at a time, one ahead of what is taken.
 * @param signal stops it at once, in the middle of whatever it does.
 * @throws when the worker breaks: it has run out of memory, or it was stopped.
 */
export async function* readInWorker(
  sources: Source[],
  signal: AbortSignal,
): AsyncGenerator<Chunk, ReadingEnd, void> {
  const worker = new Worker(new URL('../exchange/import/read.worker.ts', import.meta.url), {
    type: 'module',
  });
  const ask = (message: ToReader): Promise<FromReader> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromReader>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message || 'the reader broke'));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.postMessage(message);
    });
  try {
    let next = ask({ kind: 'read', sources });
    for (;;) {
      const answer = await next;
      if (answer.kind === 'broken') throw new Error(answer.detail);
      if (answer.kind === 'end') return { problems: answer.problems, format: answer.format };
      next = ask({ kind: 'next' });
      // Whoever takes the piece may stop there; what is asked ahead then fails unheard.
      next.catch(() => undefined);
      yield { drafts: answer.drafts, progress: answer.progress, format: answer.format };
    }
  } finally {
    worker.terminate();
  }
}
