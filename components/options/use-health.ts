import { useCallback, useEffect, useRef, useState } from 'react';
import { openLibrary } from '@/lib/library/database';
import { examine } from '@/lib/library/health/examine';
import type { Finding } from '@/lib/library/health/types';
import { ask } from '@/lib/messaging/ask';
import { t } from '@/lib/platform/i18n';

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

/** Looks through the library, and has the worker repair what is wrong. */
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
      setState({ step: 'checked', ...found });
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
    const bare = findings.map(({ trouble, table, id }) => ({ trouble, table, id }));
    const answer = await ask('repairLibrary', { findings: bare, title: t('health_recovered') });
    if (!answer.ok) return setState({ step: 'failed' });
    const left = new Set(answer.value.left);
    setState({
      step: 'repaired',
      repaired: answer.value.repaired,
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
