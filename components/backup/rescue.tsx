import { t } from '@/lib/platform/i18n';
import { BackupList } from './backup-list';
import styles from './backups.module.css';
import { useBackups } from './use-backups';

/** Shown when the library cannot be opened: its backups lie elsewhere, and can be saved as files. */
export function Rescue() {
  const backups = useBackups();
  if (backups.state !== 'ready' || backups.value.length === 0) return null;
  return (
    <section className={styles.page}>
      <h2 className={styles.label}>{t('backup_rescue')}</h2>
      <p className={styles.hint}>{t('backup_rescue_hint')}</p>
      <BackupList backups={backups.value} />
    </section>
  );
}
