import type { Migration } from './types';

/** A feed entry as v1 to v3 kept it. */
interface OldEntry {
  key: string;
  record?: unknown;
  hiddenAt?: number;
}

export const v4: Migration = {
  version: 4,
  intent: 'feeds: hidden papers by themselves, mutes, digests, tastes, answers and hosts',
  stores: {
    feedEntries: 'key, lastSeenAt',
    hidden: 'key, at',
    mutes: 'key',
    digests: 'id, at',
    taste: 'id',
    httpCache: 'url, at',
    hosts: 'host',
  },
  async upgrade(transaction) {
    const hidden: object[] = [];
    await transaction
      .table<OldEntry>('feedEntries')
      .toCollection()
      .modify((entry) => {
        if (entry.hiddenAt === undefined) return;
        hidden.push({ key: entry.key, at: entry.hiddenAt, record: entry.record });
        delete entry.hiddenAt;
      });
    await transaction.table('hidden').bulkPut(hidden);
    await transaction
      .table<{ feed: string }>('feedSnapshots')
      .toCollection()
      .modify((row) => {
        if (row.feed === 'hf:today') row.feed = 'hf:day';
      });
  },
};
