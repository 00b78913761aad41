import { useEffect, useId, useState } from 'react';
import { folderName } from '@/lib/backup/copies';
import type { BackupStatus } from '@/lib/backup/status';
import { ask } from '@/lib/messaging/ask';
import { t } from '@/lib/platform/i18n';
import { dropCopies, mayCopy, requestCopies } from '@/lib/platform/save-copy';
import { Button } from '../ui/button';
import { Filled } from '../ui/filled';
import { RelativeTime } from '../ui/relative-time';
import { useToasts } from '../ui/toast';
import { useSettings } from '../ui/use-settings';
import styles from './backups.module.css';

/** Copies of the daily backups in the browser's folder of downloads, if the user wants them. */
export function Copies({
  status,
  bare = false,
}: {
  status: BackupStatus | undefined;
  /** Under a heading that is there already. */
  bare?: boolean;
}) {
  const [settings, write] = useSettings();
  const [allowed, setAllowed] = useState<boolean>();
  const [folder, setFolder] = useState<string>();
  const [working, setWorking] = useState(false);
  const toasts = useToasts();
  const [hint, field] = [useId(), useId()];
  useEffect(() => {
    void mayCopy().then(setAllowed);
  }, []);
  if (!settings || allowed === undefined) return null;

  const copy = async () => {
    setWorking(true);
    const answer = await ask('backupCopy', {});
    setWorking(false);
    toasts.show(
      answer.ok
        ? { text: t('backup_copied', answer.value.name) }
        : { text: t('backup_copy_failed'), tone: 'problem' },
    );
  };
  const turn = async (on: boolean) => {
    // The request comes first: after any wait it would no longer be the click's.
    const may = on && (allowed || (await requestCopies()));
    if (!on) await dropCopies();
    setAllowed(may);
    await write({ backupCopies: on && may });
    if (on && !may) toasts.show({ text: t('backup_copies_refused') });
    if (on && may) {
      await ask('backUp', { why: 'hand' });
      await copy();
    }
  };
  const on = settings.backupCopies && allowed;
  const shown = folder ?? settings.backupFolder;
  return (
    <section className={bare ? styles.bare : styles.section}>
      {!bare && <h2 className={styles.label}>{t('backup_copies')}</h2>}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={on}
          disabled={working}
          aria-describedby={hint}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
        <span>{t('backup_copies_label')}</span>
      </label>
      <p id={hint} className={styles.hint}>
        {t('backup_copies_hint')}
      </p>
      {on && (
        <>
          <div className={styles.fields}>
            <label htmlFor={field}>{t('backup_folder')}</label>
            <input
              id={field}
              className={styles.input}
              value={shown}
              maxLength={80}
              spellCheck={false}
              onChange={(event) => setFolder(event.currentTarget.value)}
              onBlur={() => {
                const name = folderName(shown);
                setFolder(undefined);
                void write({ backupFolder: name });
              }}
            />
          </div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={settings.backupRotate}
              onChange={(event) => void write({ backupRotate: event.currentTarget.checked })}
            />
            <span>{t('backup_rotate')}</span>
          </label>
          <p className={styles.facts}>
            {status?.copyFailedAt !== undefined ? (
              <span role="alert">{t('backup_copy_failed')} </span>
            ) : (
              status?.copiedAt !== undefined && (
                <>
                  <Filled text="backup_last_copy">
                    <RelativeTime at={status.copiedAt} />
                  </Filled>{' '}
                </>
              )
            )}
            <Button disabled={working} onClick={() => void copy()}>
              {t('backup_copy_now')}
            </Button>
          </p>
        </>
      )}
    </section>
  );
}
