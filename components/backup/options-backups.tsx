import { t } from '@/lib/platform/i18n';
import { Filled } from '../ui/filled';
import { RelativeTime } from '../ui/relative-time';
import { useBackupWarning } from './backup-banner';
import styles from './backups.module.css';
import { useBackupStatus } from './use-backup-status';

/** The line of the options: how old the last backup is, what is wrong, and where they are. */
export function OptionsBackups() {
  const status = useBackupStatus();
  const warning = useBackupWarning();
  return (
    <div className={styles.options}>
      {warning !== undefined && <p role="alert">{warning}</p>}
      <p>
        {status?.checkedAt !== undefined && (
          <>
            <Filled text="backup_last">
              <RelativeTime at={status.checkedAt} />
            </Filled>{' '}
          </>
        )}
        <a className={styles.link} href="/library.html#/backups">
          {t('backup_options_link')}
        </a>
      </p>
    </div>
  );
}
