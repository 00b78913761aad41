import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { OptionsBackups } from '@/components/backup/options-backups';
import { ToastHost, useToasts } from '@/components/ui/toast';
import { useSettings } from '@/components/ui/use-settings';
import { hasBrowserNewTab } from '@/lib/platform/browser-new-tab';
import { t } from '@/lib/platform/i18n';
import { extensionVersion } from '@/lib/platform/page';
import type { Settings } from '@/lib/settings/settings';
import { Choices } from './choices';
import { Citing } from './citing';
import { Colours } from './colours';
import { Everywhere } from './everywhere';
import { ListBadges } from './list-badges';
import { ForYouOptions, NewTabOptions } from './new-tab';
import styles from './options-page.module.css';
import { Requests } from './requests';

/** With what reads queries and lists: not before the page has shown. */
const OptionsDigest = lazy(async () => ({
  default: (await import('@/components/digest/options-digest')).OptionsDigest,
}));
// With the database, which the options need for nothing else at first.
const Mutes = lazy(async () => ({ default: (await import('./mutes')).Mutes }));

/** With the database: likewise. */
const Health = lazy(async () => ({ default: (await import('./health')).Health }));

/** The options. Every choice takes effect at once, in all pages. */
export function OptionsPage({ settings }: { settings: Settings }) {
  return (
    <ToastHost>
      <Page initial={settings} />
    </ToastHost>
  );
}

function Page({ initial }: { initial: Settings }) {
  const [stored, write] = useSettings();
  const toasts = useToasts();
  const settings = stored ?? initial;
  // Links to a part of the page come before there is one.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
  const change = async (patch: Partial<Settings>) => {
    try {
      await write(patch);
    } catch {
      toasts.show({ text: t('options_failed'), tone: 'problem' });
    }
  };
  return (
    <>
      <header className={styles.top}>
        <p className={styles.mark}>
          Off<i>print</i>
        </p>
        <a className={styles.link} href="/library.html">
          {t('options_library')}
        </a>
      </header>
      <main className={styles.main}>
        <h1 className={styles.heading}>{t('options_heading')}</h1>
        <Section title={t('options_new_tab')}>
          <Choices
            legend={t('options_new_tab')}
            value={settings.newTab}
            onChange={(newTab) => void change({ newTab })}
            choices={[
              {
                value: 'offprint',
                label: t('options_new_tab_offprint'),
                hint: t('options_new_tab_offprint_hint'),
              },
              {
                value: 'browser',
                label: t('options_new_tab_browser'),
                hint: hasBrowserNewTab
                  ? t('options_new_tab_browser_hint')
                  : `${t('options_new_tab_browser_hint')} ${t('options_new_tab_firefox_hint')}`,
              },
            ]}
          />
        </Section>
        <Section id="new-tab" title={t('options_new_tab_parts')}>
          <NewTabOptions settings={settings} change={(patch) => void change(patch)} />
        </Section>
        <Section title={t('newtab_for_you')}>
          <ForYouOptions settings={settings} change={(patch) => void change(patch)} />
        </Section>
        <Section title={t('digest_title')}>
          <Suspense>
            <OptionsDigest />
          </Suspense>
        </Section>
        <Section id="mutes" title={t('options_mutes')}>
          <Suspense>
            <Mutes />
          </Suspense>
        </Section>
        <Section title={t('options_listings')}>
          <ListBadges settings={settings} change={(patch) => void change(patch)} />
        </Section>
        <Section title={t('options_colours')}>
          <Colours settings={settings} change={(patch) => void change(patch)} />
        </Section>
        <Section title={t('options_thumbnails')}>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={settings.thumbnails}
              aria-describedby="thumbnails-hint"
              onChange={(event) => void change({ thumbnails: event.currentTarget.checked })}
            />
            <span>{t('options_thumbnails_label')}</span>
            <span id="thumbnails-hint" className={styles.hint}>
              {t('options_thumbnails_hint')}
            </span>
          </label>
        </Section>
        <Section title={t('options_everywhere')}>
          <Everywhere settings={settings} change={(patch) => void change(patch)} />
        </Section>
        <Section title={t('options_theme')}>
          <Choices
            legend={t('options_theme')}
            row
            value={settings.theme}
            onChange={(theme) => void change({ theme })}
            choices={[
              { value: 'system', label: t('options_theme_system') },
              { value: 'light', label: t('options_theme_light') },
              { value: 'dark', label: t('options_theme_dark') },
            ]}
          />
        </Section>
        <Section title={t('options_citing')}>
          <Citing settings={settings} change={(patch) => void change(patch)} />
        </Section>
        <Section title={t('options_data')}>
          <p className={styles.prose}>{t('options_data_where')}</p>
          <OptionsBackups />
          <Suspense fallback={null}>
            <Health />
          </Suspense>
        </Section>
        <Section title={t('options_asked')}>
          <p className={styles.prose}>{t('options_asked_intro')}</p>
          <Requests
            settings={settings}
            onForget={(host) =>
              void change({ askHosts: settings.askHosts.filter((each) => each !== host) })
            }
          />
        </Section>
        <Section title={t('options_about')}>
          <p className={styles.prose}>Offprint · {t('options_version', extensionVersion())}</p>
          <p className={styles.prose}>{t('options_licences')}</p>
        </Section>
      </main>
    </>
  );
}

function Section(props: { id?: string; title: string; children: ReactNode }) {
  const { id, title, children } = props;
  return (
    <section id={id} className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
