/** What the generic page script needs of the browser. */
import { ask } from '../messaging/page-end';
import { loadPart, type Parts } from './part-loader';

const shelf = globalThis as { offprintEverywhere?: boolean };

/** True the first time in this document: two detections must not make two tabs. */
export function once(): boolean {
  const first = !shelf.offprintEverywhere;
  shelf.offprintEverywhere = true;
  return first;
}

/**
 * A part of the page script that the worker puts into this document. On unknown hosts our files
 * are not web accessible, so that no page can look for them.
 */
export const partFromWorker = <K extends Exclude<keyof Parts, 'page' | 'badges'>>(
  name: K,
): Promise<Parts[K]> =>
  loadPart(name, async () => {
    const answer = await ask('part', { name });
    if (!answer.ok) throw new Error(answer.error.code);
  });
