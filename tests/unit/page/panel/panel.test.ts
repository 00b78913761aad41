import { describe, expect, it } from 'vitest';
import { isLost, lastLooks, withinPaper } from '@/lib/annotations/looks';
import type { LaterPosition } from '@/lib/annotations/types';
import { type Dock, dockOf } from '@/lib/page/annotate/panel/dock';
import { hereText, historyText } from '@/lib/page/annotate/panel/history';
import type { Box } from '@/lib/page/annotate/place';
import { recordOfPdf } from '@/lib/page/pdf';
import { identify } from '@/lib/sources';

const wide = { width: 1280, height: 800 };

describe('the place of the panel', () => {
  const behind = (right: number, left: number) => (box: Box) => (box.left > 300 ? right : left);
  it.each<[string, number, number, Dock['side']]>([
    ['free on both sides', 0, 0, 'right'],
    ['as full on either side', 20, 20, 'right'],
    ['fuller on the left', 5, 30, 'right'],
    ['a little freer on the left', 10, 8, 'right'],
    ['much freer on the left', 20, 2, 'left'],
  ])('on a page that is %s', (_, right, left, side) => {
    expect(dockOf(wide, behind(right, left)).side).toBe(side);
  });

  it('is the foot of a narrow window, and leaves some of the page in view', () => {
    const { side, box } = dockOf({ width: 320, height: 600 }, () => 0);
    expect(side).toBe('foot');
    expect(box).toMatchObject({ left: 0, width: 320, top: 600 - box.height });
    expect(box.top).toBeGreaterThan(200);
  });

  it('leaves the buttons of the viewer alone, and the marks at the edge', () => {
    const { box } = dockOf(wide, () => 0, 56);
    expect(box.top).toBeGreaterThan(56);
    expect(box.top + box.height).toBeLessThan(wide.height);
    expect(box.left + box.width).toBeLessThan(wide.width - 12);
  });
});

describe('what became of a highlight', () => {
  const texts = {
    madeOn: (version: string) => `made on ${version}`,
    onVersion: (version: string, state: string) => `${version}: ${state}`,
    here: (state: string) => `here: ${state}`,
    elsewhere: 'in the full text',
    thisCopy: 'a copy',
    states: { exact: 'E', moved: 'M', changed: 'C', ambiguous: 'A', lost: 'L' },
  };
  const look = (version: string | undefined, state: LaterPosition['state'], at: number) => ({
    ...(version && { version }),
    ...{ state, at, selectors: [] },
  });

  it.each<[string, number | undefined, LaterPosition[], string]>([
    ['just made', 1, [], 'made on v1'],
    ['on an unknown version', undefined, [], ''],
    ['still there', 1, [look('v1', 'exact', 1)], 'made on v1'],
    [
      'moved, then lost',
      1,
      [look('v2', 'moved', 1), look('v3', 'lost', 2)],
      'made on v1 · v2: M · v3: L',
    ],
    ['found after all', 1, [look('v2', 'lost', 1), look('v2', 'moved', 2)], 'made on v1 · v2: M'],
    ['on a copy', undefined, [look(undefined, 'changed', 1)], 'a copy: C'],
  ])('%s', (_, version, later, told) => {
    expect(historyText({ later, ...(version && { version }) }, texts)).toBe(told);
  });

  it('is not told twice of the version on the page', () => {
    const later = [look('v2', 'changed', 1), look('v3', 'lost', 2)];
    expect(historyText({ version: 1, later }, texts, 'v2')).toBe('made on v1 · v3: L');
  });

  it('is told of this page only when it is worth a word', () => {
    const states = ['exact', 'pending', 'moved', 'lost', 'elsewhere'] as const;
    const told = ['', '', 'here: M', 'here: L', 'in the full text'];
    expect(states.map((state) => hereText(state, texts))).toEqual(told);
  });

  it('is lost if the last look says so', () => {
    expect(isLost([look('v2', 'lost', 2), look('v3', 'exact', 1)])).toBe(true);
    expect(isLost([look('v2', 'lost', 1), look('v2', 'exact', 2)])).toBe(false);
    expect(lastLooks([])).toEqual([]);
  });

  it.each([
    [['A Paper', '1 Introduction'], ['1 Introduction']],
    [
      ['A  PAPER.', 'Methods', 'Data'],
      ['Methods', 'Data'],
    ],
    [['1 Introduction'], ['1 Introduction']],
    [[], []],
  ])('and stands in a section: %j', (headings, within) => {
    expect(withinPaper(headings, 'A paper')).toEqual(within);
  });
});

describe('the paper of a PDF tab', () => {
  const sources = { identify, extract: () => undefined };
  it('is what its address says', () => {
    expect(recordOfPdf(sources, new URL('https://arxiv.org/pdf/2607.01234v2'))).toMatchObject({
      identifiers: expect.arrayContaining(['arxiv:2607.01234']),
      title: '2607.01234',
      version: 2,
      provisional: true,
      urls: { page: expect.stringContaining('/abs/2607.01234') },
    });
  });
  it('is none where the address says nothing', () => {
    expect(recordOfPdf(sources, new URL('https://example.org/paper.pdf'))).toBeUndefined();
  });
});
