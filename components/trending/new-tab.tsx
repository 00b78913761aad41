import { Keyboard, SlidersHorizontal } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { Button, ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { useKeysHelp } from '@/components/ui/keys-help';
import { ToastHost, useToasts } from '@/components/ui/toast';
import { useLive } from '@/components/ui/use-live';
import { useSettings } from '@/components/ui/use-settings';
import { failureOf } from '@/lib/library/errors';
import { failureText } from '@/lib/platform/failure-text';
import { t, tn } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import { mainFeeds } from '@/lib/trending/feeds';
import { readNewCounts } from '@/lib/trending/read';
import type { FeedId } from '@/lib/trending/types';
import { BlankPage } from './blank-page';
import { ContinueReading } from './continue-reading';
import { FeedPanel } from './feed-panel';
import { FeedTabs, tabId } from './feed-tabs';
import { FirstHint } from './first-hint';
import { newTabKeys } from './keys';
import styles from './new-tab.module.css';
import { Notice } from './notice';
import { useFeed } from './use-feed';
import { useKeys } from './use-keys';
import { usePickActions } from './use-pick-actions';
import { usePickFocus } from './use-pick-focus';
import { useVisits } from './use-visits';

/** The new tab. @param props.settings as read before the first paint. */
export function NewTab({ settings }: { settings: Settings }) {
  const [left, setLeft] = useState(false);
  if (left) return <BlankPage />;
  return (
    <LibraryProvider>
      <ToastHost>
        <Page initial={settings} onLeave={() => setLeft(true)} />
      </ToastHost>
    </LibraryProvider>
  );
}

function Page({ initial, onLeave }: { initial: Settings; onLeave: () => void }) {
  const [stored, writeSettings] = useSettings();
  const settings = stored ?? initial;
  const [feedId, setFeedId] = useState(initial.feed);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const { library, reopen } = useLibrary();
  const db = library.state === 'open' ? library.db : undefined;
  const [visits, look] = useVisits();
  const previousAt = visits ? visits.previousAt : null;
  const feed = useFeed(db, feedId, previousAt, look);
  const counts = useLive(
    async () => (db ? readNewCounts(db, visits?.previousAt) : undefined),
    [db, visits?.previousAt],
  );
  const panel = useRef<HTMLElement>(null);
  const panelId = useId();
  const focus = usePickFocus(panel);
  const actions = usePickActions(focus.leave, focus.wish);
  const toasts = useToasts();
  const help = useKeysHelp(newTabKeys());
  const { view, hold, release } = feed;

  const select = useCallback(
    (next: FeedId) => {
      setFeedId(next);
      setExpanded(new Set());
      release();
      window.scrollTo({ top: 0 });
      // Only a convenience: a list that is not remembered is no loss worth a message.
      writeSettings({ feed: next }).catch(() => undefined);
    },
    [release, writeSettings],
  );
  const expand = useCallback((key: string) => {
    setExpanded((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const showNewer = () => {
    if (view?.newer) focus.wishFirst(view.newer.id);
    release();
    window.scrollTo({ top: 0 });
  };

  useEffect(() => {
    const onScroll = () => {
      if (window.scrollY > 8) hold();
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, [hold]);

  useKeys((event) => {
    const key = focus.current();
    const pick = view?.picks.find((one) => one.key === key);
    const list = mainFeeds[Number(event.key) - 1];
    if (list) {
      select(list);
      // The pick that had the focus goes with its list.
      focusTab(list);
    } else if (event.key === 'j') return focus.move(1);
    else if (event.key === 'k') return focus.move(-1);
    else if (event.key === 'ArrowDown') return pick !== undefined && focus.move(1);
    else if (event.key === 'ArrowUp') return pick !== undefined && focus.move(-1);
    else if (event.key === 'z') return toasts.runLast();
    else if (!pick) return false;
    else if (event.key === 's') actions.save(pick);
    else if (event.key === 'h') actions.hide(pick);
    else if (event.key === 'e') expand(pick.key);
    else if (event.key === 'o') return focus.open();
    else return false;
    return true;
  });

  const dropped = view?.shown?.dropped;
  return (
    <>
      <header className={styles.top}>
        <h1 className={styles.mark}>
          Off<i>print</i>
        </h1>
        <nav className={styles.tools}>
          <ButtonLink variant="quiet" href="/library.html" target="_self">
            {t('newtab_library')}
          </ButtonLink>
          <Button variant="quiet" square aria-label={t('newtab_keys')} onClick={help.open}>
            <Icon of={Keyboard} />
          </Button>
          <ButtonLink
            variant="quiet"
            square
            href="/options.html"
            target="_self"
            aria-label={t('newtab_options')}
          >
            <Icon of={SlidersHorizontal} />
          </ButtonLink>
        </nav>
      </header>
      <div className={styles.columns}>
        <main className={styles.main}>
          <FirstHint
            writeSettings={writeSettings}
            onLeave={onLeave}
            onClosed={() => focusTab(feedId)}
          />
          <FeedTabs
            selected={feedId}
            counts={(counts.state === 'ready' && counts.value) || noCounts}
            panelId={panelId}
            onSelect={select}
          />
          {library.state === 'failed' ? (
            <Notice title={failureText(failureOf(library.error))}>
              <Button onClick={reopen}>{t('action_retry')}</Button>
            </Notice>
          ) : (
            view && (
              <FeedPanel
                id={panelId}
                ref={panel}
                feed={feed}
                view={view}
                thumbnails={settings.thumbnails}
                expanded={expanded}
                onExpand={expand}
                actions={actions}
                onShowNewer={showNewer}
              />
            )
          )}
        </main>
        <ContinueReading db={db} />
      </div>
      <footer className={styles.foot}>
        <a href="https://huggingface.co/papers" rel="noreferrer">
          {t('newtab_source')}
        </a>
        {dropped !== undefined && <span>{tn('newtab_dropped', dropped)}</span>}
      </footer>
      {help.dialog}
    </>
  );
}

const focusTab = (feed: FeedId) => document.getElementById(tabId(feed))?.focus();

const noCounts: ReadonlyMap<FeedId, number> = new Map();
