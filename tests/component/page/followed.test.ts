/** Following a page from list to list, and the links of pages that are none. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ask as askWorker } from '@/lib/messaging/ask';
import { fail, ok, type Result } from '@/lib/messaging/result';
import { detectPaper } from '@/lib/page/detect';
import { detectLinks } from '@/lib/page/detect-links';
import { createGuard } from '@/lib/page/guard';
import { followLinked } from '@/lib/page/linked';
import type { LinkPages, Listing, ListingHost, ListPages } from '@/lib/page/listing-port';
import { followLists } from '@/lib/page/lists';
import { watchNavigation } from '@/lib/page/navigation';
import { settle } from '@/lib/page/recogniser';

let stop: AbortController;
let answer: Result<unknown> | Promise<Result<unknown>>;
const ask = vi.fn(async (_type: string, _data: unknown) => answer);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  stop = new AbortController();
  answer = ok({ papers: 1, saved: 1 });
  ask.mockClear();
  links(1);
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** So many links to papers on the page. */
function links(count: number, first = 0) {
  for (let at = first; at < first + count; at += 1) {
    const link = document.createElement('a');
    link.href = `https://arxiv.org/abs/2402.${10_000 + at}`;
    document.body.append(link);
  }
}

const host = (): Omit<ListingHost, 'url'> => ({
  ...{ window, guard: createGuard(window, () => true), tokens: '' },
  ...{ trusted: () => true, outdated: vi.fn() },
  ask: ask as unknown as typeof askWorker,
});

/** Badges that write down where they were begun. */
function badges() {
  const shown: { url: string; listing: Listing; host: ListingHost }[] = [];
  const start = vi.fn((given: ListingHost) => {
    const listing = { choose: vi.fn(), leave: vi.fn() };
    shown.push({ url: given.url.href, listing, host: given });
    return listing;
  });
  return { shown, start };
}

const settled = () => vi.advanceTimersByTimeAsync(1_000);
const asked = () => ask.mock.calls.map(([, data]) => (data as { urls: string[] }).urls.length);
const see = (hidden: boolean) => {
  const spy = vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  onTestFinished(() => spy.mockRestore());
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('links of a page that is no list', () => {
  const page = new URL('https://arxiv.org/abs/2401.00001');
  const own = ['arxiv:2401.00001'];

  function follow(pages: Partial<LinkPages> = {}) {
    const all = badges();
    const heard: Record<'wanted' | 'library', () => void> = {
      wanted: () => undefined,
      library: () => undefined,
    };
    const changed = vi.fn();
    const load = vi.fn(async () => all.start);
    const linked = followLinked(
      {
        wanted: async () => true,
        watch(hear) {
          heard.wanted = hear;
        },
        watchLibrary(hear) {
          heard.library = hear;
        },
        load,
        ...pages,
      },
      host(),
      stop.signal,
      changed,
    );
    return { ...all, linked, heard, changed, load };
  }

  it('are counted once the page rests, and get badges when one is saved', async () => {
    const { linked, shown, changed } = follow();
    linked.enter(page, own);
    linked.enter(new URL('#refs', page), own);
    await settled();
    expect(asked()).toEqual([1]);
    expect(linked.counts).toEqual({ papers: 1, saved: 1 });
    expect(changed).toHaveBeenCalled();
    expect(shown).toMatchObject([{ host: { linked: { own, tab: false, unknown: false } } }]);
    shown[0]?.host.linked?.counted({ papers: 5, saved: 2 });
    expect(linked.counts).toEqual({ papers: 5, saved: 2 });
    linked.enter(new URL('https://arxiv.org/abs/2401.00002'), ['arxiv:2401.00002']);
    await settled();
    expect(shown[0]?.listing.leave).toHaveBeenCalled();
    expect(shown).toHaveLength(2);
    linked.enter(new URL('https://arxiv.org/help'), undefined);
    await settled();
    expect(shown[1]?.listing.leave).toHaveBeenCalled();
    expect(linked.counts).toBeUndefined();
  });

  it('are not asked about while the user wants no badges, or has moved on before that is known', async () => {
    const wanted = vi.fn(async () => false);
    const { linked, heard } = follow({ wanted });
    heard.wanted();
    linked.enter(page, own);
    await settled();
    wanted.mockResolvedValue(true);
    linked.enter(new URL('https://arxiv.org/abs/2401.00002'), own);
    linked.enter(page, undefined);
    await settled();
    expect(ask).not.toHaveBeenCalled();
    linked.enter(page, own);
    await settled();
    expect(asked()).toEqual([1]);
    heard.wanted();
    await settled();
    expect(asked()).toEqual([1, 1]);
  });

  it.each([
    ['no badges where nothing is saved', {}, { papers: 9, saved: 0 }, 0],
    ['badges on unknown hosts, whatever is saved', { unknown: true }, { papers: 1, saved: 0 }, 1],
    ['none there without a paper', { unknown: true }, { papers: 0, saved: 0 }, 0],
  ] as const)('get %s', async (_, pages, counts, times) => {
    answer = ok(counts);
    const { linked, shown } = follow(pages);
    linked.enter(page, undefined);
    linked.enter(page, 'unknown' in pages ? undefined : own);
    await settled();
    expect(shown).toHaveLength(times);
  });

  it('are offered for choosing before any is saved', async () => {
    answer = ok({ papers: 2, saved: 0 });
    const { linked, shown, load } = follow();
    linked.choose();
    expect(load).not.toHaveBeenCalled();
    linked.enter(page, own);
    await settled();
    linked.choose();
    await settled();
    expect(shown[0]?.listing.choose).toHaveBeenCalled();
  });

  it('get no badges without their file, nor on a page that was left before it came', async () => {
    const { linked, changed } = follow({ load: () => Promise.reject(new Error('updated')) });
    linked.enter(page, own);
    await settled();
    linked.choose();
    expect(changed).toHaveBeenCalledOnce();
    const late = follow();
    late.linked.enter(page, own);
    await settled();
    late.start.mockClear();
    late.linked.enter(new URL('https://arxiv.org/abs/2401.00003'), own);
    await vi.advanceTimersByTimeAsync(999);
    late.linked.choose();
    late.linked.enter(page, undefined);
    await settled();
    expect(late.start).not.toHaveBeenCalled();
  });

  it('are asked about as they come, all of them again when the library or the tab comes back', async () => {
    answer = ok({ papers: 500, saved: 0 });
    links(600, 1);
    const { linked, heard } = follow();
    linked.enter(page, own);
    await settled();
    expect(asked()).toEqual([500]);
    await settled();
    expect(asked()).toEqual([500, 101]);
    links(1, 700);
    window.dispatchEvent(new Event('scrollend'));
    window.dispatchEvent(new Event('click'));
    await settled();
    expect(asked()).toEqual([500, 101, 1]);
    expect(linked.counts).toEqual({ papers: 1_500, saved: 0 });
    document.body.replaceChildren();
    links(1);
    heard.library();
    await settled();
    expect(asked().at(-1)).toBe(1);
    see(true);
    await settled();
    expect(asked()).toHaveLength(4);
    see(false);
    await settled();
    expect(asked()).toHaveLength(5);
  });

  it('are asked about again when the library could not answer, and not twice at once', async () => {
    let reply: (result: Result<unknown>) => void = () => undefined;
    answer = new Promise((resolve) => {
      reply = resolve;
    });
    const { linked, heard } = follow();
    linked.enter(page, own);
    await settled();
    heard.library();
    expect(asked()).toEqual([1]);
    reply(fail('storage'));
    await settled();
    expect(linked.counts).toBeUndefined();
    answer = ok({ papers: 1, saved: 0 });
    window.dispatchEvent(new Event('load'));
    await settled();
    expect(asked()).toEqual([1, 1]);
    expect(linked.counts).toEqual({ papers: 1, saved: 0 });
  });
});

describe('lists', () => {
  const list = new URL('https://arxiv.org/list/cs.LG/recent');

  function follow(pages: Partial<ListPages> = {}) {
    const all = badges();
    let hear: () => void = () => undefined;
    const lists = followLists(
      {
        isList: ({ pathname }) => pathname.startsWith('/list'),
        wanted: async () => true,
        watch(changed) {
          hear = changed;
        },
        sources: { identify: () => undefined, sourceOf: () => undefined },
        load: async () => all.start,
        ...pages,
      },
      host(),
      stop.signal,
    );
    return { ...all, lists, turned: () => hear() };
  }

  it('get badges, one address at a time', async () => {
    const { lists, shown } = follow();
    lists.enter(new URL('https://arxiv.org/abs/2401.00001'));
    lists.enter(list);
    lists.enter(new URL('#item3', list));
    await settled();
    expect(shown.map(({ url }) => url)).toEqual([list.href]);
    lists.enter(new URL('?skip=50', list));
    await settled();
    expect(shown[0]?.listing.leave).toHaveBeenCalled();
    expect(shown).toHaveLength(2);
    stop.abort();
    expect(shown[1]?.listing.leave).toHaveBeenCalled();
  });

  it('lose and get them as the user turns them off and on', async () => {
    const wanted = vi.fn(async () => true);
    const { lists, shown, turned } = follow({ wanted });
    lists.enter(list);
    await settled();
    wanted.mockResolvedValue(false);
    turned();
    await settled();
    expect(shown[0]?.listing.leave).toHaveBeenCalled();
    wanted.mockResolvedValue(true);
    turned();
    await settled();
    expect(shown).toHaveLength(2);
  });

  it('get none without their file, or when the page has moved on before it came', async () => {
    const gone = follow({ load: () => Promise.reject(new Error('updated')) });
    gone.lists.enter(list);
    await settled();
    expect(gone.shown).toEqual([]);
    const { lists, shown } = follow();
    lists.enter(list);
    lists.enter(new URL('https://arxiv.org/help'));
    await settled();
    expect(shown).toEqual([]);
  });

  it.each([
    ['when all of the page is there', () => window.dispatchEvent(new Event('load'))],
    ['after a while on a page that never ends to load', () => vi.advanceTimersByTimeAsync(2_500)],
  ])('get them %s', async (_, wait) => {
    const spy = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive');
    onTestFinished(() => spy.mockRestore());
    const { lists, shown } = follow();
    lists.enter(list);
    await settled();
    expect(shown).toEqual([]);
    await wait();
    await settled();
    expect(shown).toHaveLength(1);
  });
});

describe('detectors on unknown hosts', () => {
  it('of links call once, when one of them is a paper’s', async () => {
    answer = ok({ papers: 0, saved: 0 });
    const found = vi.fn();
    detectLinks(window, ask as unknown as typeof askWorker, found);
    await settled();
    expect(found).not.toHaveBeenCalled();
    answer = ok({ papers: 1, saved: 0 });
    links(1, 5);
    window.dispatchEvent(new Event('click'));
    await settled();
    window.dispatchEvent(new Event('click'));
    await settled();
    expect(found).toHaveBeenCalledOnce();
  });

  it('of papers look again after the script has made another page of it', () => {
    const spy = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    onTestFinished(() => spy.mockRestore());
    const navigation = new EventTarget();
    vi.stubGlobal('navigation', navigation);
    onTestFinished(() => void vi.unstubAllGlobals());
    const found = vi.fn();
    detectPaper(window, found);
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(found).not.toHaveBeenCalled();
    const meta = document.createElement('meta');
    meta.name = 'citation_doi';
    document.head.append(meta);
    onTestFinished(() => meta.remove());
    navigation.dispatchEvent(new Event('navigatesuccess'));
    navigation.dispatchEvent(new Event('navigatesuccess'));
    expect(found).toHaveBeenCalledOnce();
  });
});

describe('a page that becomes another without telling', () => {
  it('is noticed while it is seen', async () => {
    const changed = vi.fn();
    watchNavigation(window, changed, stop.signal);
    onTestFinished(() => window.history.pushState(null, '', '/'));
    see(true);
    window.history.pushState(null, '', '/two');
    await settled();
    expect(changed).not.toHaveBeenCalled();
    see(false);
    await settled();
    expect(changed).toHaveBeenCalledOnce();
    stop.abort();
    window.history.pushState(null, '', '/three');
    await settled();
    expect(changed).toHaveBeenCalledOnce();
  });

  it('is not looked at when it was left before', async () => {
    stop.abort();
    const attempt = vi.fn();
    settle({ document, attempt, signal: stop.signal });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(attempt).not.toHaveBeenCalled();
  });
});
