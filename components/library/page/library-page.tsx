import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { BackupBanner } from '../../backup/backup-banner';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { usePainted } from '../../ui/painted';
import { ToastHost } from '../../ui/toast';
import { LibraryProvider, useDatabase, useLibrary } from '../library-provider';
import { openFailureText } from '../open-failure';
import { DropZone } from './drop-zone';
import { ErrorBoundary } from './error-boundary';
import styles from './library-page.module.css';
import { ListView } from './list-view';
import { parts } from './parts';
import { type Prefs, readPrefs, writePrefs } from './prefs';
import { SideButton, SideFrame } from './side-frame';
import { Sidebar } from './sidebar';
import { useShown, useViews } from './use-papers';
import { go, useRoute } from './use-route';
import { viewOf } from './views';

const Rescue = lazy(async () => ({ default: (await import('../../backup/rescue')).Rescue }));

/** The library: everything that was ever saved, in a tab of its own. */
export function LibraryPage() {
  return (
    <ToastHost>
      <LibraryProvider>
        <Frame />
      </LibraryProvider>
    </ToastHost>
  );
}

function Frame() {
  const { library, reopen } = useLibrary();
  if (library.state === 'open') return <Library />;
  if (library.state === 'opening') return <main className={styles.blank} aria-busy="true" />;
  return (
    <main className={styles.blank}>
      <h1 className="visually-hidden">{t('library_side')}</h1>
      <Banner tone="problem">
        <p>{openFailureText(library.error)}</p>
        <p>{t('library_cannot_open_hint')}</p>
        <Button className={styles.retry} onClick={reopen}>
          {t('action_retry')}
        </Button>
      </Banner>
      <Suspense>
        <Rescue />
      </Suspense>
    </main>
  );
}

const nameOf = (id: string): string => {
  const view = viewOf(id);
  return view ? t(view.name) : '';
};

function Library() {
  const db = useDatabase();
  const route = useRoute();
  const painted = usePainted();
  const [prefs, setPrefs] = useState(readPrefs);
  const [side, setSide] = useState(false);
  const [files, setFiles] = useState<File[]>([]);
  const views = useViews();
  const own = useMemo(() => views?.find(({ id }) => id === route.view), [views, route.view]);
  const shown = useShown(route, prefs, own, nameOf);
  const part = parts.find(({ place }) => place === route.place);

  const onPrefs = useCallback((next: Prefs) => {
    setPrefs(next);
    writePrefs(next);
  }, []);
  const title = part ? t(part.name) : shown.name;
  useEffect(() => {
    document.title = t('library_title', title || t('library_view_all'));
  }, [title]);
  // A view that was removed, here or in another tab, shows all papers.
  const lost = views !== undefined && !viewOf(route.view) && !own ? route.view : undefined;
  useEffect(() => {
    if (lost === undefined) return undefined;
    let current = true;
    // One that was saved a moment ago may be there before the list of views knows of it.
    void db.views.get(lost).then((view) => {
      if (current && !view) go({ view: '' });
    });
    return () => {
      current = false;
    };
  }, [db, lost]);
  // A command of the palette that led to another part took its own focus with it.
  const main = useRef<HTMLElement>(null);
  const { place } = route;
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    if (document.activeElement === document.body) main.current?.focus();
  }, [place]);
  const closeSide = useCallback(() => setSide(false), []);

  return (
    <DropZone
      onFiles={(dropped) => {
        setFiles(dropped);
        go({ place: 'import' });
      }}
    >
      <div className={styles.page}>
        <SideFrame open={side} onClose={closeSide} route={route}>
          {(onClose) => (
            <Sidebar
              route={route}
              shown={shown.id}
              prefs={prefs}
              onPrefs={onPrefs}
              onClose={onClose}
            />
          )}
        </SideFrame>
        <main
          className={styles.main}
          ref={main}
          tabIndex={part && -1}
          aria-label={part && t(part.name)}
        >
          {db.readOnly && <Banner>{t('popup_read_only')}</Banner>}
          {painted && <BackupBanner link={route.place !== 'backups'} />}
          <ErrorBoundary name={route.place}>
            {part ? (
              <Suspense fallback={<div className={styles.blank} aria-busy="true" />}>
                <SideButton onClick={() => setSide(true)} />
                <part.component files={files} />
              </Suspense>
            ) : (
              <ListView
                route={route}
                shown={shown}
                views={views ?? []}
                prefs={prefs}
                onPrefs={onPrefs}
                onSide={() => setSide(true)}
              />
            )}
          </ErrorBoundary>
        </main>
      </div>
    </DropZone>
  );
}
