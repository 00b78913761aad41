import { describe, expect, it, vi } from 'vitest';
import { columnIds, standardColumns, toggleColumn } from '@/components/library/page/columns';
import { commandOf, press, sign, withCtrl } from '@/components/library/page/commands';
import { entriesFor } from '@/components/library/page/palette-entries';
import { parsePrefs } from '@/components/library/page/prefs';
import { placeAfterStep, placeAt, type Step } from '@/components/library/page/queue';
import { tagLines, tagQuery } from '@/components/library/page/tag-tree';
import { scrollStep } from '@/components/library/page/use-drag-order';
import { joinQueries } from '@/components/library/page/use-papers';
import { buildTree } from '@/lib/library/tag-tree';

describe('the order of the queue', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  it.each<[string[], number, ReturnType<typeof placeAt>]>([
    [['a'], 0, undefined],
    [['a'], 1, undefined],
    [['a'], 2, { after: 'b' }],
    [['c'], 0, { before: 'a' }],
    [['e'], 5, undefined],
    [['b'], 5, { after: 'e' }],
    [['b', 'c'], 2, undefined],
    [['b', 'c'], 4, { after: 'd' }],
    [['b', 'd'], 2, { after: 'a' }],
    [['b', 'd'], 3, { after: 'c' }],
    [['gone'], 2, undefined],
  ])('%j to the gap %i', (moved, gap, expected) => {
    expect(placeAt(ids, moved, gap)).toEqual(expected);
  });
  it.each<[string[], Step, ReturnType<typeof placeAt>]>([
    [['c'], 'up', { after: 'a' }],
    [['b'], 'up', { before: 'a' }],
    [['a'], 'up', undefined],
    [['c'], 'down', { after: 'd' }],
    [['e'], 'down', undefined],
    [['c'], 'top', { before: 'a' }],
    [['c'], 'bottom', { after: 'e' }],
    [['b', 'c'], 'down', { after: 'd' }],
    [[], 'up', undefined],
  ])('%j one step %s', (moved, step, expected) => {
    expect(placeAfterStep(ids, moved, step)).toEqual(expected);
  });
  it('scrolls near the edges only, faster the nearer', () => {
    expect(scrollStep(300, 0, 600)).toBe(0);
    expect(scrollStep(2, 0, 600)).toBeLessThan(scrollStep(30, 0, 600));
    expect(scrollStep(599, 0, 600)).toBeGreaterThan(0);
    expect(scrollStep(9000, 0, 600)).toBe(14);
  });
});

describe('the tree of tags', () => {
  const rows = buildTree(
    ['vision', 'nlp/parsing', 'nlp', 'theory/graphs/spectral'].map((tag, n) => [tag, `p${n}`]),
    new Map(),
  );
  const lines = (...folded: string[]) =>
    tagLines(rows, new Set(folded)).map(({ node, level }) => `${level} ${node.name}`);
  it('has parents before children', () => {
    expect(lines()).toEqual([
      '1 nlp',
      '2 parsing',
      '1 theory',
      '2 graphs',
      '3 spectral',
      '1 vision',
    ]);
  });
  it('hides what is below a folded tag', () => {
    expect(lines('theory', 'nlp')).toEqual(['1 nlp', '1 theory', '1 vision']);
  });
  it.each([
    ['nlp/parsing', 'tag:nlp/parsing'],
    ['to cite', 'tag:"to cite"'],
    ['a "quoted" one', 'tag:"a quoted one"'],
    ['漢字', 'tag:漢字'],
  ])('%s is asked for as %s', (tag, query) => expect(tagQuery(tag)).toBe(query));
});

describe('prefs', () => {
  it.each([
    undefined,
    null,
    7,
    [],
    { layout: 5, columns: ['nonsense'], widths: { title: -4 }, pane: 1e9, sorts: 'x', folded: {} },
  ])('%j falls back to the usual', (stored) => {
    expect(parsePrefs(stored)).toEqual(parsePrefs({}));
  });
  it('keeps what is good', () => {
    const good = {
      layout: 'table',
      columns: ['title', 'year'],
      widths: { year: 80 },
      pane: 500,
      sorts: { inbox: { by: 'title', descending: false } },
      folded: ['nlp'],
    };
    expect(parsePrefs(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });
});

describe('columns', () => {
  it('come and go at their usual place, but for the title', () => {
    const without = toggleColumn(standardColumns, 'year');
    expect(without).not.toContain('year');
    expect(toggleColumn(without, 'year')).toEqual(standardColumns);
    expect(toggleColumn(standardColumns, 'title')).toBe(standardColumns);
    expect(toggleColumn(['title'], columnIds[columnIds.length - 1] ?? 'notes')).toEqual([
      'title',
      'notes',
    ]);
  });
});

it.each([
  ['', 'a b', 'a b', 0],
  ['status:read', '', 'status:read', 11],
  ['a or b', 'c or d', '(a or b) (c or d)', 10],
])('a view %j and a search %j', (view, search, query, offset) => {
  expect(joinQueries(view, search)).toEqual({ query, offset });
});

describe('commands', () => {
  const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);
  const run = () => undefined;
  const commands = [
    { id: 'x', name: 'X', group: 'list' as const, match: press('x'), run },
    { id: 'all', name: 'All', group: 'list' as const, match: withCtrl('a'), run },
    { id: 'slash', name: 'Slash', group: 'page' as const, match: sign('/'), run },
    { id: 'never', name: 'Never', group: 'page' as const, match: press('q'), when: false, run },
  ];
  it.each<[KeyboardEventInit, string | undefined]>([
    [{ key: 'x' }, 'x'],
    [{ key: 'X', shiftKey: true }, undefined],
    [{ key: 'X' }, 'x'],
    [{ key: 'x', ctrlKey: true }, undefined],
    [{ key: 'a', metaKey: true }, 'all'],
    [{ key: '/', shiftKey: true }, 'slash'],
    [{ key: 'q' }, undefined],
  ])('%j means %s', (init, id) => {
    expect(commandOf(commands, key(init))?.id).toBe(id);
  });

  const offered = (typed: string) =>
    entriesFor({
      typed,
      commands: [...commands, { id: 'bin', name: 'Move to the bin', group: 'papers', run }],
      views: [{ id: 'v1', name: 'Thesis', query: 'tag:thesis', rank: 1 }],
      tags: [{ tag: 'thesis/two', name: 'two', papers: 3, children: [] }],
      papers: [{ id: 'p', title: 'A thesis', detail: '' }],
      goTo: vi.fn(),
    }).map(({ id }) => id);
  it('offers what can be done and where to go, and what answers to the words', () => {
    expect(offered('')).not.toContain('do-never');
    expect(offered('')).toContain('go-v1');
    expect(offered('thes')).toEqual(['go-v1', 'tag-0', 'paper-p']);
    expect(offered('bin move').at(0)).toBe('do-bin');
    expect(offered('[(').filter((id) => id.startsWith('do'))).toEqual([]);
  });
});
