/** How the page part loads the highlights, and what they may ask of it. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { NewHighlight } from '@/lib/messaging/annotate-protocol';
import { fail, ok } from '@/lib/messaging/result';
import type { Annotate, AnnotateHost, HighlightPart } from '@/lib/page/annotate/port';
import { summary } from '../../unit/page/summary';
import { onAPaper } from './support/page';

const paper = onAPaper();
const { user, open, go } = paper;

/** Highlights that only write down what they are told. */
function part() {
  const annotate = {
    list: { items: () => [], jumpTo: vi.fn(), reattach: vi.fn(), subscribe: vi.fn() },
    ...{ sync: vi.fn(), selected: vi.fn(), key: vi.fn(), panel: vi.fn() },
    ...{ closePanel: vi.fn(), flush: vi.fn(), leave: vi.fn() },
  };
  const hosts: AnnotateHost[] = [];
  const load = vi.fn(async () => (host: AnnotateHost) => {
    hosts.push(host);
    return annotate as unknown as Annotate;
  });
  const rest = { loadPassage: vi.fn(), loadPanel: vi.fn(), loadPreview: vi.fn() };
  const highlights = { load, ...rest } as unknown as HighlightPart;
  return { annotate, hosts, load, highlights };
}

const key = (code: string, more: KeyboardEventInit = {}) =>
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { code, altKey: true, bubbles: true, ...more }),
  );

/** Selects all of the page, as far as the page part looks. */
function select() {
  const spy = vi
    .spyOn(document, 'getSelection')
    .mockReturnValue({ isCollapsed: false } as Selection);
  onTestFinished(() => spy.mockRestore());
  document.dispatchEvent(new Event('selectionchange'));
}

async function started() {
  const all = part();
  paper.library.paper = summary({ highlights: 1 });
  const opened = open({ highlights: all.highlights });
  await vi.waitFor(() => expect(all.hosts).toHaveLength(1));
  const [host] = all.hosts;
  if (!host) throw new Error('not started');
  return { ...all, ...opened, host };
}

describe('highlights', () => {
  it('are loaded once when the paper has some, and told of every change', async () => {
    const { annotate, load, page } = await started();
    annotate.sync.mockClear();
    page.refresh();
    await vi.waitFor(() => expect(annotate.sync).toHaveBeenCalled());
    key('KeyH');
    expect(annotate.key).toHaveBeenLastCalledWith(false);
    expect(load).toHaveBeenCalledOnce();
  });

  it('are not loaded for a paper that has none, nor for a caret', async () => {
    const { highlights, load } = part();
    const { root } = open({ highlights });
    await root.findByRole('button', { name: 'Save to Offprint' });
    document.dispatchEvent(new Event('selectionchange'));
    expect(load).not.toHaveBeenCalled();
  });

  it('are loaded by the first selection, and once for many', async () => {
    const { highlights, annotate, load } = part();
    open({ highlights });
    select();
    document.dispatchEvent(new Event('selectionchange'));
    await vi.waitFor(() => expect(annotate.selected).toHaveBeenCalledOnce());
    expect(load).toHaveBeenCalledOnce();
    document.dispatchEvent(new Event('selectionchange'));
    // From then on they listen themselves.
    expect(annotate.selected).toHaveBeenCalledOnce();
  });

  it('get the keys that were pressed while they came, if the user pressed them', async () => {
    const { highlights, annotate } = part();
    const trusted = vi.fn(() => false);
    open({ highlights, trusted });
    key('KeyH');
    trusted.mockReturnValue(true);
    key('KeyH');
    key('KeyH', { shiftKey: true });
    key('KeyJ');
    await vi.waitFor(() => expect(annotate.key.mock.calls).toEqual([[false], [true]]));
  });

  it('are tried again after their file could not be had', async () => {
    const { highlights, annotate, load } = part();
    load.mockRejectedValueOnce(new Error('updated'));
    open({ highlights });
    key('KeyH');
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
    await Promise.resolve();
    await vi.waitFor(() => {
      key('KeyH');
      expect(load.mock.calls.length).toBeGreaterThan(1);
    });
    await vi.waitFor(() => expect(annotate.key).toHaveBeenCalledWith(false));
  });

  it('are not begun on a page that has gone meanwhile', async () => {
    const { highlights, hosts } = part();
    let come: () => void = () => undefined;
    const load = highlights.load;
    const coming = new Promise<void>((resolve) => {
      come = resolve;
    });
    const { page } = open({ highlights: { ...highlights, load: () => coming.then(load) } });
    key('KeyH');
    const { visit } = page;
    go('/list');
    onTestFinished(() => go('/'));
    come();
    await coming;
    await new Promise((resolve) => setTimeout(resolve));
    expect(hosts).toEqual([]);
    visit?.annotate.key(false);
    visit?.annotate.closePanel();
    expect(page.passages({})).toBeNull();
  });

  it('are not there without their part', async () => {
    const { page } = open();
    key('KeyH');
    page.visit?.annotate.panel();
    expect(page.passages({ show: 'h1' })).toBeNull();
  });

  it('are driven by keys from within our own tab: the panel by Shift, unless words are selected', async () => {
    const { annotate, page, root } = await started();
    root.getByRole('button', { name: /^In Offprint/ }).focus();
    await user.keyboard('{Alt>}{Shift>}h{/Shift}{/Alt}');
    expect(annotate.panel).toHaveBeenCalledWith(page.visit?.widget.tab);
    await user.keyboard('{Alt>}h{/Alt}');
    expect(annotate.key).toHaveBeenLastCalledWith(false);
    select();
    await user.keyboard('{Alt>}{Shift>}h{/Shift}{/Alt}');
    expect(annotate.key).toHaveBeenLastCalledWith(true);
    expect(annotate.panel).toHaveBeenCalledOnce();
    await user.keyboard('{Alt>}s{/Alt}');
    expect(await root.findByRole('dialog')).toBeVisible();
  });

  it('are shown and put in place again when the worker asks', async () => {
    const { annotate, page } = await started();
    annotate.list.items = () => [{ annotation: { id: 'h1' }, state: 'exact' }] as never;
    expect(page.passages({})).toEqual([{ id: 'h1', state: 'exact' }]);
    expect(annotate.list.jumpTo).not.toHaveBeenCalled();
    page.passages({ show: 'h1', find: 'h2' });
    expect(annotate.list.jumpTo).toHaveBeenCalledWith('h1');
    expect(annotate.list.reattach).toHaveBeenCalledWith('h2');
  });

  it('go with the page, which sends their words first', async () => {
    const { annotate } = await started();
    window.dispatchEvent(new Event('pagehide'));
    expect(annotate.flush).toHaveBeenCalled();
    paper.stop.abort();
    expect(annotate.leave).toHaveBeenCalled();
  });
});

describe('what highlights may ask', () => {
  const made = { id: 'h1' } as NewHighlight;

  it('saves the paper with the highlight in one message', async () => {
    const { host } = await started();
    host.learned(null as never);
    paper.library.paper = null;
    expect(await host.saved(made)).toEqual(ok(summary()));
    expect(paper.library.of('save')).toEqual([{ record: host.record(), highlight: made }]);
    await host.saved(made);
    expect(paper.library.of('save')).toHaveLength(1);
  });

  it('hears why the paper could not be saved', async () => {
    const { host } = await started();
    host.learned(null as never);
    paper.library.failing.set('save', fail('full'));
    expect(await host.saved()).toEqual(fail('full'));
    expect(paper.library.of('save')).toEqual([{ record: host.record() }]);
  });

  it('is refused on a page that may know no more than that the paper is there', async () => {
    const { host } = await started();
    host.learned(summary({ limited: true }));
    expect(await host.saved()).toEqual(fail('forbidden'));
  });

  it('tells the tab what the library acknowledged', async () => {
    const { host, root } = await started();
    host.learned(summary({ highlights: 2 }));
    await root.findByRole('button', { name: 'In Offprint: to read, 2 highlights' });
    expect(host.known()?.highlights).toBe(2);
  });

  it('has the tab and the card make room for the panel, also for what it saves', async () => {
    const { host, root, annotate } = await started();
    await user.click(root.getByRole('button', { name: /^In Offprint/ }));
    await root.findByRole('dialog');
    expect(annotate.closePanel).toHaveBeenCalled();
    host.covering(true);
    expect(root.queryByRole('dialog')).toBeNull();
    host.learned(null as never);
    paper.library.paper = null;
    await host.saved();
    expect(root.queryByRole('dialog')).toBeNull();
    host.covering(false);
    host.press();
    expect(await root.findByRole('dialog')).toBeVisible();
  });

  it('has the panel open from the card', async () => {
    const { root, annotate, page } = await started();
    await user.click(root.getByRole('button', { name: /^In Offprint/ }));
    await user.click(await root.findByRole('button', { name: 'All notes and highlights' }));
    expect(annotate.panel).toHaveBeenCalledWith(page.visit?.widget.tab);
    expect(root.queryByRole('dialog')).toBeNull();
  });

  it('ends the visit when the extension is gone', async () => {
    const { host, page } = await started();
    const { visit } = page;
    host.outdated();
    expect(visit?.widget.host.isConnected).toBe(false);
    host.outdated();
  });
});
