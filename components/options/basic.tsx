/** Settings that are a choice and no more. */
import { useId } from 'react';
import { hasBrowserNewTab } from '@/lib/platform/browser-new-tab';
import { language, t, tn } from '@/lib/platform/i18n';
import { extensionVersion } from '@/lib/platform/page';
import { Choices } from './choices';
import styles from './options-page.module.css';
import type { SettingProps } from './types';

export function Theme({ settings, change }: SettingProps) {
  return (
    <Choices
      legend={t('options_theme')}
      row
      value={settings.theme}
      onChange={(theme) => change({ theme })}
      choices={[
        { value: 'system', label: t('options_theme_system') },
        { value: 'light', label: t('options_theme_light') },
        { value: 'dark', label: t('options_theme_dark') },
      ]}
    />
  );
}

export function Density({ settings, change }: SettingProps) {
  return (
    <Choices
      legend={t('options_density')}
      row
      value={settings.density}
      onChange={(density) => change({ density })}
      choices={[
        { value: 'cards', label: t('newtab_density_cards') },
        { value: 'list', label: t('newtab_density_list') },
      ]}
    />
  );
}

/** Which language this is, and where to change it. */
export function Language() {
  const spoken = t('ui_language');
  const name = new Intl.DisplayNames([language()], { type: 'language' }).of(spoken) ?? spoken;
  return (
    <p className={styles.prose}>
      <b className={styles.value}>{name}</b> {t('options_language_hint')}
    </p>
  );
}

export function NewTabPage({ settings, change }: SettingProps) {
  const hint = t('options_new_tab_browser_hint');
  return (
    <Choices
      legend={t('options_new_tab')}
      value={settings.newTab}
      onChange={(newTab) => change({ newTab })}
      choices={[
        {
          value: 'offprint',
          label: t('options_new_tab_offprint'),
          hint: t('options_new_tab_offprint_hint'),
        },
        {
          value: 'browser',
          label: t('options_new_tab_browser'),
          hint: hasBrowserNewTab ? hint : `${hint} ${t('options_new_tab_firefox_hint')}`,
        },
      ]}
    />
  );
}

export function Thumbnails({ settings, change }: SettingProps) {
  const id = useId();
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={settings.thumbnails}
        aria-describedby={id}
        onChange={(event) => change({ thumbnails: event.currentTarget.checked })}
      />
      <span>{t('options_thumbnails_label')}</span>
      <span id={id} className={styles.hint}>
        {t('options_thumbnails_hint')}
      </span>
    </label>
  );
}

/** Hosts that may be asked for details of papers, and where that is taken back. */
export function Allowed({ settings }: SettingProps) {
  const count = settings.askHosts.length;
  return (
    <p className={styles.prose}>
      {count === 0 ? t('options_allowed_none') : tn('options_allowed_some', count)}{' '}
      <a className={styles.link} href="#services">
        {t('options_allowed_link')}
      </a>
    </p>
  );
}

export function About() {
  return (
    <>
      <p className={styles.prose}>Offprint · {t('options_version', extensionVersion())}</p>
      <p className={styles.prose}>{t('options_licences')}</p>
    </>
  );
}
