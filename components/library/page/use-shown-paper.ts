import { useCallback, useEffect, useRef } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { pick } from './selection';
import { go } from './use-route';
import type { ListSelection } from './use-selection';

/**
 * The paper whose details are open. They follow the cursor, and the cursor follows the address (a
 * link from elsewhere, Back).
 */
export function useShownPaper(
  id: string,
  ids: readonly string[] | undefined,
  selection: ListSelection,
): { paper: Paper | undefined; gone: boolean; close: () => void } {
  const db = useDatabase();
  const live = useLive(async () => (id === '' ? undefined : await db.papers.get(id)), [db, id]);
  const { cursor } = selection.now;
  const ready = ids !== undefined;

  const listed = useRef(ids);
  listed.current = ids;
  const { set } = selection;
  useEffect(() => {
    if (!ready || id === '' || !listed.current?.includes(id)) return;
    set((was) => (was.cursor === id ? was : pick(id)), {
      focus: document.activeElement === document.body,
    });
  }, [id, ready, set]);

  const last = useRef(cursor);
  useEffect(() => {
    if (last.current === cursor) return;
    last.current = cursor;
    if (id !== '' && cursor !== undefined && cursor !== id) go({ paper: cursor });
  }, [cursor, id]);

  const close = useCallback(() => {
    const inside = document.activeElement?.closest('aside') !== null;
    go({ paper: '' });
    // The focus was in what is closed: back to the row.
    if (inside) set((was) => was, { focus: true });
  }, [set]);
  const known = live.state === 'ready' ? live.value : undefined;
  const paper = known?.id === id ? known : undefined;
  return { paper, gone: live.state === 'ready' && id !== '' && known === undefined, close };
}
