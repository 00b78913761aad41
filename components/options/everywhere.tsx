import { useEffect, useState } from 'react';
import { useToasts } from '@/components/ui/toast';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { everyHost } from '@/lib/platform/manifest';
import { hasHosts, requestHosts } from '@/lib/platform/permissions';
import type { Settings } from '@/lib/settings/settings';
import styles from './options-page.module.css';

/** Whether Offprint looks for papers on every page; turning it on asks the browser's permission. */
export function Everywhere({ settings }: { settings: Settings }) {
  const toasts = useToasts();
  const [granted, setGranted] = useState(false);
  useEffect(() => {
    void hasHosts([everyHost]).then(setGranted);
  }, []);

  const change = async (on: boolean) => {
    // The request comes first: after any wait it would no longer be the click's.
    const allowed = !on || granted || (await requestHosts([everyHost]));
    if (!allowed) {
      toasts.show({ text: t('options_everywhere_refused') });
      return;
    }
    const answer = await ask('everywhere', { on });
    if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
    else if (answer.value.on !== on) toasts.show({ text: t('options_everywhere_refused') });
    setGranted(await hasHosts([everyHost]));
  };

  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={settings.everywhere}
        aria-describedby="everywhere-hint"
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      <span>{t('options_everywhere_label')}</span>
      <span id="everywhere-hint" className={styles.hint}>
        {t('options_everywhere_hint')}
      </span>
    </label>
  );
}
