import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { calendarOf, firstDayOf } from '@/lib/library/calendar';
import { readStatistics } from '@/lib/library/read-statistics';
import type { Statistics } from '@/lib/library/statistics';
import { language } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';

export type StatisticsState =
  | { state: 'counting'; done: number; total: number }
  | { state: 'ready'; value: Statistics }
  | { state: 'failed' };

/** After the last change there may be another: papers are often saved or tagged in a row (ms). */
const settleMs = 1000;

/** The numbers, counted again when papers or events come or go. */
export function useStatistics(): StatisticsState {
  const db = useDatabase();
  const [state, setState] = useState<StatisticsState>({ state: 'counting', done: 0, total: 0 });
  useEffect(() => {
    let stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let first = true;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const calendar = calendarOf(timeZone, firstDayOf(language()));
    const count = async () => {
      stop.abort();
      stop = new AbortController();
      const { signal } = stop;
      const progress = (done: number, total: number) =>
        setState((known) => (known.state === 'ready' ? known : { state: 'counting', done, total }));
      try {
        const value = await readStatistics(db, calendar, Date.now(), progress, signal);
        setState({ state: 'ready', value });
      } catch {
        if (!signal.aborted) setState({ state: 'failed' });
      }
    };
    const changes = liveQuery(() => Promise.all([db.papers.count(), db.activity.count()]));
    const subscription = changes.subscribe({
      next() {
        clearTimeout(timer);
        timer = setTimeout(() => void count(), first ? 0 : settleMs);
        first = false;
      },
      error: () => setState({ state: 'failed' }),
    });
    return () => {
      subscription.unsubscribe();
      clearTimeout(timer);
      stop.abort();
    };
  }, [db]);
  return state;
}
