import { lazy, Suspense, useId, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import styles from './options-page.module.css';
import type { SettingProps } from './types';

/** With the registry of all sites. */
const SiteSwitches = lazy(async () => ({
  default: (await import('./site-switches')).SiteSwitches,
}));

/** The switch of the badges on lists, and one for each site. */
export function ListBadges({ settings, change }: SettingProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={settings.listings}
          aria-describedby={`${id}-hint`}
          onChange={(event) => change({ listings: event.currentTarget.checked })}
        />
        <span>{t('options_listings_label')}</span>
        <span id={`${id}-hint`} className={styles.hint}>
          {t('options_listings_hint')}
        </span>
      </label>
      <details className={styles.sites} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('options_listings_sites')}</summary>
        {open && (
          <Suspense>
            <SiteSwitches settings={settings} change={change} />
          </Suspense>
        )}
      </details>
    </>
  );
}
