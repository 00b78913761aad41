import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { placeOf, saveLink } from '@/lib/background/menus';
import { savePaper } from '@/lib/library/save';
import { createMenus, type MenuClick, onMenu } from '@/lib/platform/context-menus';
import { linkPatterns } from '@/lib/sources/link-patterns';
import { freshLibrary, moment, record } from '../library/support';

/** Does a match pattern fit? As far as these tests need it. */
function fits(pattern: string, url: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(url);
}

describe('the entry of a link', () => {
  it.each([
    ['https://arxiv.org/abs/2401.00001', true],
    ['https://arxiv.org/pdf/2401.00001v2', true],
    ['https://openreview.net/forum?id=abc', true],
    ['https://openreview.net/pdf?id=abc', true],
    ['https://doi.org/10.1234/abc', true],
    ['https://aclanthology.org/2024.acl-long.1.pdf', true],
    ['https://arxiv.org/help', false],
    ['https://example.org/paper.pdf', false],
    ['https://news.ycombinator.com/item?id=1', false],
  ])('%s: %s', (url, shown) => {
    expect(linkPatterns().some((pattern) => fits(pattern, url))).toBe(shown);
  });

  it('has patterns that browsers read', () => {
    for (const pattern of linkPatterns()) {
      expect(pattern).toMatch(/^(?:\*|https?):\/\/(?:\*\.)?[^/*]+\/.*$/);
    }
  });

  it('saves what the link names, under its text until the site has told', async () => {
    const db = await freshLibrary();
    const link = 'https://arxiv.org/pdf/2401.00001v2';
    const { paper, pending } = await saveLink(
      db,
      { link, linkText: 'Counting Sheep at Night' },
      moment(1),
      () => true,
    );
    expect(paper).toMatchObject({
      identifiers: ['arxiv:2401.00001'],
      title: 'Counting Sheep at Night',
      provisional: true,
    });
    expect(pending).toEqual({ host: 'arxiv.org' });
  });

  it.each(['https://example.org/', 'javascript:alert(1)', 'nonsense'])(
    'says that %s is no paper',
    async (link) => {
      const db = await freshLibrary();
      await expect(saveLink(db, { link }, moment(1), () => true)).rejects.toMatchObject({
        code: 'not-a-paper',
      });
      expect(await db.papers.count()).toBe(0);
    },
  );

  it('leads to the paper in the library, or to the library', async () => {
    const db = await freshLibrary();
    const { paper } = await savePaper(db, record({ identifiers: ['arxiv:2401.00001'] }), moment(1));
    expect(await placeOf(db, 'https://arxiv.org/abs/2401.00001')).toBe(`#/?paper=${paper.id}`);
    expect(await placeOf(db, 'https://arxiv.org/abs/2401.00002')).toBe('');
    expect(await placeOf(db, 'about:blank')).toBe('');
  });
});

describe('the browser’s menus', () => {
  const made: { id?: string; contexts?: string[] }[] = [];
  let listener: (info: object, tab?: object) => void = () => undefined;
  beforeEach(() => {
    made.length = 0;
    vi.spyOn(
      browser as unknown as { contextMenus: unknown },
      'contextMenus',
      'get',
    ).mockReturnValue({
      removeAll: async () => {
        made.length = 0;
      },
      create: (entry: { id: string }) => made.push(entry),
      onClicked: {
        addListener: (heard: typeof listener) => {
          listener = heard;
        },
      },
    });
  });

  it('have each entry once, however often they are made', async () => {
    await createMenus(['https://arxiv.org/abs/*']);
    await createMenus(['https://arxiv.org/abs/*']);
    expect(made.map(({ id, contexts }) => [id, contexts?.[0]])).toEqual([
      ['save-link', 'link'],
      ['save-page', 'page'],
      ['open-paper', 'page'],
      ['side-panel', 'page'],
      ['open-library', 'action'],
    ]);
  });

  it('tell what was clicked, and nothing of entries that are not ours', () => {
    const heard: MenuClick[] = [];
    onMenu((click) => heard.push(click));
    listener({ menuItemId: 'save-link', linkUrl: 'https://a.test/', pageUrl: 'https://b.test/' });
    listener({ menuItemId: 'other' });
    expect(heard).toEqual([
      {
        action: 'save-link',
        link: 'https://a.test/',
        tab: { id: -1, url: 'https://b.test/', title: '' },
      },
    ]);
  });
});
