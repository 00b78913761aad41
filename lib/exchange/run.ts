/** Starts exports from a page. */
import { openLibrary } from '../library/database';
import type { ExportRequest } from './export';
import { exportJob, type JobMessage } from './job';

export interface Running {
  /** The file; rejects when it could not be made or was stopped. */
  result: Promise<{ file: Blob; written: number; missing: number }>;
  stop(): void;
}

export class ExportStopped extends Error {}

/**
 * Writes papers into a file in a worker, or in slices where there are no workers.
 * @param onProgress hears how many papers are done.
 */
export function runExport(
  request: ExportRequest,
  onProgress: (done: number, total: number) => void,
): Running {
  let halt = () => {};
  let stop = () => {};
  let stopped = false;
  const result = new Promise<{ file: Blob; written: number; missing: number }>(
    (resolve, reject) => {
      const hear = (message: JobMessage) => {
        if (stopped) return;
        if (message.kind === 'progress') onProgress(message.done, message.total);
        else {
          halt();
          if (message.kind === 'done') resolve(message);
          else reject(new Error(message.detail));
        }
      };
      if (typeof Worker === 'undefined') {
        void exportJob(openLibrary, request, hear, () => stopped);
      } else {
        const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
        halt = () => worker.terminate();
        worker.onmessage = ({ data }: MessageEvent<JobMessage>) => hear(data);
        worker.onerror = (event) => hear({ kind: 'failed', detail: event.message });
        worker.postMessage(request);
      }
      stop = () => {
        stopped = true;
        halt();
        reject(new ExportStopped('stopped'));
      };
    },
  );
  return { result, stop: () => stop() };
}
