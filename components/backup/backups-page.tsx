import { useState } from 'react';
import { t } from '@/lib/platform/i18n';
import type { StorageHealth } from '@/lib/platform/storage-health';
import { useDatabase } from '../library/library-provider';
import { Banner } from '../ui/banner';
import { BackupList } from './backup-list';
import { BackupState } from './backup-state';
import styles from './backups.module.css';
import { Copies } from './copies';
import { FromFile } from './from-file';
import { RestoreView } from './restore-view';
import { Room } from './room';
import { useBackupStatus } from './use-backup-status';
import { useBackups, useStorageHealth } from './use-backups';
import { type RestoreSource, sourceOf } from './use-restore';

/** The backups: how they stand, those there are, and the way back to each. */
export function BackupsPage() {
  const [source, setSource] = useState<RestoreSource>();
  if (source) return <RestoreView source={source} onClose={() => setSource(undefined)} />;
  return <Overview onSource={setSource} />;
}

function Overview({ onSource }: { onSource: (source: RestoreSource) => void }) {
  const db = useDatabase();
  const backups = useBackups();
  const status = useBackupStatus();
  const [asked, setAsked] = useState(0);
  const health = useStorageHealth(`${asked} ${status?.checkedAt}`);

  const list = backups.state === 'ready' ? backups.value : [];
  return (
    <div className={styles.page}>
      <h1 className={styles.heading}>{t('backup_title')}</h1>
      <p className={styles.prose}>{t('backup_lead')}</p>
      {db.readOnly && <Banner tone="problem">{t('error_read_only')}</Banner>}
      {backups.state === 'failed' && <Banner tone="problem">{t('backup_cannot_open')}</Banner>}
      {health?.isPrivate && <Banner tone="problem">{t('backup_private')}</Banner>}
      <BackupState status={status} failed={backups.state === 'failed'} />
      {list.length > 0 && (
        <BackupList
          backups={list}
          onRestore={db.readOnly ? undefined : (backup) => onSource(sourceOf(backup))}
        />
      )}
      {!db.readOnly && <FromFile onSource={onSource} />}
      <Copies status={status} />
      {health && <Storage health={health} onAsked={() => setAsked((n) => n + 1)} />}
    </div>
  );
}

function Storage({ health, onAsked }: { health: StorageHealth; onAsked: () => void }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.label}>{t('backup_storage')}</h2>
      <Room health={health} onAsked={onAsked} />
      <p className={styles.hint}>{t('backup_where')}</p>
    </section>
  );
}
