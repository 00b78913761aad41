import type { Migration } from './types';

export const v1: Migration = {
  version: 1,
  intent: 'papers, annotations, activity, feeds, views and the outbox',
  stores: {
    papers:
      'id, &*identifiers, *tags, status, [status+addedAt], addedAt, openedAt, updatedAt, deletedAt, pinned, rank',
    annotations: 'id, paperId, updatedAt, deletedAt',
    activity: 'id, paperId, at',
    feedSnapshots: 'id, [feed+attemptedAt], attemptedAt',
    feedEntries: 'key, lastSeenAt, hiddenAt',
    views: 'id, rank',
    outbox: 'id, paperId, notBefore',
  },
};
