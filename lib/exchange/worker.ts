/**
 * Runs in a worker of a page: reads the library and writes the file there, so that the page stays
 * quick whatever the size, and stopping it is ending the worker.
 */
import { openLibrary } from '../library/database';
import type { ExportRequest } from './export';
import { exportJob, type JobMessage } from './job';

const post = (message: JobMessage) => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<ExportRequest>) => {
  void exportJob(openLibrary, event.data, post);
});
