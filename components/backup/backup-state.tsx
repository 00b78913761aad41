import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { BackupStatus } from '@/lib/backup/status';
import { nextAt, warningOf } from '@/lib/backup/types';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { sentences, t } from '@/lib/platform/i18n';
import { Button } from '../ui/button';
import { Filled } from '../ui/filled';
import { Icon } from '../ui/icon';
import { RelativeTime } from '../ui/relative-time';
import { useToasts } from '../ui/toast';
import styles from './backups.module.css';

/** When the last backup was made and the next will be, and a button that makes one now. */
export function BackupState({
  status,
  failed,
}: {
  status: BackupStatus | undefined;
  /** The backups cannot be opened. */
  failed: boolean;
}) {
  const toasts = useToasts();
  const [making, setMaking] = useState(false);
  const backUp = async () => {
    setMaking(true);
    const answer = await ask('backUp', { why: 'hand' });
    setMaking(false);
    if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
    else toasts.show({ text: t(`backup_${answer.value.outcome}`) });
  };
  const now = Date.now();
  const next = status && nextAt(status, now);
  return (
    <div className={styles.state}>
      <p>
        {status?.checkedAt === undefined ? (
          sentences(t('backup_none_yet'), t('backup_empty_list'))
        ) : (
          <Filled text="backup_last">
            <RelativeTime at={status.checkedAt} />
          </Filled>
        )}
        {status?.checkedAt !== undefined && next !== undefined && next > now && (
          <>
            {' '}
            <Filled text="backup_next">
              <RelativeTime at={next} />
            </Filled>
          </>
        )}
        {status && status.failure?.code === 'other' && ` ${t('backup_last_failed')}`}
        {status && warningOf(status, now) === undefined && status.checkedAt !== undefined
          ? ` ${t('backup_well')}`
          : ''}
      </p>
      <Button variant="primary" disabled={making || failed} onClick={() => void backUp()}>
        <Icon of={ShieldCheck} size={15} />
        {t(making ? 'backup_making' : 'backup_now')}
      </Button>
    </div>
  );
}
