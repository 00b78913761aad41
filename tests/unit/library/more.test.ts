import { describe, expect, it } from 'vitest';
import { revivedAnnotation, revivedPaper } from '@/lib/library/health/rows';
import {
  binHighlight,
  highlightsOf,
  placeHighlights,
  saveHighlight,
} from '@/lib/library/highlights';
import { mendedAnnotation, mendedPaper } from '@/lib/library/mended';
import { rankPapers } from '@/lib/library/rank';
import { savePaper } from '@/lib/library/save';
import { buildTree, colourOf, isWithin, parentOf } from '@/lib/library/tag-tree';
import { separatePapers, unitePair } from '@/lib/library/unite';
import type { PaperRecord } from '@/lib/paper/schema';
import { freshLibrary, library, moment, record } from './support';

const now = 5000;

describe('a paper that could not be read', () => {
  const bare = {
    id: 'a',
    identifiers: ['doi:10.1234/a'],
    title: 'T',
    source: 'arxiv',
    addedAt: 1,
    updatedAt: 2,
  };
  it.each<[object, object]>([
    [{}, { title: 'T', source: 'arxiv', addedAt: 1, updatedAt: 2, identifiers: ['doi:10.1234/a'] }],
    [{ title: undefined }, { title: 'Given' }],
    [{ title: '  ' }, { title: 'Given' }],
    [{ title: ` ${'x'.repeat(2500)}` }, { title: 'x'.repeat(2000) }],
    [{ title: 7 }, { title: 'Given' }],
    [{ addedAt: 0 }, { addedAt: 0 }],
    [{ addedAt: -1 }, { addedAt: now }],
    [{ addedAt: '1' }, { addedAt: now }],
    [{ updatedAt: null }, { updatedAt: now }],
    [{ source: '' }, { source: 'user' }],
    [{ source: 5 }, { source: 'user' }],
    [{ source: 's'.repeat(150) }, { source: 's'.repeat(100) }],
    [{ identifiers: [7, 'doi:10.1234/b', null] }, { identifiers: ['doi:10.1234/b'] }],
    [{ identifiers: 'doi:10.1234/b' }, { identifiers: ['recovered:a'] }],
    [{ identifiers: [] }, { identifiers: ['recovered:a'] }],
    [{ own: 1 }, { own: 1 }],
  ])('%o', (fields, expected) => {
    expect(revivedPaper({ ...bare, ...fields }, 'Given', now)).toMatchObject(expected);
  });

  it('and for which no title is known stays unread', () => {
    expect(revivedPaper({ id: 'a' }, '', now)).toBeUndefined();
    expect(revivedAnnotation({ id: 5 }, now)).toBeUndefined();
  });

  it('keeps only addresses of the web, in whatever case', () => {
    const urls = {
      page: 'javascript:alert(1)',
      pdf: 'HTTP://x.org/a',
      html: 5,
      code: 'xhttps://y.org/',
    };
    expect(mendedPaper({ ...bare, urls }).urls).toEqual({ pdf: 'HTTP://x.org/a' });
    const authors = [{ family: '' }, { literal: 'X' }, 'Y'];
    expect(mendedPaper({ ...bare, authors }).authors).toEqual([{ literal: 'X' }]);
  });

  it('a damaged highlight stays one, and a body without an end is cut', () => {
    expect(mendedAnnotation({ id: 'n', kind: 'highlight' }, now).kind).toBe('highlight');
    expect(mendedAnnotation({ id: 'n', body: 'x'.repeat(1_000_100) }, now).body).toHaveLength(
      1_000_000,
    );
  });
});

describe('the tree of tags', () => {
  it('has what is between, counts a paper once, and sorts by names as people do', () => {
    const tree = buildTree(
      [
        ['nlp/b10', 'p'],
        ['nlp/b9', 'p'],
        ['nlp', 'q'],
        ['A', 'p'],
        ['x/y/z', 'p'],
      ],
      new Map([
        ['nlp', 'red'],
        ['empty/inner', undefined],
      ]),
    );
    const show = (nodes: typeof tree): unknown[] =>
      nodes.map(({ name, papers, colour, children }) => [name, papers, colour, show(children)]);
    expect(show(tree)).toEqual([
      ['A', 1, undefined, []],
      ['empty', 0, undefined, [['inner', 0, undefined, []]]],
      [
        'nlp',
        2,
        'red',
        [
          ['b9', 1, undefined, []],
          ['b10', 1, undefined, []],
        ],
      ],
      ['x', 1, undefined, [['y', 1, undefined, [['z', 1, undefined, []]]]]],
    ]);
    expect(tree.every((node) => 'colour' in node === (node.tag === 'nlp'))).toBe(true);
  });

  it('children that are told before their parents hang below them', () => {
    const [root, ...more] = buildTree(
      [
        ['a/b/c', 'p'],
        ['a/b', 'p'],
        ['a', 'p'],
      ],
      new Map(),
    );
    expect(more).toEqual([]);
    expect(root?.children[0]?.children[0]?.tag).toBe('a/b/c');
  });

  it('a tag has the colour of the nearest above it', () => {
    const colours = new Map([
      ['a', 'red'],
      ['a/b', undefined],
    ]);
    expect([colourOf('a/b/c', colours), colourOf('b', colours)]).toEqual(['red', undefined]);
    expect([parentOf('a/b/'), parentOf('/a'), parentOf('a/')]).toEqual(['a', undefined, undefined]);
    expect([isWithin('ab', 'a'), isWithin('a/b', 'a'), isWithin('a', 'a')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('highlights', () => {
  const made = { quote: 'q', selectors: [], page: 'https://example.org/', version: 2 };
  const one = { paperId: 'a', id: 'h' };
  const lost = expect.objectContaining({ code: 'not-found' });

  it('are told as a page needs them, without those in the bin', async () => {
    const db = await library('a');
    await saveHighlight(db, { ...one, body: 'n', base: '', made } as never, moment(10));
    await saveHighlight(
      db,
      { paperId: 'a', id: 'i', body: '', base: '', made: {} } as never,
      moment(11),
    );
    const [first, second] = await highlightsOf(db, 'a');
    expect(first).toMatchObject({ id: 'h', quote: 'q', body: 'n', version: 2 });
    expect(second).toMatchObject({ id: 'i', quote: '', body: '' });
    expect(second).not.toHaveProperty('version');
    await binHighlight(db, one, true, moment(20));
    expect((await highlightsOf(db, 'a')).map(({ id }) => id)).toEqual(['i']);
    await binHighlight(db, one, true, moment(30));
    expect((await db.annotations.get('h'))?.deletedAt).toBe(20);
    await binHighlight(db, one, false, moment(40));
    expect(await db.annotations.get('h')).not.toHaveProperty('deletedAt');
    expect((await db.papers.get('a'))?.updatedAt).toBe(40);
  });

  it('of another paper, and notes, are none', async () => {
    const db = await library('a', 'b');
    await saveHighlight(db, { ...one, body: '', base: '', made } as never, moment(10));
    await expect(binHighlight(db, { paperId: 'b', id: 'h' }, true, moment(20))).rejects.toEqual(
      lost,
    );
    await expect(binHighlight(db, { paperId: 'a', id: 'x' }, true, moment(20))).rejects.toEqual(
      lost,
    );
  });

  it('are remembered where they were found, one place a version', async () => {
    const db = await library('a');
    await saveHighlight(db, { ...one, body: '', base: '', made } as never, moment(10));
    const place = (version: string | undefined, state: 'lost' | 'exact', at: number) =>
      placeHighlights(
        db,
        'a',
        [
          { id: 'h', version, state, selectors: [] },
          { id: 'x', state, selectors: [] },
        ],
        moment(at),
      );
    await place('v1', 'exact', 20);
    await place('v2', 'lost', 30);
    await place('v1', 'lost', 40);
    await place(undefined, 'lost', 50);
    const row = await db.annotations.get('h');
    expect(row?.later?.map((each) => [each.version, each.at, each.state])).toEqual([
      ['v2', 30, 'lost'],
      ['v1', 40, 'lost'],
      [undefined, 50, 'lost'],
    ]);
    expect(row?.updatedAt).toBe(10);
  });
});

describe('the version that is the user’s', () => {
  const said = (version: number, more: Partial<PaperRecord> = {}) =>
    record({ identifiers: ['arxiv:2401.00001'], title: `Version ${version}`, version, ...more });

  it('is the one saved; one that a page tells of by itself is news', async () => {
    const db = await freshLibrary();
    await savePaper(db, said(1), moment(10));
    const told = await savePaper(db, said(3), moment(20), { restore: false });
    expect(told.paper).toMatchObject({ version: 3, savedVersion: 1 });
    const saved = await savePaper(db, said(3), moment(30));
    expect(saved.paper.version).toBe(3);
    expect(saved.paper.savedVersion ?? saved.paper.version).toBe(3);
  });

  it('without a version nothing is told of one', async () => {
    const db = await freshLibrary();
    await savePaper(db, record({ identifiers: ['arxiv:2401.00001'], title: 'T' }), moment(10));
    const { paper } = await savePaper(
      db,
      record({ identifiers: ['arxiv:2401.00001'], title: 'T' }),
      moment(20),
    );
    expect(paper).not.toHaveProperty('savedVersion');
    expect(paper).not.toHaveProperty('version');
  });
});

describe('papers united and taken apart', () => {
  it('cannot be taken apart twice, nor when one is there again', async () => {
    const db = await library('a', 'b');
    const pair = { keepId: 'a', otherId: 'b' };
    await unitePair(db, pair, moment(10));
    expect(await db.papers.count()).toBe(1);
    await separatePapers(db, pair, moment(20));
    expect((await db.papers.toArray()).map(({ id }) => id).sort()).toEqual(['a', 'b']);
    await expect(separatePapers(db, pair, moment(30))).rejects.toMatchObject({ code: 'not-found' });
    await unitePair(db, pair, moment(40));
    const row = await db.activity.get('united:a:b');
    await db.activity.put({ ...row, data: {} } as never);
    await expect(separatePapers(db, pair, moment(50))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of a union from before, what was not written down then stays where it is', async () => {
    const db = await library('a', 'b');
    await unitePair(db, { keepId: 'a', otherId: 'b' }, moment(10));
    const row = await db.activity.get('united:a:b');
    const { activityIds: _, outboxIds: __, ...old } = (row?.data ?? {}) as Record<string, unknown>;
    await db.activity.put({ ...row, data: old } as never);
    const before = await db.activity.where('paperId').equals('a').count();
    await separatePapers(db, { keepId: 'a', otherId: 'b' }, moment(20));
    expect(await db.activity.where('paperId').equals('a').count()).toBe(before - 1);
  });
});

it('moving papers in the queue changes no more than it must', async () => {
  const db = await library('a', 'b', 'c');
  const at = { ...moment(100), undoable: true };
  const first = await rankPapers(db, ['b'], { end: 'first' }, at);
  expect(first.changed).toEqual(['b']);
  expect((await db.papers.get('a'))?.rank).toBeUndefined();
  expect(await rankPapers(db, ['b'], { before: 'b' }, at)).toEqual({ changed: [] });
  const last = await rankPapers(db, ['b'], { end: 'last' }, at);
  expect([...last.changed].sort()).toEqual(['a', 'b', 'c']);
  const ranks = (await db.papers.bulkGet(['a', 'c', 'b'])).map((paper) => paper?.rank ?? -1);
  expect(ranks).toEqual([...ranks].sort((x, y) => x - y));
  expect((await db.undoSteps.toArray()).map(({ kind }) => kind)).toEqual(['rank', 'rank']);
});
