import { useEffect, useState } from 'react';
import type { ImportItem } from '@/lib/library/types';
import { importItemStates } from '@/lib/library/types';
import { useDatabase } from '../../library/library-provider';
import { useLive } from '../../ui/use-live';

/** Rows are read in whole blocks, so that scrolling by a line asks for nothing. */
const block = 50;

/** Places of the items of some states, in the order of the file. Reads keys only. */
export function usePlaces(
  id: string,
  states: readonly ImportItem['state'][],
): readonly number[] | undefined {
  const db = useDatabase();
  const all = states.length === importItemStates.length;
  const live = useLive(async () => {
    if (all) {
      const keys = await db.importItems.where('importId').equals(id).primaryKeys();
      return keys.map(([, index]) => index).sort((a, b) => a - b);
    }
    const keys = await Promise.all(
      states.map((state) =>
        db.importItems
          .where('[importId+state+chosen]')
          .between([id, state, 0], [id, state, 1], true, true)
          .primaryKeys(),
      ),
    );
    return keys
      .flat()
      .map(([, index]) => index)
      .sort((a, b) => a - b);
  }, [db, id, states.join(' ')]);
  return live.state === 'ready' ? live.value : undefined;
}

/** The items of a window of places, live; what was read before shows at once. */
export function useItems(
  id: string,
  places: readonly number[],
  { from, to }: { from: number; to: number },
): ReadonlyMap<number, ImportItem> {
  const db = useDatabase();
  const [items, setItems] = useState<ReadonlyMap<number, ImportItem>>(() => new Map());
  const start = Math.max(0, (Math.floor(from / block) - 1) * block);
  const near = places.slice(start, (Math.floor(to / block) + 2) * block);
  const live = useLive(
    () => db.importItems.bulkGet(near.map((index): [string, number] => [id, index])),
    [db, id, near.join(' ')],
  );
  useEffect(() => {
    if (live.state !== 'ready') return;
    setItems((known) => {
      const next = new Map(known.size > 1000 ? [] : known);
      for (const item of live.value) if (item) next.set(item.index, item);
      return next;
    });
  }, [live]);
  return items;
}
