import { onMessage } from '../messaging/messenger';
import type { PaperRecord } from '../paper/schema';

/** What the worker and the popup may ask of a page. */
export interface PageAnswers {
  describe(): PaperRecord | null;
  refresh(): void;
  /** False when there is no paper on the page. */
  pressed(): boolean;
}

/** Answer the messages that go to a page, until the signal aborts. */
export function answerMessages(page: PageAnswers, signal: AbortSignal): void {
  const removers = [
    onMessage('describe', () => page.describe()),
    onMessage('refresh', () => {
      page.refresh();
      return null;
    }),
    onMessage('pressed', () => page.pressed()),
  ];
  signal.addEventListener('abort', () => {
    try {
      for (const remove of removers) remove();
    } catch {
      // In an extension that was updated the runtime itself is gone, and its listeners with it.
    }
  });
}
