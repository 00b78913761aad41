import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Preview,
  previewBackup,
  RestoreFailed,
  type RestoreMode,
  sendBackup,
} from '@/lib/backup/restoring';
import { ask } from '@/lib/messaging/ask';
import type { Failure } from '@/lib/messaging/result';
import { useDatabase } from '../library/library-provider';

/** What is to be restored. */
export interface RestoreSource {
  name: string;
  /** When it was made, if it is one of ours. */
  at?: number;
  read: () => Promise<Blob>;
}

export type RestoreStep =
  | { step: 'reading'; rows: number }
  | { step: 'preview'; preview: Preview }
  /** It is no backup, or cannot be read at all. */
  | { step: 'unreadable' }
  | { step: 'safety' }
  /** The library as it is could not be backed up first; the user has the say. */
  | { step: 'unsafe'; failure: Failure; preview: Preview; how: How }
  | { step: 'sending'; rows: number; total: number }
  | { step: 'failed'; failure: Failure; preview: Preview }
  | { step: 'done'; mode: RestoreMode; rows: number };

export interface How {
  mode: RestoreMode;
  settings: boolean;
}

/** Goes through a restore: what would change, a backup of what is there, and the rows themselves. */
export function useRestore(source: RestoreSource) {
  const db = useDatabase();
  const [state, setState] = useState<RestoreStep>({ step: 'reading', rows: 0 });
  const stop = useRef(new AbortController());
  useEffect(() => {
    const control = new AbortController();
    stop.current = control;
    const { signal } = control;
    const read = async () => {
      try {
        const progress = (rows: number) => setState({ step: 'reading', rows });
        const preview = await previewBackup(await source.read(), db, progress, signal);
        const foreign = preview.problems.some(({ code }) => code === 'foreign');
        setState(foreign ? { step: 'unreadable' } : { step: 'preview', preview });
      } catch {
        if (!signal.aborted) setState({ step: 'unreadable' });
      }
    };
    void read();
    return () => control.abort();
  }, [source, db]);

  const restore = useCallback(
    async (preview: Preview, how: How, careful = true) => {
      const { signal } = stop.current;
      if (careful) {
        setState({ step: 'safety' });
        const kept = await ask('backUp', { why: 'restore' });
        if (!kept.ok) {
          setState({ step: 'unsafe', failure: kept.error, preview, how });
          return;
        }
      }
      const { total, head } = preview;
      const progress = (rows: number) => setState({ step: 'sending', rows, total });
      progress(0);
      try {
        const settings = how.settings ? head?.settings : undefined;
        await sendBackup(
          { file: await source.read(), name: source.name },
          { mode: how.mode, ...(settings && { settings }) },
          { asking: ask, progress, signal },
        );
        setState({ step: 'done', mode: how.mode, rows: total });
      } catch (error) {
        if (signal.aborted) return;
        const failure: Failure =
          error instanceof RestoreFailed ? error.failure : { code: 'internal' };
        setState({ step: 'failed', failure, preview });
      }
    },
    [source],
  );
  return { state, restore, stop: () => stop.current.abort() };
}
