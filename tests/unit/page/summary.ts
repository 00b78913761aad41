import type { PaperSummary } from '@/lib/messaging/protocol';
import type { PaperRecord } from '@/lib/paper/schema';

/** A saved paper as a page sees it. */
export const summary = (changes: Partial<PaperSummary> = {}): PaperSummary => ({
  id: 'p1',
  identifiers: ['arxiv:2401.00001'],
  title: 'On Owls',
  status: 'unread',
  pinned: false,
  tags: [],
  notes: 0,
  highlights: 0,
  addedAt: Date.UTC(2026, 0, 2),
  ...changes,
});

/** What a page says of a paper. */
export const record = (changes: Partial<PaperRecord> = {}): PaperRecord => ({
  identifiers: ['arxiv:2401.00001'],
  title: 'On Owls',
  authors: [],
  kind: 'article',
  urls: {},
  categories: [],
  keywords: [],
  source: 'arxiv',
  ...changes,
});
