/** Badges of a list when something is refused, taken back, or comes at the wrong moment. */
import { within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '@/lib/messaging/result';
import { onAList } from './support/list';

const list = onAList();
const { user, outdated, trusted, open, all, find, gone, saved } = list;

/** An answer that comes when the test lets it. */
function later() {
  let answer: (result: Result<unknown>) => void = () => undefined;
  const promise = new Promise<Result<unknown>>((resolve) => {
    answer = resolve;
  });
  return { promise, answer };
}

const unread = { status: 'unread' as const, notes: 0, tags: 0 };

describe('saving', () => {
  it('says so when the paper was in the library after all, and offers no undo', async () => {
    open();
    const badge = await find('button', 'Save “Paper 1” to Offprint');
    list.library.answers.set('saveListed', ok([{ listed: unread, outcome: 'known' }]));
    await user.click(badge);
    await find('button', 'In Offprint: to read');
    expect(list.roots.some((root) => root.textContent?.includes('Already in your library'))).toBe(
      true,
    );
    expect(all('button', 'Undo')).toEqual([]);
  });

  it('leaves a paper unsaved to which the library has no answer', async () => {
    open();
    const badge = await find('button', 'Save “Paper 1” to Offprint');
    list.library.answers.set('saveListed', ok([null]));
    await user.click(badge);
    await vi.waitFor(() => expect(list.library.of('saveListed')).toHaveLength(1));
    await find('button', 'Save “Paper 1” to Offprint');
  });

  it('shows that it is under way, and takes no second press', async () => {
    open();
    const badge = await find('button', 'Save “Paper 1” to Offprint');
    const { promise, answer } = later();
    list.library.answers.set('saveListed', promise);
    await user.click(badge);
    await vi.waitFor(() => expect(badge).toHaveAttribute('aria-busy', 'true'));
    await user.click(badge);
    answer(ok([{ listed: unread, outcome: 'new' }]));
    await find('button', 'In Offprint: to read');
    expect(list.library.of('saveListed')).toHaveLength(1);
  });

  it('holds for all places of the same paper', async () => {
    list.add(1);
    open();
    await vi.waitFor(() => expect(all('button', 'Save “Paper 1” to Offprint')).toHaveLength(2));
    await user.click(await find('button', 'Save “Paper 1” to Offprint'));
    await vi.waitFor(() => expect(all('button', 'In Offprint: to read')).toHaveLength(2));
    await user.click(await find('button', 'Undo'));
    await vi.waitFor(() => expect(all('button', 'Save “Paper 1” to Offprint')).toHaveLength(2));
  });

  it('is not begun by a click that the page made up', async () => {
    open();
    const badge = await find('button', 'Save “Paper 1” to Offprint');
    trusted.mockReturnValue(false);
    await user.click(badge);
    expect(list.library.of('saveListed')).toEqual([]);
  });

  it('says that Offprint was updated, and offers no second try', async () => {
    open();
    const badge = await find('button', 'Save “Paper 1” to Offprint');
    list.library.failing = fail('outdated');
    await user.click(badge);
    await vi.waitFor(() =>
      expect(list.roots.some((root) => root.textContent?.includes('Offprint was updated'))).toBe(
        true,
      ),
    );
    expect(all('button', 'Try again')).toEqual([]);
  });

  it('draws nothing more once the page has left the list', async () => {
    open();
    const badge = await find('button', 'Save “Paper 1” to Offprint');
    const { promise, answer } = later();
    list.library.answers.set('saveListed', promise);
    await user.click(badge);
    list.listing?.leave();
    answer(fail('storage'));
    await promise;
    expect(list.roots.filter(({ host }) => host.isConnected)).toEqual([]);
  });
});

describe('taking back', () => {
  it('is tried again when it could not be done', async () => {
    open();
    await user.click(await find('button', 'Save “Paper 1” to Offprint'));
    list.library.answers.set('undoListed', fail('storage'));
    await user.click(await find('button', 'Undo'));
    const again = await find('button', 'Try again');
    expect(all('button', 'In Offprint: to read')).toHaveLength(1);
    list.library.answers.clear();
    await user.click(again);
    await find('button', 'Save “Paper 1” to Offprint');
  });

  it('leaves a paper that the user has worked on since', async () => {
    open();
    await user.click(await find('button', 'Save “Paper 1” to Offprint'));
    list.library.answers.set('undoListed', ok({ removed: [false] }));
    await user.click(await find('button', 'Undo'));
    await vi.waitFor(() => expect(list.library.of('undoListed')).toHaveLength(1));
    await find('button', 'In Offprint: to read');
  });

  it('is offered beside the badge as long as the page is', async () => {
    open();
    await user.click(await find('button', 'Save “Paper 1” to Offprint'));
    const badge = await find('button', 'In Offprint: to read');
    await user.click(badge);
    const dialog = within(await find('dialog', 'Offprint'));
    await user.click(dialog.getByRole('button', { name: 'Undo' }));
    await find('button', 'Save “Paper 1” to Offprint');
    expect(list.library.papers.size).toBe(0);
  });
});

describe('a status', () => {
  it('that could not be stored goes back, and is tried again', async () => {
    saved(2);
    open();
    await user.click(await find('button', 'In Offprint: to read'));
    list.library.answers.set('statusListed', fail('storage'));
    await user.click(await find('radio', 'Read'));
    const again = await find('button', 'Try again');
    await find('button', 'In Offprint: to read');
    list.library.answers.clear();
    await user.click(again);
    await find('button', 'In Offprint: read');
  });

  it('is not sent for a paper that has been put away meanwhile', async () => {
    saved(2);
    open();
    await user.click(await find('button', 'In Offprint: to read'));
    list.library.papers.clear();
    list.library.changed();
    await find('button', 'Save “Paper 2” to Offprint');
    await user.click(await find('radio', 'Read'));
    expect(list.library.of('statusListed')).toEqual([]);
  });
});

describe('turning badges off', () => {
  const turnOff = async () => {
    await user.click(await find('button', 'In Offprint: to read'));
    await user.click(await find('button', /badges/i));
  };

  it('says one last thing before everything goes', async () => {
    saved(2);
    open();
    await turnOff();
    expect(list.library.of('badgesOff')).toEqual([{}]);
    list.listing?.leave();
    expect(all('button', /Paper/)).toEqual([]);
    expect(list.roots.filter(({ host }) => host.isConnected)).toHaveLength(1);
    await user.click(await find('button', 'Close'));
    expect(list.roots.filter(({ host }) => host.isConnected)).toEqual([]);
  });

  it('is tried again when it could not be done, and nothing is said when the page goes', async () => {
    saved(2);
    open();
    list.library.answers.set('badgesOff', fail('storage'));
    await turnOff();
    await find('button', 'Try again');
    list.listing?.leave();
    expect(list.roots.filter(({ host }) => host.isConnected)).toEqual([]);
  });
});

describe('a library that stops answering', () => {
  it('leaves badges as they are', async () => {
    saved(2);
    open();
    await find('button', 'In Offprint: to read');
    list.library.failing = fail('unreachable');
    list.library.changed();
    await vi.waitFor(() => expect(list.library.of('lookMany')).toHaveLength(2));
    await find('button', 'In Offprint: to read');
    expect(outdated).not.toHaveBeenCalled();
  });

  it('is heard no more after the page has left the list', async () => {
    const { promise, answer } = later();
    open();
    list.library.answers.set('lookMany', promise);
    await vi.waitFor(() => expect(list.library.of('lookMany')).toHaveLength(1));
    list.listing?.leave();
    answer(fail('outdated'));
    await promise;
    await Promise.resolve();
    expect(outdated).not.toHaveBeenCalled();
  });

  it('is asked again about a paper that only now can be answered', async () => {
    list.library.failing = fail('storage');
    open();
    await vi.waitFor(() => expect(list.library.of('lookMany')).toHaveLength(1));
    list.library.failing = undefined;
    list.add(4);
    await find('button', 'Save “Paper 1” to Offprint');
    await find('button', 'Save “Paper 4” to Offprint');
  });
});

describe('choosing several', () => {
  it('does nothing to papers that are saved, and ends with Escape on a badge', async () => {
    saved(2);
    open();
    await user.click(await find('button', /^3 papers here/));
    const known = await find('button', 'In Offprint: to read');
    expect(known).toHaveAttribute('aria-disabled', 'true');
    await user.click(known);
    await find('button', 'Save 0');
    known.focus();
    await user.keyboard('{Escape}');
    await gone('checkbox', /./);
  });

  it('ends with Escape in its bar, not with another key', async () => {
    open();
    await user.click(await find('button', /^3 papers here/));
    (await find('button', 'Cancel')).focus();
    await user.keyboard('a');
    expect(all('checkbox', /./)).toHaveLength(3);
    await user.keyboard('{Escape}');
    await gone('checkbox', /./);
  });

  it('chooses a paper in all its places, and saves it once', async () => {
    list.add(1);
    open();
    await user.click(await find('button', /^3 papers here/));
    await vi.waitFor(() => expect(all('checkbox', 'Choose “Paper 1”')).toHaveLength(2));
    const [first, second] = all('checkbox', 'Choose “Paper 1”');
    await user.click(first as HTMLElement);
    await vi.waitFor(() => expect(second).toBeChecked());
    await user.click(await find('button', 'Save 1'));
    await vi.waitFor(() => expect(all('button', 'In Offprint: to read')).toHaveLength(2));
    const records = list.library.of('saveListed') as { records: unknown[] }[];
    expect(records[0]?.records).toHaveLength(1);
  });

  it('has the focus on Cancel when there is nothing left to choose', async () => {
    for (const each of [1, 2, 3]) saved(each);
    open();
    await user.click(await find('button', /^3 papers here/));
    await vi.waitFor(() => expect(list.focused()).toBe(all('button', 'Cancel')[0]));
    await user.click(await find('button', 'Cancel'));
    await gone('button', 'Cancel');
    await vi.waitFor(() => expect(list.focused()).toBe(all('button', /^3 papers here/)[0]));
  });

  it('tells how far it is, and stops at Cancel', async () => {
    const anchors = Array.from({ length: 30 }, (_, at) => {
      const link = document.createElement('a');
      link.href = `/abs/2402.${10_000 + at}`;
      link.textContent = `Number ${at}`;
      const line = document.createElement('p');
      line.append(link);
      return { line, link };
    });
    document.body.replaceChildren(...anchors.map(({ line }) => line));
    open(
      {},
      {
        papersOf: () =>
          anchors.map(({ link }, at) => {
            const id = `arxiv:2402.${10_000 + at}` as const;
            const record = { identifiers: [id] };
            return { anchor: link, identifiers: [id], record: () => record } as never;
          }),
      },
    );
    await find('button', /^30 papers here/);
    await user.click(await find('button', /^30 papers here/));
    await user.click(await find('button', 'All that are not saved'));
    const save = await find('button', 'Save 30');
    const rest = later();
    const answers = vi.spyOn(list.library.answers, 'get');
    answers.mockImplementation((type) =>
      type === 'saveListed' && list.library.of('saveListed').length > 1 ? rest.promise : undefined,
    );
    await user.click(save);
    await vi.waitFor(() =>
      expect(list.roots.some((root) => root.textContent?.includes('25 of 30'))).toBe(true),
    );
    expect(list.library.papers.size).toBe(25);
    await user.click(await find('button', 'Cancel'));
    rest.answer(ok([]));
    await vi.waitFor(() => expect(all('button', 'In Offprint: to read').length).toBe(25));
  });
});
