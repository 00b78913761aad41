/** Asking a worker that is gone, replaced, or says nothing. */
import { describe, expect, it, vi } from 'vitest';
import { ask as askFromOurs } from '@/lib/messaging/ask';
import { answerMessages, ask as askFromPage } from '@/lib/messaging/page-end';
import { payloads } from '@/lib/messaging/payloads';
import { senderOf } from '@/lib/messaging/serve';
import { event, withApis } from '../platform/support/browser';

const sent = vi.hoisted(() => vi.fn());
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: sent, onMessage: vi.fn() }));

/** What comes back from the worker, whichever way it is asked. */
function runtime(sendMessage: () => Promise<unknown>, id = 'offprint') {
  sent.mockReset().mockImplementation(sendMessage);
  withApis({ runtime: { id, sendMessage, onMessage: event() } });
}

describe.each([
  ['a page of ours', askFromOurs],
  ['a page of the web', askFromPage],
])('%s', (_, ask) => {
  const failure = () => ask('look', { identifiers: [] });

  it('is told that the extension was updated under it', async () => {
    runtime(async () => undefined, '');
    expect(await failure()).toMatchObject({ error: { code: 'outdated' } });
    runtime(() => Promise.reject(new Error('Extension context invalidated.')));
    expect(await failure()).toMatchObject({ error: { code: 'outdated' } });
  });

  it.each([
    ['says nothing', async () => undefined],
    ['is not there', () => Promise.reject(new Error('Could not establish connection.'))],
    ['breaks in a way of its own', () => Promise.reject('odd')],
  ])('is told that the worker %s', async (_what, send) => {
    runtime(send);
    expect(await failure()).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });
});

describe('a page’s answers', () => {
  it.each([null, {}, { type: 'save' }, { type: 'constructor' }])('are not for %j', (message) => {
    const onMessage = event<[unknown, unknown, (answer: unknown) => void]>();
    withApis({ runtime: { onMessage } });
    const answers = { describe: () => null, refresh: () => null, passages: () => null };
    const stop = new AbortController();
    answerMessages({ ...answers, pressed: () => true }, stop.signal);
    const respond = vi.fn();
    expect(onMessage.fire(message, undefined, respond)).toEqual([false]);
    expect(onMessage.fire({ type: 'pressed' }, undefined, respond)).toEqual([true]);
    expect(respond.mock.calls).toEqual([[{ res: true }]]);
    stop.abort();
    expect(onMessage.fire({ type: 'pressed' }, undefined, respond)).toEqual([]);
  });
});

describe('a sender', () => {
  const own = { id: 'offprint', root: 'chrome-extension://offprint/' };
  const url = 'https://arxiv.org/abs/1';
  it.each([
    [{ tab: { id: 3 }, documentId: 'd' }, { tab: { id: 3, documentId: 'd' } }],
    [{ tab: { id: 3 } }, { tab: { id: 3 } }],
    [{ tab: {} }, {}],
  ])('%j is answered in its own document', (raw, expected) => {
    expect(senderOf({ id: 'offprint', url, ...raw }, own)).toEqual({
      kind: 'site',
      url: new URL(url),
      ...expected,
    });
  });
});

describe('a date that is typed', () => {
  it.each([
    [{ year: 2024 }, { year: 2024 }],
    [
      { year: 2024, month: 5 },
      { year: 2024, month: 5 },
    ],
    [
      { year: 2024, month: 5, day: 3 },
      { year: 2024, month: 5, day: 3 },
    ],
  ])('%j is kept as it is', (issued, kept) => {
    const { changes } = payloads.editMetadata.parse({ paperIds: ['a'], changes: { issued } });
    expect(changes?.issued).toEqual(kept);
  });

  it('is refused with an address that is none', () => {
    const changes = { urls: { pdf: 'no address' } };
    expect(payloads.editMetadata.safeParse({ paperIds: ['a'], changes }).success).toBe(false);
  });
});
