import { t } from '@/lib/platform/i18n';
import { sources } from '@/lib/sources';
import styles from './options-page.module.css';
import type { SettingProps } from './types';

const sites = sources
  .filter(({ lists }) => lists?.length)
  .map(({ id, name }) => ({ id, name }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** One switch for each site with lists. */
export function SiteSwitches({ settings, change }: SettingProps) {
  const { listings, listingsOff } = settings;
  const turn = (site: string, on: boolean) =>
    change({
      listingsOff: on ? listingsOff.filter((each) => each !== site) : [...listingsOff, site],
    });
  return (
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
  );
}
