import { useId, useState } from 'react';
import { digestPlanSchema } from '@/lib/digest/plan';
import { t } from '@/lib/platform/i18n';
import { mayNotify, requestNotifications } from '@/lib/platform/notifications';
import { useToasts } from '../ui/toast';
import { useLive } from '../ui/use-live';
import shared from './digest.module.css';
import styles from './plan.module.css';
import type { FormProps } from './use-plan';

/** A notification when an issue is there; the browser asks for leave when it is turned on. */
export function Notify({ plan, change }: FormProps) {
  const toasts = useToasts();
  const allowed = useLive(mayNotify, [plan.notify]);
  const isOn = plan.notify && allowed.state === 'ready' && allowed.value;
  const turn = async (on: boolean) => {
    if (on && !(await requestNotifications())) {
      toasts.show({ text: t('digest_notify_refused'), tone: 'problem' });
      return;
    }
    await change({ notify: on });
  };
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isOn} onChange={(event) => void turn(event.target.checked)} />
      {t('digest_notify')}
    </label>
  );
}

/** Where “Send to my mail” sends it. */
export function Address({ plan, change }: FormProps) {
  const id = useId();
  const [text, setText] = useState(plan.address);
  const clean = text.trim();
  const isWrong = clean !== '' && digestPlanSchema.shape.address.parse(clean) !== clean;
  return (
    <div className={styles.group}>
      <label className={styles.inline}>
        {t('digest_address')}
        <input
          type="email"
          className={styles.input}
          value={text}
          autoComplete="email"
          aria-describedby={`${id}-hint`}
          aria-invalid={isWrong}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (!isWrong && clean !== plan.address) void change({ address: clean });
          }}
        />
      </label>
      <p id={`${id}-hint`} className={shared.hint}>
        {t(isWrong ? 'digest_address_wrong' : 'digest_address_hint')}
      </p>
    </div>
  );
}
