import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToasts } from '@/components/ui/toast';
import { useLive } from '@/components/ui/use-live';
import { type LibraryDatabase, openLibrary } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { t, tn } from '@/lib/platform/i18n';
import { muteKind } from '@/lib/trending/mutes';
import styles from './options-page.module.css';

/** Most hidden papers that are listed; the latest. */
const most = 50;

/** What never shows in lists, and how it comes back. */
export function Mutes() {
  const toasts = useToasts();
  const [db, setDb] = useState<LibraryDatabase>();
  useEffect(() => {
    let current = true;
    openLibrary().then(
      (opened) => current && setDb(opened),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  const mutes = useLive(async () => (db ? db.mutes.orderBy('at').reverse().toArray() : []), [db]);
  const hidden = useLive(
    async () =>
      db
        ? {
            count: await db.hidden.count(),
            rows: (await db.hidden.toArray()).sort((a, b) => b.at - a.at).slice(0, most),
          }
        : undefined,
    [db],
  );
  const take = async (answer: ReturnType<typeof ask<'unmute'>>) => {
    const done = await answer;
    if (!done.ok) toasts.show({ text: failureText(done.error), tone: 'problem' });
  };
  const muted = mutes.state === 'ready' ? mutes.value : [];
  const papers = hidden.state === 'ready' ? hidden.value : undefined;
  return (
    <div className={styles.hosts}>
      {muted.length === 0 ? (
        <p className={styles.prose}>{t('options_mutes_none')}</p>
      ) : (
        <ul aria-label={t('options_mutes')}>
          {muted.map((mute) => (
            <li key={mute.key}>
              <span>{t(`newtab_mute_${muteKind(mute)}`, mute.label)}</span>
              <Button
                aria-label={t('options_unmute_named', mute.label)}
                title={undefined}
                onClick={() => void take(ask('unmute', { key: mute.key }))}
              >
                {t('options_unmute')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {papers && papers.count > 0 && (
        <details className={styles.sites}>
          <summary>{tn('options_hidden', papers.count)}</summary>
          <ul>
            {papers.rows.map(({ key, record }) => (
              <li key={key}>
                <span dir="auto">{record.title}</span>
                <Button
                  aria-label={t('options_unhide_named', record.title)}
                  title={undefined}
                  onClick={() => void take(ask('hideEntry', { key, hidden: false }))}
                >
                  {t('options_unhide')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
