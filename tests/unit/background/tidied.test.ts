import { expect, it, vi } from 'vitest';
import { tidied } from '@/lib/background/tidied';
import { tagPapers } from '@/lib/library/change';
import { savePaper } from '@/lib/library/save';
import { openStep, openSteps } from '@/lib/library/undo';
import { write } from '@/lib/library/write';
import { freshLibrary, moment, record } from '../library/support';

it('takes back what a stopped worker left, before anything is asked of the library', async () => {
  const db = await freshLibrary();
  for (const id of ['a', 'b', 'c']) {
    const said = record({ identifiers: [`doi:10.1234/${id}`], title: `On ${id}` });
    await savePaper(db, said, { now: 1, newId: () => id });
  }
  const tag = { add: ['kept'], remove: [] };
  // A worker tagged two of three papers, and was stopped.
  const at = { ...moment(2), undoable: true };
  const { undoId = '' } = await tagPapers(db, ['a', 'b'], tag, at);
  await write(db, () => openStep(db, { id: undoId, kind: 'tag' }, at));

  // The user asks again; the next worker has to take the half back first, or it takes this back, too.
  const failed = vi.fn();
  const library = tidied(
    () => Promise.resolve(db),
    () => moment(3),
    failed,
  );
  await tagPapers(await library(), ['a', 'b', 'c'], tag, { ...moment(4), undoable: true });
  await library();
  expect((await db.papers.toArray()).map(({ tags }) => tags)).toEqual([
    ['kept'],
    ['kept'],
    ['kept'],
  ]);
  expect(await openSteps(db)).toEqual([]);
  expect(failed).not.toHaveBeenCalled();
});

it('gives the library even when that fails', async () => {
  const db = await freshLibrary();
  vi.spyOn(db.undoSteps, 'where').mockImplementation(() => {
    throw new Error('damaged');
  });
  const failed = vi.fn();
  const library = tidied(
    () => Promise.resolve(db),
    () => moment(3),
    failed,
  );
  expect(await library()).toBe(db);
  expect(failed).toHaveBeenCalledOnce();
});
