import { hasBrowserNewTab } from '@/lib/platform/browser-new-tab';
import { t } from '@/lib/platform/i18n';
import styles from './blank-page.module.css';

/** An empty page in the theme, where the browser's own new tab cannot be opened. */
export function BlankPage() {
  return (
    <main className={styles.page}>
      <h1 className="visually-hidden">{t('page_card')}</h1>
      <p>
        {t(hasBrowserNewTab ? 'newtab_blank' : 'newtab_blank_firefox')}{' '}
        <a href="/options.html#new-tab">{t('newtab_blank_change')}</a>
      </p>
    </main>
  );
}
