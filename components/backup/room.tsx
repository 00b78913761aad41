import { t } from '@/lib/platform/i18n';
import { askToPersist, type StorageHealth } from '@/lib/platform/storage-health';
import { byteSize } from '../exchange/byte-size';
import { Button } from '../ui/button';
import { useToasts } from '../ui/toast';
import styles from './backups.module.css';

const little = 200_000_000;

/** How much room there is, and whether the browser may throw the data away. */
export function Room({ health, onAsked }: { health: StorageHealth; onAsked: () => void }) {
  const { persisted, used, free } = health;
  const toasts = useToasts();
  const persist = async () => {
    if (!(await askToPersist())) toasts.show({ text: t('backup_not_persisted') });
    onAsked();
  };
  return (
    <>
      {used !== undefined && free !== undefined && (
        <p className={styles.facts} role={free < little ? 'alert' : undefined}>
          {t('backup_room', byteSize(used), byteSize(free))}{' '}
          {free < little && t('backup_room_little')}
        </p>
      )}
      <p className={styles.facts}>
        {t(persisted ? 'backup_persisted' : 'backup_may_go')}{' '}
        {persisted === false && (
          <Button onClick={() => void persist()}>{t('backup_persist')}</Button>
        )}
      </p>
    </>
  );
}
