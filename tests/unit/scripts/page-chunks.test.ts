import { expect, it } from 'vitest';
import { chunkOf, pagesThatNeed } from '../../../scripts/page-chunks';

it('finds the pages that need a module through all who import it', () => {
  const importers: Record<string, string[]> = {
    '/p/entrypoints/popup/index.html': [],
    '/p/entrypoints/popup/main.tsx': ['/p/entrypoints/popup/index.html'],
    '/p/entrypoints/options/index.html': [],
    '/p/entrypoints/options/main.tsx': ['/p/entrypoints/options/index.html'],
    '/p/lib/a.ts': ['/p/entrypoints/popup/main.tsx', '/p/lib/b.ts'],
    '/p/lib/b.ts': ['/p/entrypoints/options/main.tsx', '/p/lib/a.ts'],
    '/p/lib/lazy.ts': [],
  };
  const look = (id: string) => ({ importers: importers[id] ?? [] });
  expect(pagesThatNeed('/p/lib/a.ts', look)).toEqual(['options', 'popup']);
  expect(pagesThatNeed('/p/entrypoints/popup/main.tsx', look)).toEqual(['popup']);
  expect(pagesThatNeed('/p/lib/lazy.ts', look)).toEqual([]);
});

it.each([
  [[], null],
  [['popup'], 'list'],
  [['library', 'popup'], 'list'],
  [['library', 'popup', 'sidepanel'], 'list'],
  [['popup', 'sidepanel'], 'list'],
  [['options'], null],
  [['newtab'], 'newtab-parts'],
  [['newtab', 'options'], 'forms'],
  [['newtab', 'options', 'sidepanel'], 'forms'],
  [['newtab', 'popup'], 'base'],
  [['library', 'newtab', 'options', 'popup', 'sidepanel'], 'base'],
])('what %j need is in %s', (pages, chunk) => {
  expect(chunkOf(pages)).toBe(chunk);
});
