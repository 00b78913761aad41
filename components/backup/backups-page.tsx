import { FileUp, ShieldCheck } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { openBackups } from '@/lib/backup/database';
import { fileOf } from '@/lib/backup/read';
import { type Backup, warningOf } from '@/lib/backup/types';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { sentences, t } from '@/lib/platform/i18n';
import { askToPersist, type StorageHealth } from '@/lib/platform/storage-health';
import { byteSize } from '../exchange/byte-size';
import { useDatabase } from '../library/library-provider';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Filled } from '../ui/filled';
import { Icon } from '../ui/icon';
import { RelativeTime } from '../ui/relative-time';
import { useToasts } from '../ui/toast';
import { BackupList } from './backup-list';
import styles from './backups.module.css';
import { Copies } from './copies';
import { RestoreView } from './restore-view';
import { useBackupStatus } from './use-backup-status';
import { useBackups, useStorageHealth } from './use-backups';
import type { RestoreSource } from './use-restore';

/** The backups: how they stand, those there are, and the way back to each. */
export function BackupsPage() {
  const [source, setSource] = useState<RestoreSource>();
  if (source) return <RestoreView source={source} onClose={() => setSource(undefined)} />;
  return <Overview onSource={setSource} />;
}

const sourceOf = ({ id, at }: Backup): RestoreSource => ({
  name: id,
  at,
  read: async () => fileOf(await openBackups(), id),
});

function Overview({ onSource }: { onSource: (source: RestoreSource) => void }) {
  const db = useDatabase();
  const backups = useBackups();
  const status = useBackupStatus();
  const toasts = useToasts();
  const [making, setMaking] = useState(false);
  const [asked, setAsked] = useState(0);
  const health = useStorageHealth(`${asked} ${status?.checkedAt}`);

  const backUp = async () => {
    setMaking(true);
    const answer = await ask('backUp', { why: 'hand' });
    setMaking(false);
    if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
    else toasts.show({ text: t(`backup_${answer.value.outcome}`) });
  };
  const list = backups.state === 'ready' ? backups.value : [];
  return (
    <div className={styles.page}>
      <h1 className={styles.heading}>{t('backup_title')}</h1>
      <p className={styles.prose}>{t('backup_lead')}</p>
      {db.readOnly && <Banner tone="problem">{t('error_read_only')}</Banner>}
      {backups.state === 'failed' && <Banner tone="problem">{t('backup_cannot_open')}</Banner>}
      {health?.isPrivate && <Banner tone="problem">{t('backup_private')}</Banner>}
      <div className={styles.state}>
        <p>
          {status?.checkedAt === undefined ? (
            sentences(t('backup_none_yet'), t('backup_empty_list'))
          ) : (
            <Filled text="backup_last">
              <RelativeTime at={status.checkedAt} />
            </Filled>
          )}
          {status && status.failure?.code === 'other' && ` ${t('backup_last_failed')}`}
          {status && warningOf(status, Date.now()) === undefined && status.checkedAt !== undefined
            ? ` ${t('backup_well')}`
            : ''}
        </p>
        <Button
          variant="primary"
          disabled={making || backups.state === 'failed'}
          onClick={() => void backUp()}
        >
          <Icon of={ShieldCheck} size={15} />
          {t(making ? 'backup_making' : 'backup_now')}
        </Button>
      </div>
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

function FromFile({ onSource }: { onSource: (source: RestoreSource) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onSource({ name: file.name, read: async () => file });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    // The page around takes files for the import.
    event.stopPropagation();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same.
    <section
      className={styles.drop}
      data-over={over || undefined}
      onDragEnter={(event) => event.stopPropagation()}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={(event) => {
        event.stopPropagation();
        setOver(false);
      }}
      onDrop={drop}
    >
      <Icon of={FileUp} size={20} />
      <p>{t('backup_drop')}</p>
      <Button onClick={() => input.current?.click()}>{t('backup_choose')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.gz,application/json,application/gzip"
        aria-label={t('backup_choose')}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </section>
  );
}

const little = 200_000_000;

function Storage({ health, onAsked }: { health: StorageHealth; onAsked: () => void }) {
  const { persisted, used, free } = health;
  const toasts = useToasts();
  const persist = async () => {
    if (!(await askToPersist())) toasts.show({ text: t('backup_not_persisted') });
    onAsked();
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.label}>{t('backup_storage')}</h2>
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
      <p className={styles.hint}>{t('backup_where')}</p>
    </section>
  );
}
