// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchNavigation } from '@/lib/page/navigation';

/** A window with or without the Navigation API. */
function fakeWindow(withApi: boolean) {
  const view = Object.assign(new EventTarget(), {
    location: { href: 'https://site.test/a' },
    document: { hidden: false },
    ...(withApi && { navigation: new EventTarget() }),
  });
  return view as unknown as Window & typeof view & { navigation: EventTarget };
}

const abort = new AbortController();
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('with the Navigation API', () => {
  it('tells each new address once, after the commit', () => {
    const view = fakeWindow(true);
    const changed = vi.fn();
    watchNavigation(view, changed, abort.signal);
    view.navigation.dispatchEvent(new Event('navigate'));
    expect(changed).not.toHaveBeenCalled();
    view.location.href = 'https://site.test/b';
    view.navigation.dispatchEvent(new Event('currententrychange'));
    view.navigation.dispatchEvent(new Event('navigatesuccess'));
    expect(changed.mock.calls.map(([url]) => url.href)).toEqual(['https://site.test/b']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('without it', () => {
  it('hears of back and hash at once, and of pushState within a second', () => {
    const view = fakeWindow(false);
    const changed = vi.fn();
    const stop = new AbortController();
    watchNavigation(view, changed, stop.signal);
    view.location.href = 'https://site.test/a#x';
    view.dispatchEvent(new Event('hashchange'));
    expect(changed).toHaveBeenCalledTimes(1);
    view.location.href = 'https://site.test/b';
    vi.advanceTimersByTime(1000);
    expect(changed).toHaveBeenCalledTimes(2);
    stop.abort();
    view.location.href = 'https://site.test/c';
    view.dispatchEvent(new Event('popstate'));
    expect(changed).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});
