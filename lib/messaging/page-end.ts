/**
 * The page's end of the messenger. It speaks the format of @webext-core/messaging by hand, because
 * that library's client would be a tenth of what a content script may weigh;
 * tests/unit/messaging/page-end.test.ts holds the two ends together.
 */
import { browser } from 'wxt/browser';
import type { PaperRecord } from '../paper/schema';
import type { PassageRequest, PassageStates } from './annotate-protocol';
import type { ask as askWorker } from './ask';
import { fail } from './result';

/** What the worker and the popup may ask of a page; see ProtocolMap. */
export interface PageAnswers {
  describe(): PaperRecord | null;
  refresh(): null;
  pressed(): boolean;
  passages(data: PassageRequest | undefined): PassageStates | null;
}

/** Ask the background worker; like `ask` of ./ask it never throws. */
export const ask = (async (type: string, data: unknown) => {
  // In an updated extension the old content script keeps running, but its runtime has no id.
  if (!browser.runtime?.id) return fail('outdated');
  try {
    const message = { id: 0, type, data, timestamp: Date.now() };
    const answer = await browser.runtime.sendMessage(message);
    return answer?.res ?? fail('unreachable', String(answer?.err?.message ?? 'empty answer'));
  } catch (error) {
    const detail = String(error);
    return fail(/context invalidated/i.test(detail) ? 'outdated' : 'unreachable', detail);
  }
}) as typeof askWorker;

/** Answer what is asked of the page, until the signal aborts. */
export function answerMessages(answers: PageAnswers, signal: AbortSignal): void {
  const listener = (
    message: { type?: keyof PageAnswers; data?: PassageRequest } | null,
    _sender: unknown,
    respond: (answer: unknown) => void,
  ) => {
    const answer = message?.type && Object.hasOwn(answers, message.type) && answers[message.type];
    if (!answer) return false;
    respond({ res: answer(message.data) });
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    try {
      browser.runtime.onMessage.removeListener(listener);
    } catch {
      // In an extension that was updated the runtime itself is gone, and its listeners with it.
    }
  });
}
