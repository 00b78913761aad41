/** What the tab and the card tell of versions, and on pages that may not know more. */
import { within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { ask as askWorker } from '@/lib/messaging/ask';
import type { PaperSummary } from '@/lib/messaging/protocol';
import { ok } from '@/lib/messaging/result';
import { startCard } from '@/lib/page/card/session';
import { startPage } from '@/lib/page/page';
import type { PaperRecord } from '@/lib/paper/schema';
import { record, summary } from '../../unit/page/summary';

const attach = Element.prototype.attachShadow;
const user = userEvent.setup();
let stop: AbortController;
let opened: MockInstance<typeof attach>;

beforeEach(() => {
  stop = new AbortController();
  opened = vi.spyOn(Element.prototype, 'attachShadow');
  opened.mockImplementation(function (this: Element, init) {
    return attach.call(this, { ...init, mode: 'open' });
  });
});
afterEach(() => {
  stop.abort();
  opened.mockRestore();
});

/** Open a page that shows a record of a paper of which the library says this. */
function open(shown: PaperRecord, known: PaperSummary) {
  const ask = vi.fn(async (type: string, _data: unknown) => ok(type === 'look' ? known : null));
  startPage({
    window,
    sources: { identify: () => undefined, extract: () => shown },
    ask: ask as unknown as typeof askWorker,
    loadCard: async () => startCard,
    tokens: '',
    signal: stop.signal,
    trusted: () => true,
  });
  const root = document.documentElement.lastElementChild?.shadowRoot;
  if (!root) throw new Error('there is no widget');
  return { root: within(root as unknown as HTMLElement), ask };
}

describe('versions', () => {
  it('tells that this is newer than the saved one, until the user knows', async () => {
    const { root, ask } = open(record({ version: 2 }), summary({ version: 1 }));
    const tab = await root.findByRole('button', {
      name: 'In Offprint: to read. You saved v1, this is v2',
    });
    expect(ask).toHaveBeenCalledWith('opened', { paperId: 'p1', version: 2 });
    await user.click(tab);
    const card = within(await root.findByRole('dialog'));
    expect(card.getByRole('note')).toHaveTextContent('You saved v1, this is v2');
    await user.click(card.getByRole('button', { name: 'Got it' }));
    expect(ask).toHaveBeenCalledWith('seen', { paperId: 'p1', version: 2 });
    expect(await root.findByRole('button', { name: 'In Offprint: to read' })).toBeVisible();
    expect(card.queryByRole('note')).toBeNull();
    await user.keyboard('{Escape}');
    expect(root.queryByRole('dialog')).toBeNull();
  });

  it('tells on an old version that a newer one is out', async () => {
    const { root } = open(record({ version: 1 }), summary({ version: 3, savedVersion: 1 }));
    const name = 'In Offprint: to read. v3 is out, you saved v1';
    expect(await root.findByRole('button', { name })).toBeVisible();
  });
});

it('on a page that may know no more, says that the paper is there and offers no changes', async () => {
  const limited = summary({ id: '', title: '', limited: true });
  const { root, ask } = open(record(), limited);
  await user.click(await root.findByRole('button', { name: 'In your library' }));
  const card = within(await root.findByRole('dialog'));
  expect(card.getByText('In your library')).toBeVisible();
  expect(card.getByText('On Owls')).toBeVisible();
  expect(card.getByText(/in Offprint’s popup/)).toBeVisible();
  expect(card.queryByRole('radio')).toBeNull();
  expect(card.queryByRole('textbox')).toBeNull();
  expect(ask.mock.calls.map(([type]) => type)).toEqual(['look']);
  await user.keyboard('{Escape}');
});
