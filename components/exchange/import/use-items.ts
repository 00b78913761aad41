import { useEffect, useMemo, useState } from 'react';
import {
  type Counts,
  countsOf,
  itemAt,
  lettersOf,
  placesOf,
  readData,
  statesOf,
} from '@/lib/exchange/import/items';
import type { ItemData } from '@/lib/exchange/import/types';
import { type ImportItem, type ImportJob, importItemStates } from '@/lib/library/types';
import { useDatabase } from '../../library/library-provider';
import { useLive } from '../../ui/use-live';

/** Rows are read in whole blocks, so that scrolling by a line asks for nothing. */
const block = 50;

/** How the items of an import stand; undefined until that is known. */
export function useStates(job: ImportJob): string | undefined {
  const db = useDatabase();
  const old = job.states === undefined;
  const live = useLive(
    () => (old ? statesOf(db, job) : Promise.resolve(undefined)),
    [db, job.id, old],
  );
  return job.states ?? (live.state === 'ready' ? live.value : undefined);
}

export function useCounts(states: string | undefined): Counts | undefined {
  return useMemo(() => (states === undefined ? undefined : countsOf(states)), [states]);
}

/** Places of the items of some states, in the order of the file. */
export function usePlaces(
  states: string | undefined,
  wanted: readonly ImportItem['state'][] = importItemStates,
): readonly number[] | undefined {
  const letters = lettersOf(wanted);
  return useMemo(
    () => (states === undefined ? undefined : placesOf(states, letters)),
    [states, letters],
  );
}

/** The items of a window of places, live; what was read before shows at once. */
export function useItems(
  id: string,
  states: string,
  places: readonly number[],
  { from, to }: { from: number; to: number },
): ReadonlyMap<number, ImportItem> {
  const db = useDatabase();
  const [data, setData] = useState<ReadonlyMap<number, ItemData>>(() => new Map());
  const start = Math.max(0, (Math.floor(from / block) - 1) * block);
  const near = places.slice(start, (Math.floor(to / block) + 2) * block);
  const live = useLive(() => readData(db, id, near), [db, id, near.join(' ')]);
  useEffect(() => {
    if (live.state !== 'ready') return;
    setData((known) => new Map([...(known.size > 1000 ? [] : known), ...live.value]));
  }, [live]);
  return useMemo(() => {
    const items = [...data].flatMap(([index, each]) => itemAt(id, states, index, each) ?? []);
    return new Map(items.map((item) => [item.index, item]));
  }, [data, id, states]);
}
