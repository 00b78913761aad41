import { useEffect, useId, useState } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { type Status, statuses } from '@/lib/paper/status';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { useCommands } from '../library/use-commands';
import { StatusRing } from '../ui/status-ring';
import styles from './status-control.module.css';

/** To read, reading, read: one of three, set at once and put back if the worker says no. */
export function StatusControl({ paper }: { paper: Pick<Paper, 'id' | 'status'> }) {
  const name = useId();
  const commands = useCommands();
  const { readOnly } = useDatabase();
  const [wanted, setWanted] = useState<Status>();
  useEffect(() => {
    if (wanted === paper.status) setWanted(undefined);
  }, [wanted, paper.status]);
  const shown = wanted ?? paper.status;
  return (
    <div role="radiogroup" aria-label={t('popup_status')} className={styles.segments}>
      {statuses.map((status) => (
        <label key={status} className={styles.segment}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={shown === status}
            disabled={readOnly}
            onChange={async () => {
              setWanted(status);
              if (!(await commands.setStatus(paper, status))) setWanted(undefined);
            }}
          />
          <StatusRing status={status} />
          <span className={styles.label}>{t(`status_${status}`)}</span>
        </label>
      ))}
    </div>
  );
}
