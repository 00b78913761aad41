import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { openTab, ownPage, type PageTab, refreshTab } from '@/lib/platform/tabs';
import { NowSection } from '../paper/now';
import type { PanelHandle } from '../paper/paper-panel';
import { useTab } from '../paper/use-now';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { isTyping } from '../ui/is-typing';
import { useKeysHelp } from '../ui/keys-help';
import { usePainted } from '../ui/painted';
import { ToastHost, useToasts } from '../ui/toast';
import { LibraryProvider, useDatabase, useLibrary } from './library-provider';
import { type ListPrefs, readListPrefs, writeListPrefs } from './list-prefs';
import { openFailureText } from './open-failure';
import { PopupFooter } from './popup-footer';
import { popupKeys } from './popup-keys';
import styles from './popup-page.module.css';
import { type ListHandle, ReadingList } from './reading-list';

/** After the list: few days have an issue to tell of, and the list shall not wait for it. */
const DigestLine = lazy(async () => ({
  default: (await import('../digest/popup-line')).DigestLine,
}));

/** Seldom needed: the hosts are granted at installation. */
const HostAccess = lazy(() => import('./host-access'));

/** Hardly ever: a browser that finds its database damaged begins an empty one. */
const LostBanner = lazy(() => import('../backup/backup-banner'));

/** The popup: the paper of the tab on top, the reading list below. */
export function PopupPage() {
  const tab = useTab();
  const changed = useMemo(() => {
    const id = tab?.id;
    if (id === undefined) return undefined;
    return () => void refreshTab(id);
  }, [tab]);
  return (
    <ToastHost>
      <LibraryProvider {...(changed && { onChange: changed })}>
        <Frame tab={tab} />
      </LibraryProvider>
    </ToastHost>
  );
}

function Frame({ tab }: { tab: PageTab | null | undefined }) {
  const { library, reopen } = useLibrary();
  const painted = usePainted();
  const [prefs, setPrefs] = useState(readListPrefs);
  const { dialog, open: openKeys } = useKeysHelp(popupKeys());
  const onPrefs = (next: ListPrefs) => {
    setPrefs(next);
    writeListPrefs(next);
  };
  return (
    <main className={styles.page}>
      <h1 className="visually-hidden">{t('page_card')}</h1>
      {library.state === 'open' && <Library tab={tab} prefs={prefs} onPrefs={onPrefs} />}
      {library.state === 'failed' && (
        <div className={styles.rest}>
          <Banner tone="problem">
            <p>{openFailureText(library.error)}</p>
            <Button className={styles.retry} onClick={reopen}>
              {t('action_retry')}
            </Button>
          </Banner>
        </div>
      )}
      {library.state === 'opening' && <div className={styles.rest} aria-busy="true" />}
      {library.state === 'open' && painted && (
        <Suspense>
          <LostBanner />
          <HostAccess />
          <DigestLine />
        </Suspense>
      )}
      <PopupFooter prefs={prefs} onPrefs={onPrefs} onKeys={openKeys} />
      {dialog}
    </main>
  );
}

function Library(props: {
  tab: PageTab | null | undefined;
  prefs: ListPrefs;
  onPrefs: (prefs: ListPrefs) => void;
}) {
  const { tab, prefs, onPrefs } = props;
  const db = useDatabase();
  const { runLast } = useToasts();
  const panel = useRef<PanelHandle>(null);
  const list = useRef<ListHandle>(null);

  useEffect(() => {
    // Keys that nobody else has taken. Those of a row are the list's own.
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (isTyping(event.target)) {
        if (event.key === 'Escape' && leaveField(event.target)) event.preventDefault();
        return;
      }
      if (document.querySelector('dialog[open], [role="menu"]:popover-open')) return;
      const ctrl = event.ctrlKey || event.metaKey;
      if (ctrl && event.key.toLowerCase() === 'z' && runLast()) event.preventDefault();
      if (ctrl || event.altKey) return;
      const edit = (part: 'tags' | 'note') => {
        if (!panel.current) list.current?.edit(part);
        else if (part === 'tags') panel.current.focusTags();
        else panel.current.focusNote();
      };
      const act: Record<string, () => void> = {
        '/': () => list.current?.search(),
        j: () => list.current?.enter(),
        l: () => void openTab(ownPage('/library.html')),
        n: () => edit('note'),
        t: () => edit('tags'),
        // Elsewhere (a radio button, a menu) the arrows have their own work.
        ...(isPlain(event.target) && { ArrowDown: () => list.current?.enter() }),
      };
      const todo = act[event.key];
      if (!todo) return;
      event.preventDefault();
      todo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [runLast]);

  return (
    <>
      {db.readOnly && <Banner>{t('popup_read_only')}</Banner>}
      <NowSection tab={tab} panel={panel} onAdded={(id) => list.current?.reveal(id)} />
      <ReadingList ref={list} prefs={prefs} onPrefs={onPrefs} />
    </>
  );
}

/**
 * Esc leaves the note or the tags of the paper above, so that the next key is a command again. An
 * Esc that the other fields have no use for closes the popup.
 */
function leaveField(field: EventTarget | null): boolean {
  if (
    !(field instanceof HTMLElement) ||
    !field.matches('textarea, [role="combobox"]:not([inputmode="search"])')
  )
    return false;
  field.blur();
  return true;
}

/** The page, or the list itself, which has the focus when its last row has gone. */
const isPlain = (target: EventTarget | null) =>
  target instanceof HTMLElement && ['BODY', 'SECTION'].includes(target.tagName);
