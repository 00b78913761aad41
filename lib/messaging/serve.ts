/** The worker's end of the protocol: who asks, what, and an answer that never throws. */
import { browser } from 'wxt/browser';
import type { Question } from './ask';
import { onMessage } from './messenger';
import { type Payload, payloads } from './payloads';
import type { ProtocolMap } from './protocol';
import { type Failure, fail } from './result';

/** Who sent a message: one of our own pages, or our content script in a web page. */
export type Sender =
  | { kind: 'page' }
  | { kind: 'site'; url: URL; tab?: { id: number; documentId?: string } };

type Answer<K extends Question> = ReturnType<ProtocolMap[K]>;

export interface Handler<K extends Question> {
  /** May a content script ask it? Then `answer` must check that it asks about its own page. */
  site?: boolean;
  answer(data: Payload<K>, sender: Sender): Promise<Answer<K>>;
}

export type Handlers = { [K in Question]: Handler<K> };

interface RawSender {
  id?: string;
  url?: string;
  tab?: { id?: number; url?: string };
  frameId?: number;
  documentId?: string;
}

/**
 * Tells who sent a message, from what the browser vouches for.
 * @param own id of this extension, and the root of its pages, with its closing slash.
 * @returns undefined for anybody else: another extension, a frame, a page without an address.
 */
export function senderOf(sender: RawSender, own: { id: string; root: string }): Sender | undefined {
  if (sender.id !== own.id || sender.url === undefined) return undefined;
  if (sender.url.startsWith(own.root)) return { kind: 'page' };
  if (sender.tab === undefined || (sender.frameId ?? 0) !== 0) return undefined;
  const loaded = URL.parse(sender.url);
  // Chromium's `url` stays the one that was loaded; the tab's follows a page that changes its own
  // address, which it can do within its origin only.
  const now = URL.parse(sender.tab.url ?? '');
  const url = now && now.origin === loaded?.origin ? now : loaded;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined;
  const { documentId } = sender;
  const { id } = sender.tab;
  const tab = id !== undefined && { id, ...(documentId !== undefined && { documentId }) };
  return { kind: 'site', url, ...(tab && { tab }) };
}

/**
 * Registers a listener for every message of the protocol. Must be called synchronously when the
 * worker starts, or the message that woke it finds nobody.
 * @param explain what an exception means to the person who asked.
 */
export function serve(handlers: Handlers, explain: (error: unknown) => Failure): void {
  for (const type of Object.keys(handlers) as Question[]) listen(type, handlers[type], explain);
}

function listen<K extends Question>(
  type: K,
  handler: Handler<K>,
  explain: (error: unknown) => Failure,
): void {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('/') };
  const answer = async (data: unknown, raw: RawSender) => {
    const sender = senderOf(raw, own);
    if (!sender || (sender.kind === 'site' && !handler.site)) return fail('forbidden', type);
    const parsed = payloads[type].safeParse(data);
    if (!parsed.success) return fail('invalid', `${type}: ${parsed.error.message}`);
    try {
      return await handler.answer(parsed.data as Payload<K>, sender);
    } catch (error) {
      return { ok: false as const, error: explain(error) };
    }
  };
  const register = onMessage as unknown as (
    type: K,
    listener: (message: { data: unknown; sender: RawSender }) => Promise<unknown>,
  ) => void;
  register(type, ({ data, sender }) => answer(data, sender));
}
