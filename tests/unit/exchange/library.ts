/** A library with something in every table, the same in every run. */

import { backupWriter, settingsToKeep } from '@/lib/exchange/backup';
import { readLibrary } from '@/lib/library/backup-source';
import type { LibraryDatabase } from '@/lib/library/database';
import { createPaper } from '@/lib/paper/merge';
import { type Paper, recordSchema } from '@/lib/paper/schema';
import { parseSettings } from '@/lib/settings/settings';
import { manyRecords } from './many';

export async function fill(db: LibraryDatabase, count = 40): Promise<Paper[]> {
  const papers = manyRecords(count).map(
    (record, n): Paper => ({
      ...createPaper(record, { id: `p${n}`, now: 1000 + n }),
      tags: n % 3 === 0 ? ['nlp/parsing', '羊'] : [],
      status: n % 2 === 0 ? 'read' : 'unread',
      ...(n % 5 === 0 && { deletedAt: 5000 }),
      ...(n % 4 === 0 && { citekey: `key${n}`, rating: 3, rank: n / 7 }),
    }),
  );
  await db.papers.bulkAdd(papers);
  await db.annotations.bulkAdd(
    papers.slice(0, 20).map(({ id }, n) => ({
      id: `n${n}`,
      paperId: id,
      kind: n % 2 ? ('note' as const) : ('highlight' as const),
      body: `A *note* with "quotes" and\nlines ${n}`,
      ...(n % 2 === 0 && {
        quote: 'a passage',
        selectors: [{ type: 'TextQuoteSelector', exact: 'a passage', nested: { z: 1, a: [2] } }],
        later: [{ version: 'v2', at: 5, state: 'lost' as const, selectors: [] }],
        page: 'https://arxiv.org/html/2406.01234v1',
      }),
      tags: [],
      createdAt: 2000 + n,
      updatedAt: 3000 + n,
    })),
  );
  await db.activity.bulkAdd(
    papers.map(({ id }, n) => ({ id: `saved:${id}:${n}`, paperId: id, kind: 'saved', at: n })),
  );
  await db.views.bulkAdd([{ id: 'v1', name: 'Trees', query: 'tag:trees', rank: 1 }]);
  await db.tags.bulkAdd([
    { name: 'nlp/parsing', colour: 'red', updatedAt: 9 },
    { name: '羊', updatedAt: 1 },
  ]);
  await db.hidden.add({
    key: 'arxiv:2607.00009',
    at: 4,
    record: recordSchema.parse({
      identifiers: ['arxiv:2607.00009'],
      title: 'Not for me',
      source: 'huggingface',
    }),
  });
  await db.mutes.add({ key: 'topic:wolve', label: 'Wolves', at: 5 });
  await db.digests.add({ id: 'd1', at: 6, data: { count: 3 } });
  return papers;
}

/** The library as a backup. */
export async function backupOf(db: LibraryDatabase): Promise<string> {
  let text = '';
  let writer: ReturnType<typeof backupWriter> | undefined;
  await readLibrary(
    db,
    (counts) => {
      const settings = settingsToKeep(parseSettings({ theme: 'dark', askHosts: ['a.example'] }));
      writer = backupWriter((part) => (text += part), { schema: 4, settings, counts });
    },
    (section, rows) => writer?.rows(section, rows),
  );
  writer?.end();
  return text;
}
