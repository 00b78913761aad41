import { render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { readAhead } from '@/components/library/ahead';
import { firstRowsAt } from '@/components/library/first-rows';
import { LibraryProvider } from '@/components/library/library-provider';
import { writeListPrefs } from '@/components/library/list-prefs';
import { ReadingList } from '@/components/library/reading-list';
import { ToastHost } from '@/components/ui/toast';
import { giveLayout, paper } from '../support/library';

vi.mock('@/lib/library/database', async () => {
  const { database, stage } = await import('../support/library');
  return { ...(await database()), openEarly: () => undefined, earlyLibrary: () => stage.db };
});
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

beforeEach(() => {
  giveLayout();
  localStorage.clear();
});

function show() {
  render(
    <ToastHost>
      <LibraryProvider>
        <ReadingList prefs={{ filter: 'all', sort: 'added' }} onPrefs={() => undefined} />
      </LibraryProvider>
    </ToastHost>,
  );
}

it('draws the rows that were read ahead with the first render', async () => {
  const wanted = firstRowsAt('/popup.html', '');
  const rows = [paper(1, { title: 'Read ahead' })];
  globalThis.offprintPeek = Promise.resolve({ version: 40, ...(wanted && { wanted }), rows });
  await readAhead();
  show();
  expect(screen.getByText('Read ahead')).toBeDefined();
});

it('does not draw rows of another filter', async () => {
  writeListPrefs({ filter: 'read', sort: 'added' });
  const wanted = firstRowsAt('/popup.html', '');
  const rows = [paper(1, { title: 'Read ahead' })];
  globalThis.offprintPeek = Promise.resolve({ version: 40, ...(wanted && { wanted }), rows });
  await readAhead();
  show();
  expect(screen.queryByText('Read ahead')).toBeNull();
});

it.each([
  ['/popup.html', '', '{}', { filter: 'all', sort: 'added', limit: 16 }],
  ['/library.html', '', '{}', { filter: 'all', sort: 'added', limit: 40 }],
  ['/library.html', '#/?view=read', '{}', { filter: 'read', sort: 'added', limit: 40 }],
  ['/library.html', '#/?view=queue', '{}', undefined],
  ['/library.html', '#/?q=word', '{}', undefined],
  ['/library.html', '#/tags', '{}', undefined],
  ['/library.html', '', '{"layout":"table"}', undefined],
  ['/library.html', '', '{"sorts":{"all":{"by":"title","descending":false}}}', undefined],
  ['/newtab.html', '', '{}', undefined],
])('at %s%s with %s', (path, hash, prefs, wanted) => {
  localStorage.setItem('library-page', prefs);
  expect(firstRowsAt(path, hash)).toEqual(wanted);
});
