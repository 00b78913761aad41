import { useMemo, useState } from 'react';
import { tn } from '@/lib/platform/i18n';
import { type Actions, useActions } from '../use-actions';

/** Work on this many papers takes long enough to say that it goes on. */
const many = 500;

/** What takes a while with many papers. */
const long = ['tag', 'status', 'pin', 'rate', 'rank', 'bin', 'restore'] as const;

/**
 * The actions of the page.
 * @returns them, and what is being done now if it takes a while.
 */
export function usePageActions(): { actions: Actions; busy: string | undefined } {
  const plain = useActions();
  const [busy, setBusy] = useState<string>();
  const actions = useMemo(() => {
    const told = (name: (typeof long)[number]) => async (ids: readonly string[], change: never) => {
      if (ids.length >= many) setBusy(tn('library_working', ids.length));
      try {
        return await (plain[name] as (ids: readonly string[], change: never) => Promise<boolean>)(
          ids,
          change,
        );
      } finally {
        setBusy(undefined);
      }
    };
    return { ...plain, ...Object.fromEntries(long.map((name) => [name, told(name)])) };
  }, [plain]);
  return { actions, busy };
}
