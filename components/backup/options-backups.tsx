/** The backups among the options: how they stand, the newest of them, and the way back to each. */
import { FileDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { openBackups } from '@/lib/backup/database';
import { backupFileName, fileOf } from '@/lib/backup/read';
import { ask } from '@/lib/messaging/ask';
import { saveFile } from '@/lib/platform/download';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { LibraryProvider, useLibrary } from '../library/library-provider';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useToasts } from '../ui/toast';
import { useBackupWarning } from './backup-banner';
import { BackupList } from './backup-list';
import { BackupState } from './backup-state';
import styles from './backups.module.css';
import { Copies } from './copies';
import { FromFile } from './from-file';
import { RestoreView } from './restore-view';
import { useBackupStatus } from './use-backup-status';
import { useBackups } from './use-backups';
import { type RestoreSource, sourceOf } from './use-restore';

/** So many of the newest are shown; the library's own page has them all. */
const shown = 3;

export function OptionsBackups() {
  return (
    <LibraryProvider>
      <Backups />
    </LibraryProvider>
  );
}

function Backups() {
  const [source, setSource] = useState<RestoreSource>();
  const { library } = useLibrary();
  const backups = useBackups();
  const status = useBackupStatus();
  const warning = useBackupWarning();
  const back = useRef<HTMLDivElement>(null);
  const left = useRef(false);
  // The way back is where the restore was.
  useEffect(() => {
    if (left.current && source === undefined) back.current?.focus();
    left.current = source !== undefined;
  }, [source]);
  if (source && library.state === 'open') {
    return (
      <div className={styles.inside}>
        <RestoreView heading="h4" source={source} onClose={() => setSource(undefined)} />
      </div>
    );
  }
  const mayRestore = library.state === 'open' && !library.db.readOnly;
  const list = backups.state === 'ready' ? backups.value : [];
  return (
    <div ref={back} tabIndex={-1} className={styles.options}>
      {library.state === 'failed' && <Banner tone="problem">{t('popup_cannot_open')}</Banner>}
      {library.state === 'open' && library.db.readOnly && (
        <Banner tone="problem">{t('error_read_only')}</Banner>
      )}
      {backups.state === 'failed' && <Banner tone="problem">{t('backup_cannot_open')}</Banner>}
      {warning !== undefined && <p role="alert">{warning}</p>}
      <BackupState status={status} failed={backups.state === 'failed'} />
      {list.length > 0 && (
        <BackupList
          backups={list.slice(0, shown)}
          onRestore={mayRestore ? (backup) => setSource(sourceOf(backup)) : undefined}
        />
      )}
      {mayRestore && <FromFile onSource={setSource} />}
      <p>
        <a className={styles.link} href="/library.html#/backups">
          {t('backup_options_link')}
        </a>
      </p>
    </div>
  );
}

/** Copies in the folder of downloads, under the heading of the options. */
export function OptionsCopies() {
  return <Copies status={useBackupStatus()} bare />;
}

/** Everything in one file, now. */
export function ExportAll() {
  const toasts = useToasts();
  const [working, setWorking] = useState(false);
  const save = async () => {
    setWorking(true);
    try {
      const made = await ask('backUp', { why: 'hand' });
      if (!made.ok) return toasts.show({ text: failureText(made.error), tone: 'problem' });
      if (made.value.outcome === 'empty') return toasts.show({ text: t('export_nothing') });
      const name = backupFileName(Date.now());
      saveFile(await fileOf(await openBackups(), made.value.id), name);
      return toasts.show({ text: t('export_done', name) });
    } catch {
      return toasts.show({ text: t('export_failed'), tone: 'problem' });
    } finally {
      setWorking(false);
    }
  };
  return (
    <div className={styles.buttons}>
      <Button aria-disabled={working} onClick={() => void (working || save())}>
        <Icon of={FileDown} size={15} />
        {t(working ? 'export_working' : 'options_export_all')}
      </Button>
      <a className={styles.link} href="/library.html">
        {t('options_export_other')}
      </a>
    </div>
  );
}
