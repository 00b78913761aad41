// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recogniseMoved, type Sources, settle, staysOn } from '@/lib/page/recogniser';
import { record } from './summary';

const idOf = (url: URL) => /\/paper\/(\d+)/.exec(url.pathname)?.[1];
/** A site whose addresses name papers and whose title is the paper's. */
const sources: Sources = {
  identify(url) {
    const id = idOf(url);
    return id
      ? { identifiers: [`x:${id}`], view: 'abstract', page: `${url.origin}/paper/${id}` }
      : undefined;
  },
  extract(document, url) {
    const id = document.documentElement.dataset.paper ?? idOf(url);
    const title = document.title;
    return id && title ? record({ identifiers: [`x:${id}`], title }) : undefined;
  },
};
const at = (path: string) => new URL(path, 'https://site.test');

beforeEach(() => {
  vi.useFakeTimers();
  document.title = '';
  delete document.documentElement.dataset.paper;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('recogniseMoved', () => {
  it('takes a record that agrees with the address', () => {
    document.title = 'Two';
    expect(recogniseMoved(sources, document, at('/paper/2'))?.title).toBe('Two');
  });

  it('refuses the document of the paper before', () => {
    document.title = 'One';
    document.documentElement.dataset.paper = '1';
    expect(recogniseMoved(sources, document, at('/paper/2'))).toBeUndefined();
  });

  it('refuses the words of the paper before under a new name', () => {
    document.title = 'One';
    const before = record({ identifiers: ['x:1'], title: 'One' });
    expect(recogniseMoved(sources, document, at('/paper/2'), before)).toBeUndefined();
    expect(recogniseMoved(sources, document, at('/paper/1'), before)).toBeDefined();
  });

  it('finds nothing at an address that names no paper', () => {
    document.title = 'List';
    expect(recogniseMoved(sources, document, at('/list'))).toBeUndefined();
  });
});

describe('staysOn', () => {
  const one = record({ identifiers: ['x:1'] });
  it.each([
    ['/paper/1', '/paper/1#comments', true],
    ['/paper/1', '/paper/1?tab=2', true],
    ['/paper/1', '/paper/2', false],
    ['/paper/1', '/list', false],
    ['/about', '/about#team', true],
  ])('%s → %s: %s', (from, to, expected) => {
    expect(staysOn(sources, one, at(from), at(to))).toBe(expected);
  });
});

describe('settle', () => {
  const start = (signal = new AbortController().signal) => {
    const attempt = vi.fn();
    settle({ document, attempt, signal });
    return attempt;
  };

  it('waits for quiet, and looks again after every change', async () => {
    const attempt = start();
    expect(attempt).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    document.title = 'a';
    await vi.advanceTimersByTimeAsync(100);
    expect(attempt).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(50);
    expect(attempt).toHaveBeenCalledTimes(1);
    document.title = 'b';
    await vi.advanceTimersByTimeAsync(150);
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  it('tries a page that never rests, and gives up in the end', async () => {
    const attempt = start();
    for (let ms = 0; ms < 4900; ms += 100) {
      document.title = String(ms);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(attempt.mock.calls.length).toBeGreaterThanOrEqual(4);
    await vi.advanceTimersByTimeAsync(200);
    const tries = attempt.mock.calls.length;
    document.title = 'late';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(attempt).toHaveBeenCalledTimes(tries);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops at once when aborted', async () => {
    const controller = new AbortController();
    const attempt = start(controller.signal);
    controller.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(attempt).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
