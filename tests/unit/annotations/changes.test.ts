// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  dropStale,
  forgetModel,
  lastModel,
  textModel,
  textModelInSlices,
} from '../../../lib/annotations/model-cache';
import { watchModel } from '../../../lib/annotations/watch';
import { page } from './support/page';

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const put = (html: string) => document.body.replaceChildren(...page(html).body.childNodes);
const $ = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

describe('a page that changes', () => {
  it('is read anew once it has settled, but not for what Offprint put there', async () => {
    put('<p>one</p><div id="ours"></div>');
    const changed = vi.fn();
    const stop = watchModel(document, changed, { ignore: (node) => node === $('#ours') });
    const before = textModel(document);
    $('#ours').append('panel');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(changed).not.toHaveBeenCalled();
    expect(textModel(document)).toBe(before);

    $('p').append(' two');
    await vi.advanceTimersByTimeAsync(100);
    $('p').append(' three');
    await vi.advanceTimersByTimeAsync(100);
    expect(changed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(changed).toHaveBeenCalledOnce();
    expect(textModel(document).text).toContain('one two three');
    stop();
    $('p').append(' four');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(changed).toHaveBeenCalledOnce();
  });

  it.each<[string, () => Node, boolean]>([
    [
      'a style sheet',
      () => Object.assign(document.createElement('style'), { textContent: 'p {}' }),
      false,
    ],
    ['a link', () => document.createElement('link'), false],
    ['an empty text', () => document.createTextNode(''), false],
    ['a comment', () => document.createComment(''), false],
    ['a text', () => document.createTextNode('x'), true],
    ['an element without words', () => document.createElement('i'), true],
  ])('%s that comes is a change: %s', async (_what, made, is) => {
    put('<p>one</p>');
    const changed = vi.fn();
    const stop = watchModel(document, changed);
    textModel(document);
    document.body.append(made());
    await vi.advanceTimersByTimeAsync(500);
    expect(changed).toHaveBeenCalledTimes(is ? 1 : 0);
    changed.mockClear();
    document.body.lastChild?.remove();
    await vi.advanceTimersByTimeAsync(500);
    expect(changed).toHaveBeenCalledTimes(is ? 1 : 0);
    stop();
  });

  it('that never comes to rest is read all the same', async () => {
    put('<p>one</p>');
    const changed = vi.fn();
    const stop = watchModel(document, changed, { settle: 150, atLatest: 400 });
    for (let n = 0; n < 5; n += 1) {
      $('p').append(' more');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(changed).toHaveBeenCalledOnce();
    stop();
  });

  it('is read where it has changed, and nowhere else', async () => {
    put(`<section>${'<p>left alone</p>'.repeat(50)}</section><p id="late">here</p>`);
    const stop = watchModel(document, () => undefined);
    textModel(document);
    const read = vi.spyOn(Text.prototype, 'data', 'get');
    $('#late').append(' and there');
    await vi.advanceTimersByTimeAsync(200);
    expect(textModel(document).text).toMatch(/left alone here and there$/);
    expect(read).toHaveBeenCalledTimes(2);
    read.mockRestore();
    stop();
  });

  it('is asked for what its styles hide or show, and only then read anew', async () => {
    put('<div class="tab" id="one">first</div><div class="tab" hidden id="two">second</div>');
    const changed = vi.fn();
    const stop = watchModel(document, changed);
    expect(textModel(document).text).toBe('first');
    $('#one').classList.add('glows');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(changed).not.toHaveBeenCalled();
    $('#one').setAttribute('style', 'display: none');
    $('#two').removeAttribute('hidden');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(changed).toHaveBeenCalledOnce();
    expect(textModel(document).text).toBe('second');
    expect(textModel(document, { hidden: true }).text).toBe('first second');
    stop();
  });

  describe('by its style sheets', () => {
    const shows = (element: Element | null): boolean =>
      !element || (getComputedStyle(element).display !== 'none' && shows(element.parentElement));
    beforeEach(() => {
      Object.defineProperty(Element.prototype, 'checkVisibility', {
        configurable: true,
        value(this: Element) {
          return shows(this);
        },
      });
      const sheet = document.createElement('style');
      sheet.textContent = '.shut .part { display: none }';
      document.head.replaceChildren(sheet);
    });
    afterEach(() => {
      Reflect.deleteProperty(Element.prototype, 'checkVisibility');
      document.head.replaceChildren();
    });

    it('is read anew where something in an element came or went, and not where nothing did', async () => {
      put(
        '<div id="one" class="shut"><p class="part">in</p><p>by</p></div><p class="part" id="out">out</p>',
      );
      const changed = vi.fn();
      const stop = watchModel(document, changed);
      expect(textModel(document).text).toBe('by out');
      const look = async (selector: string, name: string) => {
        $(selector).setAttribute('class', name);
        await vi.advanceTimersByTimeAsync(1_000);
        const times = changed.mock.calls.length;
        changed.mockClear();
        return [textModel(document).text, times];
      };
      expect(await look('#one', 'shut glows')).toEqual(['by out', 0]);
      expect(await look('#one', 'glows')).toEqual(['in by out', 1]);
      expect(await look('#one', '')).toEqual(['in by out', 0]);
      expect(await look('#out', 'shut part')).toEqual(['in by out', 0]);
      expect(await look('#one', 'shut')).toEqual(['by out', 1]);
      // A page of which nothing was read yet, and an element that has left it.
      forgetModel(document);
      $('#one').removeAttribute('class');
      await vi.advanceTimersByTimeAsync(1_000);
      expect(changed).not.toHaveBeenCalled();
      expect(textModel(document).text).toBe('in by out');
      const gone = $('#one');
      gone.className = 'shut';
      gone.remove();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(changed).toHaveBeenCalledOnce();
      expect(textModel(document).text).toBe('out');
      stop();
    });
  });

  it('takes away parts that are being read: the rest is read all the same', async () => {
    put('<section><p>one</p><p id="gone">two</p></section><p>three</p>');
    const stop = watchModel(document, () => undefined);
    let steps = 0;
    const long = Array.from({ length: 600 }, () => '<i>x</i>').join('');
    $('#gone').replaceChildren(...page(long).body.childNodes);
    const model = textModelInSlices(document, async () => {
      steps += 1;
      if (steps === 2) $('section').remove();
    });
    expect((await model).text).toBe('three');
    stop();
  });

  it('does not hold what it has thrown away', async () => {
    put('<p>one</p><p id="gone">two</p>');
    const stop = watchModel(document, () => undefined);
    textModel(document);
    $('#gone').remove();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lastModel(document)).toBeUndefined();
    expect(textModel(document).text).toBe('one');
    dropStale(document);
    expect(lastModel(document)).toBeDefined();
    stop();
    expect(lastModel(document)).toBeUndefined();
  });
});
