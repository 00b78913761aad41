/** The views that everybody has. A view is a query, and a count beside it. */
import type { MessageKey } from '@/lib/platform/i18n';
import type { Sort } from '@/lib/search/types';

export interface BuiltInView {
  id: string;
  name: MessageKey;
  /** In the query language of lib/search. */
  query: string;
  scope?: 'bin';
  /** Order until the user chooses another. */
  sort?: Sort;
  /** What it means, for its tooltip and its empty list. */
  about: MessageKey;
}

const builtIn = (
  id: string,
  query: string,
  more: Pick<BuiltInView, 'scope' | 'sort'> = {},
): BuiltInView => ({
  id,
  name: `library_view_${id}` as MessageKey,
  about: `library_about_${id}` as MessageKey,
  query,
  ...more,
});

/** What one does with papers: from the inbox to the shelf. */
export const readingViews: readonly BuiltInView[] = [
  builtIn('all', ''),
  // Saved and nothing more: nobody has looked at it, filed it or put it into the queue's order.
  builtIn('inbox', 'status:unread is:untagged is:unopened'),
  builtIn('queue', 'status:unread', { sort: { by: 'rank', descending: false } }),
  builtIn('reading', 'status:reading'),
  builtIn('read', 'status:read'),
];

export const markedViews: readonly BuiltInView[] = [
  builtIn('pinned', 'is:pinned'),
  builtIn('untagged', 'is:untagged'),
  builtIn('noted', 'is:noted'),
  builtIn('updated', 'is:new-version'),
];

export const binView = builtIn('bin', '', {
  scope: 'bin',
  sort: { by: 'deleted', descending: true },
});

export const allViews = [...readingViews, ...markedViews, binView];

/** '' and `all` are the same view: the address of the page as it opens names none. */
export const viewOf = (id: string): BuiltInView | undefined =>
  allViews.find((view) => view.id === (id === '' ? 'all' : id));
