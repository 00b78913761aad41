import { describe, expect, it } from 'vitest';
import { removePapers } from '@/lib/library/bin';
import { tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { savePaper } from '@/lib/library/save';
import { buildTree, colourOf, type TagNode, tagTree } from '@/lib/library/tag-tree';
import { colourTag, removeTag, renameTag } from '@/lib/library/tags';
import { saveView } from '@/lib/library/views';
import { freshLibrary, moment, record } from './support';

async function tagged(...tags: string[][]): Promise<LibraryDatabase> {
  const db = await freshLibrary();
  for (const [i, each] of tags.entries()) {
    const id = `p${i}`;
    const said = record({ identifiers: [`doi:10.1234/${id}`] });
    await savePaper(db, said, { now: i, newId: () => id });
    await tagPapers(db, [id], { add: each, remove: [] }, moment(10));
  }
  return db;
}
const tagsOf = async (db: LibraryDatabase) =>
  (await db.papers.orderBy('addedAt').toArray()).map(({ tags }) => tags);

/** `nlp 2 (parsing 1)` */
const drawn = (nodes: readonly TagNode[]): string =>
  nodes
    .map(({ name, papers, children }) =>
      [`${name} ${papers}`, children.length > 0 && `(${drawn(children)})`]
        .filter(Boolean)
        .join(' '),
    )
    .join(', ');

describe('the tree of tags', () => {
  it('counts papers once, parents included, without the bin', async () => {
    const db = await tagged(['nlp/parsing', 'nlp'], ['nlp/parsing/old'], ['vision'], ['nlp']);
    await removePapers(db, ['p3'], moment(20));
    await colourTag(db, 'later', 'red', moment(30));
    expect(drawn(await tagTree(db))).toBe('later 0, nlp 2 (parsing 2 (old 1)), vision 1');
  });

  it.each([
    [['b', 'a10', 'a2', 'Á1'], 'Á1 1, a2 1, a10 1, b 1'],
    [['a/b/c'], 'a 1 (b 1 (c 1))'],
    [['/a', 'b/', 'c//d'], '/a 1, b/ 1, c/ 1 (d 1)'],
    [['2024/7', '2024/10'], '2024 1 (7 1, 10 1)'],
  ])('of %j', (tags, tree) => {
    expect(
      drawn(
        buildTree(
          tags.map((tag) => [tag, 'p']),
          new Map(),
        ),
      ),
    ).toBe(tree);
  });

  it('hands colours down', () => {
    const colours = new Map([
      ['nlp', 'red'],
      ['nlp/a', undefined],
      ['nlp/b', 'blue'],
    ]);
    expect(
      ['nlp', 'nlp/a', 'nlp/a/x', 'nlp/b/x', 'nl'].map((tag) => colourOf(tag, colours)),
    ).toEqual(['red', 'red', 'red', 'blue', undefined]);
  });
});

describe('renaming a tag', () => {
  it.each([
    [
      'nlp',
      'language',
      [
        ['language', 'language/parsing'],
        ['nlpx', 'x'],
      ],
    ],
    [
      'nlp',
      'x/nlp',
      [
        ['x/nlp', 'x/nlp/parsing'],
        ['nlpx', 'x'],
      ],
    ],
    [
      'nlp',
      'nlp/old',
      [
        ['nlp/old', 'nlp/old/parsing'],
        ['nlpx', 'x'],
      ],
    ],
    ['nlp/parsing', 'nlp', [['nlp'], ['nlpx', 'x']]],
    [
      'x',
      'nlp',
      [
        ['nlp', 'nlp/parsing'],
        ['nlpx', 'nlp'],
      ],
    ],
    [
      'gone',
      'x',
      [
        ['nlp', 'nlp/parsing'],
        ['nlpx', 'x'],
      ],
    ],
  ])('%s to %s', async (from, to, expected) => {
    const db = await tagged(['nlp', 'nlp/parsing'], ['nlpx', 'x']);
    await renameTag(db, { from, to }, moment(20));
    expect(await tagsOf(db)).toEqual(expected);
  });

  it('takes colours along, but not over those that are there', async () => {
    const db = await tagged(['a', 'a/b'], ['c']);
    for (const [tag, colour] of [
      ['a', 'red'],
      ['a/b', 'blue'],
      ['c', 'green'],
    ] as const) {
      await colourTag(db, tag, colour, moment(20));
    }
    await renameTag(db, { from: 'a', to: 'c' }, moment(30));
    const styles = (await db.tags.toArray()).map(({ name, colour }) => [name, colour]);
    expect(styles).toEqual([
      ['c', 'green'],
      ['c/b', 'blue'],
    ]);
  });

  it.each([
    ['tag:nlp is:pinned', 'tag:language is:pinned'],
    ['-tag:nlp/parsing', '-tag:language/parsing'],
    ['tag:"nlp/to do" or x', 'tag:"language/to do" or x'],
    ['tag:nlpx title:nlp "tag nlp"', 'tag:nlpx title:nlp "tag nlp"'],
  ])('keeps a view finding the same: %s', async (query, expected) => {
    const db = await tagged(['nlp']);
    await saveView(db, { id: 'v', name: 'V', query }, moment(20));
    await renameTag(db, { from: 'nlp', to: 'language' }, moment(30));
    expect((await db.views.get('v'))?.query).toBe(expected);
  });
});

describe('removing a tag', () => {
  it('takes what is below it too, and tells how many papers had it', async () => {
    const db = await tagged(['nlp', 'x'], ['nlp/parsing'], ['nlpx']);
    expect(await removeTag(db, 'nlp', moment(20))).toEqual({ papers: 2 });
    expect(await tagsOf(db)).toEqual([['x'], [], ['nlpx']]);
  });
});
