import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onMessage, sendMessage } from '@/lib/messaging/messenger';
import { answerMessages, ask } from '@/lib/messaging/page-end';
import { ok } from '@/lib/messaging/result';

describe('the page’s end and the messenger understand each other', () => {
  it('asks what the messenger answers', async () => {
    const asked = vi.fn();
    const remove = onMessage('look', ({ data }) => {
      asked(data);
      return ok(null);
    });
    expect(await ask('look', { identifiers: ['arxiv:2401.00001'] })).toEqual(ok(null));
    expect(asked).toHaveBeenCalledWith({ identifiers: ['arxiv:2401.00001'] });
    remove();
  });

  it('brings an error of the worker back as a failure', async () => {
    const remove = onMessage('look', () => {
      throw new Error('broken');
    });
    const failure = { ok: false, error: { code: 'unreachable', detail: 'broken' } };
    expect(await ask('look', { identifiers: [] })).toEqual(failure);
    remove();
  });

  it('answers what the messenger asks, until the signal aborts', async () => {
    const stop = new AbortController();
    const pressed = vi.fn(() => true);
    answerMessages(
      { describe: () => null, refresh: () => null, passages: () => null, pressed },
      stop.signal,
    );
    expect(await sendMessage('pressed', undefined)).toBe(true);
    stop.abort();
    await sendMessage('pressed', undefined).catch(() => {});
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['Extension context invalidated.', 'outdated'],
    ['Could not establish connection.', 'unreachable'],
  ])('%s is %s', async (message, code) => {
    const send = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    send.mockRejectedValue(new Error(message));
    expect(await ask('look', { identifiers: [] })).toMatchObject({ ok: false, error: { code } });
    send.mockRestore();
  });
});
