import { describe, expect, it, vi } from 'vitest';
import { pinPapers, tagPapers } from '@/lib/library/change';
import type { LibraryDatabase } from '@/lib/library/database';
import { revert, tidySteps } from '@/lib/library/revert';
import { colourTag, renameTag } from '@/lib/library/tags';
import { openStep } from '@/lib/library/undo';
import type { At } from '@/lib/library/write';
import { freshLibrary, moment, record } from './support';

// The fake database is slow with thousands of rows.
vi.setConfig({ testTimeout: 30_000 });

const undoable = (now: number): At => ({ ...moment(now, 'u'), undoable: true });

describe('undo of very many papers', () => {
  const ids = Array.from({ length: 1200 }, (_, i) => `p${i}`);

  async function many() {
    const db = await freshLibrary();
    await db.papers.bulkAdd(
      ids.map((id, i) => ({
        ...record({ identifiers: [`doi:10.1234/${i}`] }),
        ...{ id, tags: [], status: 'unread' as const, pinned: 0 as const, provenance: {} },
        ...{ addedAt: i, updatedAt: i },
      })),
    );
    return db;
  }
  const pinned = (db: LibraryDatabase) => db.papers.where('pinned').equals(1).count();
  /** The nth paper is one too many for the disk. */
  const fillAt = (db: LibraryDatabase, most: number): void => {
    let writes = 0;
    const full = () => {
      writes += 1;
      if (writes === most) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    };
    db.papers.hook('updating', full);
  };

  it('lie in pieces that go together', async () => {
    const db = await many();
    const { undoId } = await pinPapers(db, ids, true, undoable(100));
    const steps = await db.undoSteps.toArray();
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.every(({ size }) => size <= 500)).toBe(true);
    expect(steps.reduce((sum, { size }) => sum + size, 0)).toBe(1200);
    expect(await revert(db, undoId ?? '', moment(200))).toEqual({
      kind: 'pin',
      count: 1200,
      kept: 0,
    });
    expect(await pinned(db)).toBe(0);
    expect(await revert(db, undoId ?? '', moment(300))).toMatchObject({ kept: 0 });
  });

  it('leave the library as it was when the disk is full half-way', async () => {
    const db = await many();
    fillAt(db, 600);
    await expect(pinPapers(db, ids, true, undoable(100))).rejects.toThrow('full');
    expect(await pinned(db)).toBe(0);
    expect(await db.undoSteps.where('id').startsWith('open/').count()).toBe(0);
  });

  it('are refused as a whole when one is gone', async () => {
    const db = await many();
    await db.papers.delete('p1199');
    await expect(pinPapers(db, ids, true, undoable(100))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await pinned(db)).toBe(0);
  });

  it.each(['a change', 'an undo'])('%s that a stopped worker left half done', async (which) => {
    const db = await many();
    const { undoId } = await pinPapers(db, ids, true, undoable(100));
    if (which === 'an undo') {
      fillAt(db, 400);
      await expect(revert(db, undoId ?? '', moment(200))).rejects.toThrow('full');
      expect(await pinned(db)).toBeGreaterThan(0);
    } else {
      // As the last transactions would not have come.
      await openStep(db, { id: undoId ?? '', kind: 'pin' }, moment(100));
    }
    await tidySteps(db, moment(300));
    expect(await pinned(db)).toBe(0);
    expect(await db.undoSteps.where('id').startsWith('open/').count()).toBe(0);
  });

  it('are one undo for a tag that is renamed, with its colour', async () => {
    const db = await many();
    await tagPapers(db, ids, { add: ['nlp'], remove: [] }, moment(50));
    await colourTag(db, 'nlp', 'teal', moment(60));
    const { undoId, papers } = await renameTag(db, { from: 'nlp', to: 'a' }, undoable(100));
    expect(papers).toBe(1200);
    expect(await db.papers.where('tags').equals('a').count()).toBe(1200);
    await revert(db, undoId ?? '', moment(200));
    expect(await db.papers.where('tags').equals('nlp').count()).toBe(1200);
    expect(await db.tags.toArray()).toMatchObject([{ name: 'nlp', colour: 'teal' }]);
  });
});
