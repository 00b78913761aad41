import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToasts } from '@/components/ui/toast';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { everyHost } from '@/lib/platform/manifest';
import { hasHosts, requestHosts } from '@/lib/platform/permissions';
import styles from './options-page.module.css';
import type { SettingProps } from './types';

/** Whether Offprint looks for papers on every page, and shows badges there; turning it on asks the browser's permission. */
export function Everywhere({ settings, change }: SettingProps) {
  const toasts = useToasts();
  const [granted, setGranted] = useState(false);
  useEffect(() => {
    void hasHosts([everyHost]).then(setGranted);
  }, []);

  const turn = async (on: boolean, links?: boolean) => {
    // The request comes first: after any wait it would no longer be the click's.
    const allowed = !on || granted || (await requestHosts([everyHost]));
    if (!allowed) {
      toasts.show({ text: t('options_everywhere_refused') });
      return;
    }
    const answer = await ask('everywhere', { on, ...(links !== undefined && { links }) });
    if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
    else if (answer.value.on !== on) toasts.show({ text: t('options_everywhere_refused') });
    setGranted(await hasHosts([everyHost]));
  };

  const { everywhere, linkBadges, listingsOff } = settings;
  const hosts = listingsOff.filter((each) => each.includes('.'));
  return (
    <div className={styles.choices}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={everywhere}
          aria-describedby="everywhere-hint"
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
        <span>{t('options_everywhere_label')}</span>
        <span id="everywhere-hint" className={styles.hint}>
          {t('options_everywhere_hint')}
        </span>
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={everywhere && linkBadges}
          disabled={!everywhere}
          aria-describedby="linked-hint"
          onChange={(event) => void turn(true, event.currentTarget.checked)}
        />
        <span>{t('options_linked_label')}</span>
        <span id="linked-hint" className={styles.hint}>
          {t('options_linked_hint')} {!everywhere && t('options_linked_needs')}
        </span>
      </label>
      {hosts.length > 0 && (
        <section className={styles.hosts} aria-label={t('options_linked_off')}>
          <h4 className={styles.hint}>{t('options_linked_off')}</h4>
          <ul>
            {hosts.map((host) => (
              <li key={host}>
                <span>{host}</span>
                <Button
                  aria-label={t('options_linked_back', host)}
                  onClick={() =>
                    change({ listingsOff: listingsOff.filter((each) => each !== host) })
                  }
                >
                  {t('options_linked_again')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
