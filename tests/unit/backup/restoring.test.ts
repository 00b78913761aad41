/** Restoring while the worker comes and goes, and previews of damaged files. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { previewBackup, RestoreFailed, sendBackup } from '@/lib/backup/restoring';
import type { ask, Question } from '@/lib/messaging/ask';
import { fail, ok, type Result } from '@/lib/messaging/result';
import { backupOf, fill } from '../exchange/library';
import { freshLibrary } from '../library/support';

/** A worker that says what the test wants, the usual when it has nothing more to say. */
function worker(says: Partial<Record<Question, Result<unknown>[]>> = {}) {
  const asked: [Question, Record<string, unknown>][] = [];
  const asking = (async (type: Question, data: Record<string, unknown>) => {
    asked.push([type, data]);
    const usual = type === 'startRestore' ? ok({ importId: 'i1' }) : ok(null);
    return says[type]?.shift() ?? usual;
  }) as unknown as typeof ask;
  const types = () => asked.map(([type]) => type);
  return { asking, asked, types };
}

const gone = fail('unreachable');
let file: Blob;

beforeEach(async () => {
  const library = await freshLibrary();
  await fill(library, 320);
  file = new Blob([await backupOf(library)]);
});

const send = (asking: typeof ask, signal = new AbortController().signal, progress = vi.fn()) =>
  sendBackup({ file, name: 'a.json' }, { mode: 'replace' }, { asking, progress, signal });

describe('sending a backup', () => {
  it('sends its rows in pieces, each after the last, and says how far it is', async () => {
    const { asking, asked } = worker();
    const progress = vi.fn();
    await send(asking, undefined, progress);
    const staged = asked.flatMap(([type, data]) => (type === 'stageRestore' ? [data] : []));
    expect(staged.map(({ from }) => from)).toEqual([0, 300, 600]);
    const total = progress.mock.calls.at(-1)?.[0];
    expect(total).toBeGreaterThan(320);
    expect(asked.at(-1)).toEqual(['restoreBackup', { importId: 'i1', total, mode: 'replace' }]);
  });

  it.each<[string, Parameters<typeof worker>[0]]>([
    ['while rows are sent', { stageRestore: [gone, gone] }],
    ['before the last step', { restoreBackup: [gone] }],
    ['after the last step was done', { restoreBackup: [gone, fail('not-found')] }],
  ])('goes on with a worker that was stopped %s', async (_, says) => {
    const { asking, types } = worker(says);
    await send(asking);
    expect(types()).not.toContain('cancelRestore');
  });

  it.each<[string, Parameters<typeof worker>[0], string]>([
    ['cannot begin', { startRestore: [fail('read-only')] }, 'read-only'],
    ['never comes back', { stageRestore: [gone, gone, gone] }, 'unreachable'],
    ['refuses rows', { stageRestore: [fail('storage', 'disk')] }, 'storage'],
    ['refuses the last step', { restoreBackup: [fail('full')] }, 'full'],
    ['has lost the rows before the last step', { restoreBackup: [fail('not-found')] }, 'not-found'],
    ['is gone in the last step for good', { restoreBackup: [gone, gone, gone] }, 'unreachable'],
  ])('gives up on a worker that %s, and leaves nothing behind', async (_, says, code) => {
    const { asking, types } = worker(says);
    const failed = await send(asking).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(RestoreFailed);
    expect((failed as RestoreFailed).failure.code).toBe(code);
    expect((failed as RestoreFailed).message).toBe(code === 'storage' ? 'disk' : code);
    expect(types().at(-1)).toBe(code === 'read-only' ? 'startRestore' : 'cancelRestore');
  });

  it('stops when it is told to, and has what it sent thrown away', async () => {
    const stop = new AbortController();
    const { asking, types } = worker();
    const stopped = new Error('stopped');
    await expect(
      send(
        asking,
        stop.signal,
        vi.fn(() => stop.abort(stopped)),
      ),
    ).rejects.toBe(stopped);
    expect(types().at(-1)).toBe('cancelRestore');
    expect(types()).not.toContain('restoreBackup');
  });

  it('that holds no rows is all of nothing', async () => {
    const empty = await freshLibrary();
    file = new Blob([await backupOf(empty)]);
    const { asking, types } = worker();
    await send(asking);
    expect(types()).toEqual(['startRestore', 'restoreBackup']);
  });
});

describe('a preview', () => {
  it('counts in pieces what is new, and names the first of many damaged rows', async () => {
    const library = await freshLibrary();
    const whole = await file.text();
    let broken = 0;
    const damaged = whole.replace(/"title":"[^"]*"/g, (title) => {
      broken += 1;
      return broken <= 60 ? '"title":7' : title;
    });
    const progress = vi.fn();
    const preview = await previewBackup(
      new Blob([damaged]),
      library,
      progress,
      new AbortController().signal,
    );
    expect(preview.problemCount).toBeGreaterThanOrEqual(50);
    expect(preview.problems).toHaveLength(50);
    expect(progress.mock.calls.length).toBeGreaterThan(1);
    expect(preview.total).toBe(progress.mock.calls.at(-1)?.[0]);
  });
});
