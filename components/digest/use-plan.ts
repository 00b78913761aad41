import { useCallback, useEffect, useRef, useState } from 'react';
import type { DigestPlan } from '@/lib/digest/plan';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { useToasts } from '../ui/toast';
import { useSettings } from '../ui/use-settings';

export interface PlanControl {
  /** As it will be once storage knows of it; undefined until storage has answered. */
  plan: DigestPlan | undefined;
  /** Changes some of it, at once. @returns whether the worker has taken it. */
  change: (patch: Partial<DigestPlan>) => Promise<boolean>;
}

export interface FormProps {
  plan: DigestPlan;
  change: PlanControl['change'];
}

/** The plan of the digest, and the way to change it: through the worker, which sets the alarm. */
export function usePlan(): PlanControl {
  const [settings] = useSettings();
  const toasts = useToasts();
  const stored = settings?.digest;
  const [ahead, setAhead] = useState<DigestPlan>();
  const waiting = useRef(0);
  const latest = useRef<DigestPlan>(undefined);
  useEffect(() => {
    latest.current = ahead ?? stored;
  }, [ahead, stored]);

  const change = useCallback(
    async (patch: Partial<DigestPlan>) => {
      if (!latest.current) return false;
      const plan = { ...latest.current, ...patch };
      latest.current = plan;
      setAhead(plan);
      waiting.current += 1;
      const answer = await ask('digestPlan', { plan });
      waiting.current -= 1;
      // Storage has told it by now; what was refused goes back to what storage has.
      if (waiting.current === 0) setAhead(undefined);
      if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
      return answer.ok;
    },
    [toasts],
  );
  return { plan: ahead ?? stored, change };
}
