import { warningOf } from '@/lib/backup/types';
import { relativeTime } from '@/lib/platform/dates';
import { t } from '@/lib/platform/i18n';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import styles from './backups.module.css';
import { useBackupStatus } from './use-backup-status';

/** What is wrong with the backups, in a sentence; undefined when all is well. */
export function useBackupWarning(): string | undefined {
  const status = useBackupStatus();
  if (!status) return undefined;
  const now = Date.now();
  switch (warningOf(status, now)) {
    case 'lost':
      return t('backup_warn_lost');
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
  const lost = useIsLost();
  if (warning === undefined) return null;
  return (
    <Banner tone="problem">
      {warning}{' '}
      {link && (
        <a className={styles.link} href="/library.html#/backups">
          {t('backup_title')}
        </a>
      )}
      {lost && (
        <p>
          <Button onClick={() => void hideLoss()}>{t('backup_lost_hide')}</Button>
        </p>
      )}
    </Banner>
  );
}

/** Loaded when it is wanted: pages with lists do without the schemas. */
async function hideLoss(): Promise<void> {
  const { writeBackupStatus } = await import('@/lib/platform/backup-status');
  await writeBackupStatus({ lostAt: undefined });
}

const useIsLost = (): boolean => useBackupStatus()?.lostAt !== undefined;

/** In the popup: only that the library is gone. An empty one would say that nothing was ever saved. */
export default function LostBanner() {
  return useIsLost() && <BackupBanner link />;
}
