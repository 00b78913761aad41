/** What comes from the database or a file, and the work in slices that looks for it. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { colourOf, highlightColours } from '../../../lib/annotations/colours';
import { isLost, lastLooks, withinPaper } from '../../../lib/annotations/looks';
import { parseLaterPositions, parseSelectors } from '../../../lib/annotations/schema';
import { atOnce, inSlices, nextTask, slicer } from '../../../lib/annotations/slices';
import type { LaterPosition } from '../../../lib/annotations/types';

const quote = { type: 'TextQuoteSelector', exact: 'a' };
const position = { type: 'TextPositionSelector', start: 1, end: 2 };
const point = { type: 'XPathSelector', value: '/p[1]' };
const paper = {
  ...{ type: 'PaperSelector', document: 'h', headings: ['A'], block: 1, blocks: 2, length: 3 },
  ...{ occurrences: 1, occurrence: 0, before: 'b', after: 'c' },
};
const element = {
  ...{ type: 'ElementSelector', kind: 'table', text: 't', sources: ['a.png'], ordinal: -1 },
};
const long = (length: number) => 'x'.repeat(length);

describe('selectors', () => {
  it.each<[string, object]>([
    ['a quote', quote],
    ['with what is around it', { ...quote, prefix: 'b', suffix: '' }],
    ['a long one', { ...quote, exact: long(2_000_000) }],
    ['a position', position],
    [
      'a range',
      {
        type: 'RangeSelector',
        startSelector: point,
        endSelector: { ...point, refinedBy: position },
      },
    ],
    [
      'an element with a name',
      { type: 'FragmentSelector', value: 'S1', conformsTo: 'http://x', refinedBy: position },
    ],
    ['without more about it', { type: 'FragmentSelector', value: 'S1' }],
    ['of a style sheet', { type: 'CssSelector', value: 'p', refinedBy: position }],
    ['of a style sheet, all of it', { type: 'CssSelector', value: 'p' }],
    ['ours', paper],
    ['ours, with the paper', { ...paper, paper: 'doi:1', version: 'v1' }],
    ['a table', element],
    ['a figure', { ...element, kind: 'figure', id: 'f' }],
    ['an equation', { ...element, kind: 'equation' }],
    [
      'twenty headings and fifty pictures',
      { ...paper, headings: Array.from({ length: 20 }, () => 'A') },
    ],
  ])('%s is read as it is', (_what, selector) => {
    expect(parseSelectors([selector])).toEqual([selector]);
  });

  it.each<[string, unknown]>([
    ['no text', { type: 'TextQuoteSelector' }],
    ['a text longer than a book', { ...quote, exact: long(2_000_001) }],
    ['more around it than anybody stores', { ...quote, prefix: long(2_001) }],
    ['the same behind it', { ...quote, suffix: long(2_001) }],
    ['a place before the page', { ...position, start: -1 }],
    ['half a letter', { ...position, end: 1.5 }],
    ['a range without an end', { type: 'RangeSelector', startSelector: point }],
    [
      'a range of something else',
      { type: 'RangeSelector', startSelector: point, endSelector: position },
    ],
    ['a name that is none', { type: 'FragmentSelector', value: 7 }],
    ['a kind that is none', { ...element, kind: 'poem' }],
    ['a number that is none', { ...element, ordinal: 0.5 }],
    ['too many pictures', { ...element, sources: Array.from({ length: 51 }, () => 'a') }],
    ['too many headings', { ...paper, headings: Array.from({ length: 21 }, () => 'A') }],
    ['a paper of which half is missing', { ...paper, before: undefined }],
    ['an unknown type', { type: 'DataPositionSelector', start: 1, end: 2 }],
    ['nothing', null],
  ])('%s is left out, and the others stay', (_what, selector) => {
    expect(parseSelectors([quote, selector, position])).toEqual([quote, position]);
  });

  it('are twenty at most, and a list', () => {
    expect(parseSelectors(Array.from({ length: 25 }, () => quote))).toHaveLength(20);
    for (const none of [undefined, null, quote, 'x']) expect(parseSelectors(none)).toEqual([]);
  });

  it('of later positions are read as the others', () => {
    const later = { at: 7, state: 'moved', selectors: [quote] };
    expect(parseLaterPositions([{ ...later, version: 'v2', selectors: [quote, 7] }])).toEqual([
      { ...later, version: 'v2' },
    ]);
    for (const state of ['exact', 'moved', 'changed', 'ambiguous', 'lost']) {
      expect(parseLaterPositions([{ ...later, state }])).toHaveLength(1);
    }
    const broken = [
      { ...later, state: 'gone' },
      { ...later, at: '7' },
      { ...later, selectors: 7 },
      7,
    ];
    expect(parseLaterPositions([...broken, later])).toEqual([later]);
    expect(parseLaterPositions({ 0: later })).toEqual([]);
  });
});

it('a colour that is stored is that colour, and anything else the first', () => {
  expect(highlightColours.map(colourOf)).toEqual([...highlightColours]);
  for (const other of ['red', 'Pink', '', 7, null, undefined])
    expect(colourOf(other)).toBe('yellow');
});

describe('what became of a highlight', () => {
  const look = (
    version: string | undefined,
    at: number,
    state: LaterPosition['state'],
  ): LaterPosition => ({
    ...(version !== undefined && { version }),
    at,
    state,
    selectors: [],
  });

  it.each<[string, LaterPosition[], LaterPosition['state'][], boolean]>([
    ['never looked for', [], [], false],
    ['found', [look('v1', 1, 'exact')], ['exact'], false],
    [
      'lost on the newer version',
      [look('v1', 1, 'exact'), look('v2', 2, 'lost')],
      ['exact', 'lost'],
      true,
    ],
    ['lost, and found again', [look('v2', 1, 'lost'), look('v2', 2, 'moved')], ['moved'], false],
    ['noted in another order', [look('v2', 2, 'moved'), look('v2', 1, 'lost')], ['moved'], false],
    [
      'the older version read again',
      [look('v1', 1, 'lost'), look('v2', 2, 'exact'), look('v1', 3, 'changed')],
      ['exact', 'changed'],
      false,
    ],
    ['of no version', [look(undefined, 1, 'exact'), look(undefined, 2, 'lost')], ['lost'], true],
  ])('%s', (_what, later, states, lost) => {
    expect(lastLooks(later).map(({ state }) => state)).toEqual(states);
    expect(isLost(later)).toBe(lost);
  });

  it.each<[string, string[], string, string[]]>([
    [
      'the title of the paper comes first',
      ['emcee: The  Hammer', 'Method'],
      'Emcee — the hammer',
      ['Method'],
    ],
    ['in other letters, with signs between', ['EM-cee 2'], 'emcee', []],
    ['it does not', ['Method', 'Steps'], 'Emcee', ['Method', 'Steps']],
    ['it stands further in', ['Method', 'Emcee'], 'Emcee', ['Method', 'Emcee']],
    ['there are none', [], 'Emcee', []],
    ['there are none of a paper without a title', [], '', []],
  ])('its sections: %s', (_what, section, title, shown) => {
    expect(withinPaper(section, title)).toEqual(shown);
  });
});

describe('work in slices', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  function* steps(count: number) {
    for (let at = 0; at < count; at += 1) yield;
    return count;
  }

  it('is done at once, or with a pause after each step', async () => {
    expect(atOnce(steps(3))).toBe(3);
    const pause = vi.fn(async () => {});
    expect(await inSlices(steps(3), pause)).toBe(3);
    expect(pause).toHaveBeenCalledTimes(3);
  });

  it('gives way when its time is used up, and then has as much again', async () => {
    let now = 100;
    const next = vi.fn(async () => {
      now += 50;
    });
    const pause = slicer(() => now, next, 10);
    now = 109;
    expect(pause()).toBeUndefined();
    now = 110;
    await pause();
    expect(next).toHaveBeenCalledOnce();
    now += 9;
    expect(pause()).toBeUndefined();
    now += 1;
    expect(pause()).toBeInstanceOf(Promise);
  });

  it('goes on after other tasks of the page', async () => {
    const order: string[] = [];
    setTimeout(() => order.push('task'), 0);
    await nextTask();
    expect(order).toEqual(['task']);
  });

  it('asks the browser’s scheduler where there is one', async () => {
    const postTask = vi.fn(async (task: () => void) => task());
    vi.stubGlobal('scheduler', { postTask });
    await nextTask();
    expect(postTask).toHaveBeenCalledExactlyOnceWith(expect.any(Function), {
      priority: 'user-visible',
    });
    vi.stubGlobal('scheduler', {});
    await nextTask();
    expect(postTask).toHaveBeenCalledOnce();
  });
});
