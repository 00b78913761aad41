/** The colour scheme from the first paint on, and a reader of imports that breaks. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readInWorker } from '@/lib/platform/import-reader';
import { writeSettings } from '@/lib/platform/settings-store';
import { followTheme } from '@/lib/platform/theme';

const shown = () => document.documentElement.dataset.theme;

beforeEach(async () => {
  await fakeBrowser.storage.local.clear();
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});

describe('the colour scheme', () => {
  it.each([
    ['dark', 'dark'],
    ['light', 'light'],
    ['system', undefined],
    ['nonsense', undefined],
  ])('is on the first paint what it was last: %s', (last, theme) => {
    localStorage.setItem('theme', last);
    followTheme(new Promise(() => undefined));
    expect(shown()).toBe(theme);
  });

  it('follows the setting from then on, and is remembered', async () => {
    await writeSettings({ theme: 'dark' });
    followTheme();
    await vi.waitFor(() => expect(shown()).toBe('dark'));
    await writeSettings({ theme: 'system' });
    await vi.waitFor(() => expect(shown()).toBeUndefined());
    expect(localStorage.getItem('theme')).toBe('system');
  });
});

describe('reading an import in a worker', () => {
  type Answer = Record<string, unknown> | Error;
  let answers: Answer[];
  const ended = vi.fn();

  beforeEach(() => {
    ended.mockClear();
    vi.stubGlobal(
      'Worker',
      class {
        onmessage: ((event: { data: unknown }) => void) | undefined;
        onerror: ((event: { message: string }) => void) | undefined;
        terminate = ended;
        postMessage() {
          const answer = answers.shift();
          queueMicrotask(() => {
            if (answer instanceof Error) this.onerror?.({ message: answer.message });
            else if (answer) this.onmessage?.({ data: answer });
          });
        }
      },
    );
  });
  afterEach(() => void vi.unstubAllGlobals());

  const piece = (at: number) => ({ kind: 'piece', drafts: [at], progress: at, format: 'bibtex' });
  const read = async (signal = new AbortController().signal, most = Infinity) => {
    const pieces: unknown[] = [];
    const reading = readInWorker([], signal);
    for (;;) {
      const { done, value } = await reading.next();
      if (done) return { pieces, end: value };
      pieces.push(value.drafts);
      if (pieces.length >= most) await reading.return(undefined as never);
    }
  };

  it('gives piece after piece, then the problems, and ends the worker', async () => {
    answers = [piece(1), piece(2), { kind: 'end', problems: [], format: 'bibtex' }];
    expect(await read()).toEqual({
      pieces: [[1], [2]],
      end: { problems: [], format: 'bibtex' },
    });
    expect(ended).toHaveBeenCalledOnce();
  });

  it.each<[string, Answer[], string]>([
    ['says that it broke', [{ kind: 'broken', detail: 'too deep' }], 'too deep'],
    ['runs out of memory', [piece(1), new Error('memory')], 'memory'],
    ['breaks without a word', [new Error('')], 'the reader broke'],
  ])('ends with a worker that %s', async (_, given, message) => {
    answers = given;
    await expect(read()).rejects.toThrow(message);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('ends at once when it is stopped, or nobody takes more', async () => {
    answers = [piece(1)];
    const stop = new AbortController();
    const reading = read(stop.signal);
    stop.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
    answers = [piece(1), piece(2)];
    await read(undefined, 1);
    expect(ended).toHaveBeenCalledTimes(2);
  });
});
