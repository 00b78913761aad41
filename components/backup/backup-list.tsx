import { Download, History, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { openBackups } from '@/lib/backup/database';
import { backupFileName, fileOf } from '@/lib/backup/read';
import type { Backup } from '@/lib/backup/types';
import { ask } from '@/lib/messaging/ask';
import { exactTime } from '@/lib/platform/dates';
import { saveFile } from '@/lib/platform/download';
import { failureText } from '@/lib/platform/failure-text';
import { t, tn } from '@/lib/platform/i18n';
import { byteSize } from '../exchange/byte-size';
import { ConfirmDialog } from '../library/page/confirm-dialog';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { RelativeTime } from '../ui/relative-time';
import { useToasts } from '../ui/toast';
import styles from './backups.module.css';

/** Saves a backup as a file. @throws when it is not whole. */
export async function downloadBackup({ id, at }: Backup): Promise<void> {
  saveFile(await fileOf(await openBackups(), id), backupFileName(at));
}

/** The backups there are, newest first, and what can be done with each. */
export function BackupList({
  backups,
  onRestore,
}: {
  backups: readonly Backup[];
  /** Absent where nothing can be restored. */
  onRestore?: ((backup: Backup) => void) | undefined;
}) {
  const toasts = useToasts();
  const [going, setGoing] = useState<Backup>();
  const download = async (backup: Backup) => {
    try {
      await downloadBackup(backup);
    } catch {
      toasts.show({ text: t('backup_unreadable'), tone: 'problem' });
    }
  };
  const remove = async ({ id }: Backup) => {
    const answer = await ask('backupRemove', { id });
    if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
  };
  return (
    <>
      <ul className={styles.list} aria-label={t('backup_list')}>
        {backups.map((backup) => {
          const when = exactTime(backup.at);
          return (
            <li key={backup.id} className={styles.row}>
              <div className={styles.what}>
                <p className={styles.when}>
                  <RelativeTime at={backup.at} />
                  <span className={styles.exact}>{when}</span>
                </p>
                <p className={styles.facts}>
                  {t(`backup_why_${backup.why}`)} · {tn('backup_papers', backup.counts.papers)} ·{' '}
                  {byteSize(backup.size)}
                </p>
              </div>
              <div className={styles.actions}>
                {onRestore && (
                  <Button
                    aria-label={t('backup_restore_of', when)}
                    onClick={() => onRestore(backup)}
                  >
                    <Icon of={History} size={15} />
                    {t('backup_restore')}
                  </Button>
                )}
                <Button
                  variant="quiet"
                  square
                  aria-label={t('backup_download_of', when)}
                  onClick={() => void download(backup)}
                >
                  <Icon of={Download} size={15} />
                </Button>
                {onRestore && (
                  <Button
                    variant="quiet"
                    square
                    aria-label={t('backup_remove_of', when)}
                    onClick={() => setGoing(backup)}
                  >
                    <Icon of={Trash2} size={15} />
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {going && (
        <ConfirmDialog
          title={t('backup_remove')}
          text={t('backup_remove_sure', exactTime(going.at))}
          action={t('backup_remove')}
          onConfirm={() => void remove(going)}
          onClose={() => setGoing(undefined)}
        />
      )}
    </>
  );
}
