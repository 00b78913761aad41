import { useCallback, useEffect, useRef, useState } from 'react';
import { openLibrary } from '@/lib/library/database';
import { examine } from '@/lib/library/health/examine';
import type { Finding } from '@/lib/library/health/types';
import { ask } from '@/lib/messaging/ask';
import { t } from '@/lib/platform/i18n';
import { readUnreadSettings, writeSettings } from '@/lib/platform/settings-store';

export type HealthState =
  | { step: 'idle' | 'failed' }
  | { step: 'checking'; done: number; total: number }
  | { step: 'checked'; rows: number; findings: Finding[] }
  | { step: 'repairing'; findings: Finding[] }
  | { step: 'no-backup'; rows: number; findings: Finding[] }
  | { step: 'repaired'; repaired: number; left: Finding[] };

export interface HealthCheck {
  state: HealthState;
  check(): void;
  stop(): void;
  /** Makes a backup, then repairs what was found. */
  repair(): void;
}

const settingFinding = (id: string): Finding => ({
  trouble: 'setting-unreadable',
  table: 'settings',
  id,
  name: id,
});

/** Looks through the library and the settings, and has the worker repair what is wrong. */
export function useHealth(): HealthCheck {
  const [state, setState] = useState<HealthState>({ step: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const check = useCallback(async () => {
    const control = new AbortController();
    running.current = control;
    setState({ step: 'checking', done: 0, total: 0 });
    try {
      const onRows = (done: number, total: number) => setState({ step: 'checking', done, total });
      const found = await examine(await openLibrary(), onRows, control.signal);
      const settings = Object.keys(await readUnreadSettings()).map(settingFinding);
      const { rows, findings } = found;
      setState({ step: 'checked', rows, findings: [...findings, ...settings] });
    } catch {
      setState({ step: control.signal.aborted ? 'idle' : 'failed' });
    }
  }, []);

  const repair = useCallback(async () => {
    if (state.step !== 'checked' && state.step !== 'no-backup') return;
    const { findings, rows } = state;
    setState({ step: 'repairing', findings });
    const backup = await ask('backUp', { why: 'hand' });
    if (!backup.ok) return setState({ step: 'no-backup', rows, findings });
    const bare = findings
      .filter(({ table }) => table !== 'settings')
      .map(({ trouble, table, id }) => ({ trouble, table, id }));
    const answer = await ask('repairLibrary', { findings: bare, title: t('health_recovered') });
    if (!answer.ok) return setState({ step: 'failed' });
    const left = new Set(answer.value.left);
    const settings = findings.length - bare.length;
    // What cannot be read is laid aside when settings are written.
    if (settings > 0) await writeSettings({});
    setState({
      step: 'repaired',
      repaired: answer.value.repaired + settings,
      left: findings.filter(({ id }) => left.has(id)),
    });
  }, [state]);

  return {
    state,
    check: () => void check(),
    stop: () => running.current?.abort(),
    repair: () => void repair(),
  };
}
