import { browser } from 'wxt/browser';
import { sendMessage } from './messenger';
import type { ProtocolMap } from './protocol';
import { fail, type Result } from './result';

/** Messages that the background worker answers with a `Result`. */
export type Question = {
  [K in keyof ProtocolMap]: ReturnType<ProtocolMap[K]> extends Result<unknown> ? K : never;
}[keyof ProtocolMap];

/**
 * Ask the background worker. Never throws: a worker that is gone or an extension that was updated
 * under the page comes back as a failure (`unreachable`, `outdated`).
 * @param type message of the protocol; @param data its payload.
 */
export async function ask<K extends Question>(
  type: K,
  data: Parameters<ProtocolMap[K]>[0],
): Promise<ReturnType<ProtocolMap[K]>> {
  type Answer = ReturnType<ProtocolMap[K]>;
  // In an updated extension the old content script keeps running, but its runtime has no id.
  if (!browser.runtime?.id) return fail('outdated') as Answer;
  try {
    const send = sendMessage as unknown as (type: K, data: unknown) => Promise<Answer | undefined>;
    return (await send(type, data)) ?? (fail('unreachable', 'empty answer') as Answer);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const code = /context invalidated/i.test(detail) ? 'outdated' : 'unreachable';
    return fail(code, detail) as Answer;
  }
}
