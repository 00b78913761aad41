import { within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fail } from '@/lib/messaging/result';
import { onAList } from './support/list';

const list = onAList();
const { user, outdated, open, all, find, gone, focused } = list;

describe('badges', () => {
  it('tell what is saved and what is not', async () => {
    list.library.papers.set('arxiv:2402.00002', { status: 'reading', notes: 2, tags: 1 });
    open();
    await find('button', 'Save “Paper 1” to Offprint');
    await find('button', 'In Offprint: reading, 2 notes, 1 tag');
    await find('button', '3 papers here, 1 saved. Save several');
    expect(list.library.of('lookMany')).toHaveLength(1);
  });

  it('save at once, and undo', async () => {
    open();
    await user.click(await find('button', 'Save “Paper 1” to Offprint'));
    await find('button', 'In Offprint: to read');
    expect(list.library.of('saveListed')).toMatchObject([
      { records: [{ identifiers: ['arxiv:2402.00001'], title: 'Paper 1', source: 'arxiv' }] },
    ]);
    await user.click(await find('button', 'Undo'));
    await find('button', 'Save “Paper 1” to Offprint');
    expect(list.library.papers.size).toBe(0);
  });

  it('of saved papers offer the status', async () => {
    list.library.papers.set('arxiv:2402.00002', { status: 'unread', notes: 0, tags: 0 });
    open();
    const badge = await find('button', 'In Offprint: to read');
    badge.focus();
    await user.keyboard('{Enter}');
    const dialog = await find('dialog', 'Offprint');
    await vi.waitFor(() => expect(focused()).toBe(all('radio', 'To read')[0]));
    expect(within(dialog).queryByRole('button', { name: 'Undo' })).toBeNull();
    await user.click(await find('radio', 'Reading'));
    await find('button', 'In Offprint: reading');
    expect(list.library.of('statusListed')).toEqual([
      { identifiers: ['arxiv:2402.00002'], status: 'reading' },
    ]);
    await user.keyboard('{Escape}');
    await gone('dialog', 'Offprint');
    await vi.waitFor(() => expect(focused()).toBe(badge));
  });

  it('follow the library, the page, and leave', async () => {
    open();
    await find('button', 'Save “Paper 3” to Offprint');
    list.library.papers.set('arxiv:2402.00003', { status: 'read', notes: 0, tags: 0 });
    list.library.changed();
    await find('button', 'In Offprint: read');
    list.add(4);
    await find('button', 'Save “Paper 4” to Offprint');
    document.querySelector('dt')?.remove();
    await gone('button', 'Save “Paper 1” to Offprint');
    list.listing?.leave();
    expect(list.roots.filter(({ host }) => host.isConnected)).toEqual([]);
  });

  it('say why a paper could not be saved, and try again', async () => {
    open();
    const badge = await find('button', 'Save “Paper 1” to Offprint');
    list.library.failing = fail('full');
    await user.click(badge);
    const again = await find('button', 'Try again');
    expect(list.library.papers.size).toBe(0);
    list.library.failing = undefined;
    await user.click(again);
    await find('button', 'In Offprint: to read');
  });

  it.each([
    ['forbidden', 0],
    ['outdated', 1],
  ] as const)('are not there when the library is %s', async (code, times) => {
    list.library.failing = fail(code);
    open();
    await vi.waitFor(() => expect(list.library.of('lookMany')).toHaveLength(1));
    await Promise.resolve();
    expect(all('button', /Offprint/)).toEqual([]);
    expect(outdated).toHaveBeenCalledTimes(times);
  });

  it('come back when the page throws them away, but not for ever', async () => {
    open();
    await find('button', 'Save “Paper 1” to Offprint');
    const host = () => document.querySelector('dt:first-of-type > span');
    for (let round = 0; round < 5; round += 1) {
      host()?.remove();
      await vi.waitFor(() => expect(host()).not.toBeNull());
    }
    host()?.remove();
    list.add(4);
    await find('button', 'Save “Paper 4” to Offprint');
    expect(host()).toBeNull();
  });
});

describe('saving several', () => {
  it('turns badges into boxes, by keyboard too', async () => {
    list.library.papers.set('arxiv:2402.00002', { status: 'unread', notes: 0, tags: 0 });
    open();
    (await find('button', /^3 papers here/)).focus();
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(focused()).toBe(all('button', 'All that are not saved')[0]));
    expect(all('checkbox', /./).map((box) => box.getAttribute('aria-label'))).toEqual([
      'Choose “Paper 1”',
      'Choose “Paper 3”',
    ]);
    const box = await find('checkbox', 'Choose “Paper 3”');
    box.focus();
    await user.keyboard(' ');
    expect(box).toBeChecked();
    await user.click(await find('button', 'Save 1'));
    await vi.waitFor(() => expect(list.library.papers.has('arxiv:2402.00003')).toBe(true));
    expect(list.library.papers.has('arxiv:2402.00001')).toBe(false);
    await gone('checkbox', /./);
    await user.click(await find('button', 'Undo'));
    await vi.waitFor(() => expect(list.library.papers.has('arxiv:2402.00003')).toBe(false));
  });

  it('takes all, and Escape takes none', async () => {
    open();
    await user.click(await find('button', /^3 papers here/));
    await user.click(await find('button', 'All that are not saved'));
    await find('button', 'Save 3');
    await user.keyboard('{Escape}');
    await gone('checkbox', /./);
    await user.click(await find('button', /^3 papers here/));
    await find('checkbox', 'Choose “Paper 1”');
    expect(all('checkbox', /./).filter((each) => each.ariaChecked === 'true')).toEqual([]);
    await user.click(await find('button', 'All that are not saved'));
    await user.click(await find('button', 'Save 3'));
    await vi.waitFor(() => expect(list.library.papers.size).toBe(3));
    expect(list.library.of('saveListed')).toHaveLength(1);
  });
});
