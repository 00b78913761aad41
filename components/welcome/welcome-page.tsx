import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Choices } from '@/components/options/choices';
import { ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Key } from '@/components/ui/keys-help';
import { useSettings } from '@/components/ui/use-settings';
import { hasBrowserNewTab } from '@/lib/platform/browser-new-tab';
import { t } from '@/lib/platform/i18n';
import { ownPage } from '@/lib/platform/tabs';
import { watchToolbar } from '@/lib/platform/toolbar';
import type { Settings } from '@/lib/settings/settings';
import { Sketch } from './sketch';
import styles from './welcome-page.module.css';

interface Props {
  settings: Settings;
  /** Whether the toolbar has our button; undefined where the browser does not tell. */
  pinned: boolean | undefined;
  /** The keys that save, as the browser writes them; empty when none are set. */
  saveKey: string;
}

/** What is shown once, after the installation: what Offprint is, how to save, what it asks. */
export function WelcomePage({ settings, pinned, saveKey }: Props) {
  return (
    <>
      <header className={styles.top}>
        <p className={styles.mark}>
          Off<i>print</i>
        </p>
      </header>
      <main className={styles.main}>
        <div className={styles.hero}>
          <div>
            <h1 className={styles.heading}>{t('welcome_heading')}</h1>
            <p className={styles.lead}>{t('welcome_lead')}</p>
          </div>
          <Sketch />
        </div>
        <ul className={styles.promises}>
          <Promised title={t('welcome_keeps')}>{t('welcome_keeps_how')}</Promised>
          <Promised title={t('welcome_quiet')}>{t('welcome_quiet_how')}</Promised>
          <Promised title={t('welcome_light')}>{t('welcome_light_how')}</Promised>
        </ul>
        <div className={styles.columns}>
          <Part title={t('welcome_save')}>
            <Steps pinned={pinned} saveKey={saveKey} />
          </Part>
          <Part title={t('welcome_asks')}>
            <Asks settings={settings} />
          </Part>
        </div>
        <nav className={styles.ways} aria-label={t('welcome_ways')}>
          <ButtonLink variant="primary" target="_self" href={ownPage('/library.html')}>
            {t('welcome_library')}
          </ButtonLink>
          <ButtonLink target="_self" href={`${ownPage('/library.html')}#/import`}>
            {t('welcome_import')}
          </ButtonLink>
          <ButtonLink target="_self" href={ownPage('/options.html')}>
            {t('options_heading')}
          </ButtonLink>
        </nav>
      </main>
    </>
  );
}

function Promised({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <h2 className={styles.promise}>{title}</h2>
      <p className={styles.prose}>{children}</p>
    </li>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Three steps to the first paper; the first is ticked as soon as the browser says it is done. */
function Steps({ pinned: known, saveKey }: Omit<Props, 'settings'>) {
  const [pinned, setPinned] = useState(known);
  useEffect(() => watchToolbar(setPinned), []);
  return (
    <ol className={styles.steps}>
      <li data-done={pinned || undefined}>
        <p role="status">
          {pinned ? (
            <>
              <Icon of={Check} /> {t('welcome_pinned')}
            </>
          ) : (
            t(hasBrowserNewTab ? 'welcome_pin' : 'welcome_pin_firefox')
          )}
        </p>
      </li>
      <li>
        <p>{t('welcome_open')}</p>
      </li>
      <li>
        <p>
          {saveKey ? (
            <WithKey text={t('welcome_click_or_key', gap)} shown={saveKey} />
          ) : (
            t('welcome_click')
          )}
        </p>
      </li>
    </ol>
  );
}

/** Stands for the key while the sentence is translated. */
const gap = '\n';

function WithKey({ text, shown }: { text: string; shown: string }) {
  const [before, after] = text.split(gap);
  return (
    <>
      {before}
      <Key>{shown}</Key>
      {after}
    </>
  );
}

/** What is asked of others without a further question, with the one choice that ends it. */
function Asks({ settings: initial }: { settings: Settings }) {
  const [stored, write] = useSettings();
  const [failed, setFailed] = useState(false);
  const { newTab } = stored ?? initial;
  const choose = async (chosen: Settings['newTab']) => {
    try {
      await write({ newTab: chosen });
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={styles.asks}>
      <p className={styles.prose}>{t('welcome_asks_new_tab')}</p>
      <Choices
        legend={t('welcome_new_tab')}
        row
        value={newTab}
        onChange={(chosen) => void choose(chosen)}
        choices={[
          { value: 'offprint', label: t('options_new_tab_offprint') },
          { value: 'browser', label: t('options_new_tab_browser') },
        ]}
      />
      {failed && (
        <p role="alert" className={styles.failed}>
          {t('options_failed')}
        </p>
      )}
      <p className={styles.prose}>{t('welcome_asks_arxiv')}</p>
      <p className={styles.prose}>{t('welcome_asks_rest')}</p>
    </div>
  );
}
