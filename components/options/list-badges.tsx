import { useId } from 'react';
import { t } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import { sources } from '@/lib/sources';
import styles from './options-page.module.css';

interface Props {
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
}

const sites = sources
  .filter(({ lists }) => lists?.length)
  .map(({ id, name }) => ({ id, name }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** The switch of the badges on lists, and one for each site. */
export function ListBadges({ settings, change }: Props) {
  const id = useId();
  const { listings, listingsOff } = settings;
  const turn = (site: string, on: boolean) =>
    change({
      listingsOff: on ? listingsOff.filter((each) => each !== site) : [...listingsOff, site],
    });
  return (
    <>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={listings}
          aria-describedby={`${id}-hint`}
          onChange={(event) => change({ listings: event.currentTarget.checked })}
        />
        <span>{t('options_listings_label')}</span>
        <span id={`${id}-hint`} className={styles.hint}>
          {t('options_listings_hint')}
        </span>
      </label>
      <details className={styles.sites}>
        <summary>{t('options_listings_sites')}</summary>
        <fieldset className={styles.columns} disabled={!listings}>
          <legend className="visually-hidden">{t('options_listings_sites')}</legend>
          {sites.map(({ id: site, name }) => (
            <label key={site} className={styles.choice}>
              <input
                type="checkbox"
                checked={!listingsOff.includes(site)}
                onChange={(event) => turn(site, event.currentTarget.checked)}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      </details>
    </>
  );
}
