import { useCallback, useEffect, useRef, useState } from 'react';
import { openBackups } from '@/lib/backup/database';
import { backupFileName, fileOf } from '@/lib/backup/read';
import { RestoreFailed, sendBackup } from '@/lib/backup/restoring';
import { settingsToKeep } from '@/lib/exchange/backup';
import { ask } from '@/lib/messaging/ask';
import type { ErasableKind } from '@/lib/messaging/erase-protocol';
import type { Failure } from '@/lib/messaging/result';
import { saveFile } from '@/lib/platform/download';
import { forgetHere } from '@/lib/platform/forget-here';
import { writeSettings } from '@/lib/platform/settings-store';
import type { Settings } from '@/lib/settings/settings';

/** The library as it was, in memory: it is there even when all backups are gone. */
export interface Kept {
  id: string;
  papers: number;
  file: Blob;
  name: string;
}

export type EraseStep =
  | { step: 'saving' }
  /** `kept` is undefined when there was nothing to back up, or `unsafe` says why it failed. */
  | { step: 'ready'; kept: Kept | undefined; unsafe?: Failure; failure?: Failure }
  | { step: 'erasing'; kept: Kept | undefined }
  | { step: 'erased'; kept: Kept | undefined }
  | { step: 'undoing'; kept: Kept | undefined; rows: number }
  | { step: 'undone' }
  | { step: 'not-undone'; kept: Kept | undefined; failure: Failure };

async function backUp(): Promise<{ kept: Kept | undefined; unsafe?: Failure }> {
  const made = await ask('backUp', { why: 'hand' });
  if (!made.ok) return { kept: undefined, unsafe: made.error };
  if (made.value.outcome === 'empty') return { kept: undefined };
  try {
    const { id } = made.value;
    const db = await openBackups();
    const [file, row] = [await fileOf(db, id), await db.backups.get(id)];
    // Copied: what is only a name for stored bytes would go together with them.
    const copy = new Blob([await file.arrayBuffer()], { type: file.type });
    const name = backupFileName(row?.at ?? Date.now());
    return { kept: { id, papers: row?.counts.papers ?? 0, file: copy, name } };
  } catch (error) {
    return { kept: undefined, unsafe: { code: 'storage', detail: String(error) } };
  }
}

/**
 * Deletes for good, step by step: a backup first, then the deletion, then the way back, which adds
 * what the backup holds and removes nothing that has come since.
 * @param settings as they are before.
 */
export function useErase(what: ErasableKind, settings: Settings) {
  const [state, setState] = useState<EraseStep>({ step: 'saving' });
  const before = useRef(settings);
  const control = useRef(new AbortController());

  useEffect(() => {
    let current = true;
    void backUp().then((saved) => {
      if (current) setState({ step: 'ready', ...saved });
    });
    return () => {
      current = false;
    };
  }, []);

  const kept = 'kept' in state ? state.kept : undefined;

  const erase = useCallback(
    async (keep: boolean) => {
      setState({ step: 'erasing', kept });
      const answer = await ask('erase', { what, ...(keep && kept && { keep: kept.id }) });
      if (!answer.ok) {
        setState({ step: 'ready', kept, failure: answer.error });
        return;
      }
      if (what === 'everything') forgetHere();
      setState({ step: 'erased', kept });
    },
    [what, kept],
  );

  const undo = useCallback(async () => {
    setState({ step: 'undoing', kept, rows: 0 });
    try {
      const settingsBefore = settingsToKeep(before.current);
      if (what !== 'papers') await writeSettings(settingsBefore as Partial<Settings>);
      if (kept && what !== 'settings') {
        const progress = (rows: number) => setState({ step: 'undoing', kept, rows });
        const { signal } = control.current;
        await sendBackup(kept, { mode: 'unite' }, { asking: ask, progress, signal });
      }
      setState({ step: 'undone' });
    } catch (error) {
      const failure: Failure =
        error instanceof RestoreFailed ? error.failure : { code: 'storage', detail: String(error) };
      setState({ step: 'not-undone', kept, failure });
    }
  }, [what, kept]);

  const save = useCallback(() => {
    if (kept) saveFile(kept.file, kept.name);
  }, [kept]);

  return { state, erase, undo, save };
}
