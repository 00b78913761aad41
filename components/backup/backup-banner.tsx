import { warningOf } from '@/lib/backup/types';
import { relativeTime } from '@/lib/platform/dates';
import { t } from '@/lib/platform/i18n';
import { Banner } from '../ui/banner';
import styles from './backups.module.css';
import { useBackupStatus } from './use-backup-status';

/** What is wrong with the backups, in a sentence; undefined when all is well. */
export function useBackupWarning(): string | undefined {
  const status = useBackupStatus();
  if (!status) return undefined;
  const now = Date.now();
  switch (warningOf(status, now)) {
    case 'full':
      return t('backup_warn_full');
    case 'storage':
      return t('backup_warn_storage');
    case 'old':
      return status.checkedAt === undefined
        ? t('backup_warn_never')
        : t('backup_warn_old', relativeTime(status.checkedAt, now));
    default:
      return undefined;
  }
}

/** Stays at the top of the library as long as the backups need somebody. */
export function BackupBanner({ link }: { link: boolean }) {
  const warning = useBackupWarning();
  if (warning === undefined) return null;
  return (
    <Banner tone="problem">
      {warning}{' '}
      {link && (
        <a className={styles.link} href="/library.html#/backups">
          {t('backup_title')}
        </a>
      )}
    </Banner>
  );
}
