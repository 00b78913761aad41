import { useCallback, useEffect, useRef, useState } from 'react';
import { openBackups } from '@/lib/backup/database';
import { fileOf } from '@/lib/backup/read';
import {
  type Preview,
  previewBackup,
  RestoreFailed,
  type RestoreMode,
  sendBackup,
} from '@/lib/backup/restoring';
import type { Backup } from '@/lib/backup/types';
import { ask } from '@/lib/messaging/ask';
import type { Failure } from '@/lib/messaging/result';
import { writeBackupStatus } from '@/lib/platform/backup-status';
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
  /** `before` is the backup of the library as it was, if it held anything. */
  | { step: 'done'; mode: RestoreMode; rows: number; before: string | undefined; back: boolean };

export interface How {
  mode: RestoreMode;
  settings: boolean;
}

/** The library as it was before a restore, as a backup of its own. */
const earlier = (id: string): RestoreSource => ({
  name: id,
  read: async () => fileOf(await openBackups(), id),
});

/**
 * Goes through a restore: what would change, a backup of what is there, the rows themselves, and the
 * way back.
 */
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

  const put = useCallback(
    async (from: RestoreSource, preview: Preview, how: How, careful: boolean) => {
      const { signal } = stop.current;
      let before: string | undefined;
      if (careful) {
        setState({ step: 'safety' });
        const kept = await ask('backUp', { why: 'restore' });
        if (!kept.ok) {
          setState({ step: 'unsafe', failure: kept.error, preview, how });
          return;
        }
        if (kept.value.outcome !== 'empty') before = kept.value.id;
      }
      const { total, head } = preview;
      const progress = (rows: number) => setState({ step: 'sending', rows, total });
      progress(0);
      try {
        const settings = how.settings ? head?.settings : undefined;
        await sendBackup(
          { file: await from.read(), name: from.name },
          { mode: how.mode, ...(settings && { settings }) },
          { asking: ask, progress, signal },
        );
        // What the browser had lost is back.
        await writeBackupStatus({ lostAt: undefined }).catch(() => undefined);
        setState({ step: 'done', mode: how.mode, rows: total, before, back: from !== source });
      } catch (error) {
        if (signal.aborted) return;
        const failure: Failure =
          error instanceof RestoreFailed ? error.failure : { code: 'internal' };
        setState({ step: 'failed', failure, preview });
      }
    },
    [source],
  );
  const restore = useCallback(
    (preview: Preview, how: How, careful = true) => put(source, preview, how, careful),
    [put, source],
  );

  /** Makes the library what it was before: with one click, and itself kept as a backup. */
  const goBack = useCallback(
    async (id: string) => {
      const from = earlier(id);
      setState({ step: 'reading', rows: 0 });
      try {
        const { signal } = stop.current;
        const preview = await previewBackup(await from.read(), db, () => undefined, signal);
        await put(from, preview, { mode: 'replace', settings: true }, true);
      } catch {
        if (!stop.current.signal.aborted) setState({ step: 'unreadable' });
      }
    },
    [put, db],
  );
  return { state, restore, goBack, stop: () => stop.current.abort() };
}

/** One of our own backups. */
export const sourceOf = ({ id, at }: Backup): RestoreSource => ({
  name: id,
  at,
  read: async () => fileOf(await openBackups(), id),
});
