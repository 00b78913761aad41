import type { ReactNode } from 'react';
import { type MessageKey, t } from '@/lib/platform/i18n';
import { ownPage } from '@/lib/platform/tabs';
import { Button, ButtonLink } from '../../ui/button';
import styles from './empty.module.css';
import { parts } from './parts';
import { routeTo } from './route';
import { viewOf } from './views';

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  );
}

/** The first time: what this is, and three ways to the first paper. */
export function EmptyLibrary() {
  const canImport = parts.some(({ place }) => place === 'import');
  return (
    <Frame title={t('library_empty')}>
      <p className={styles.text}>{t('library_empty_save')}</p>
      <div className={styles.ways}>
        <ButtonLink variant="primary" href={ownPage('/newtab.html')}>
          {t('library_empty_trending')}
        </ButtonLink>
        {canImport && (
          <ButtonLink href={routeTo({ place: 'import' })} target="_self">
            {t('library_empty_import')}
          </ButtonLink>
        )}
      </div>
    </Frame>
  );
}

/** A view without papers says what it is for. */
export function EmptyView({ view }: { view: string }) {
  const known = viewOf(view);
  const about: MessageKey = known?.about ?? 'library_about_own';
  return (
    <Frame title={t('library_empty_view')}>
      <p className={styles.text}>{t(about)}</p>
    </Frame>
  );
}

/** Nothing found: what was asked, and the ways out. */
export function NoResults({
  query,
  viewName,
  onClear,
  onEverywhere,
}: {
  query: string;
  viewName: string;
  onClear: () => void;
  /** Set while only a view is searched. */
  onEverywhere: (() => void) | undefined;
}) {
  return (
    <Frame title={t('library_none')}>
      <p className={styles.text}>
        {onEverywhere ? t('library_none_in', viewName) : t('library_none_for')}{' '}
        <code className={styles.query}>{query.trim()}</code>
      </p>
      <p className={styles.text}>{t('library_none_hint')}</p>
      <div className={styles.ways}>
        {onEverywhere && <Button onClick={onEverywhere}>{t('library_none_everywhere')}</Button>}
        <Button onClick={onClear}>{t('popup_search_clear')}</Button>
      </div>
    </Frame>
  );
}
