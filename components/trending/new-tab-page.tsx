import { lazy, Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useLibrary } from '@/components/library/library-provider';
import { Button } from '@/components/ui/button';
import { useKeysHelp } from '@/components/ui/keys-help';
import { useToasts } from '@/components/ui/toast';
import { useSettings } from '@/components/ui/use-settings';
import { failureOf } from '@/lib/library/errors';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { type ListSection, shownAside, shownLists } from '@/lib/settings/sections';
import type { Settings } from '@/lib/settings/settings';
import { Aside } from './aside';
import { FirstHint } from './first-hint';
import { newTabKeys } from './keys';
import styles from './new-tab.module.css';
import { Notice } from './notice';
import type { ListLook } from './pick-list';
import { SearchBox } from './search-box';
import { SectionPanel } from './section-panel';
import { focusTab, SectionTabs, tabId } from './section-tabs';
import { type Chosen, feedsOf } from './sections';
import type { ShownPick } from './shown-pick';
import { Top } from './top';
import { useFeed } from './use-feed';
import { useKeys } from './use-keys';
import { useNewCounts } from './use-new-counts';
import { usePickActions } from './use-pick-actions';
import { usePickFocus } from './use-pick-focus';
import { useSearchBox } from './use-search-box';
import { useSectionKeys } from './use-section-keys';
import { useVisits } from './use-visits';
import { ViewMenu } from './view-menu';

const SearchPanel = lazy(async () => ({ default: (await import('./search-panel')).SearchPanel }));

/** The whole page. @param props.onLeave the browser's own new tab is wanted and cannot be had. */
export function NewTabPage({ initial, onLeave }: { initial: Settings; onLeave: () => void }) {
  const [stored, writeSettings] = useSettings();
  const settings = stored ?? initial;
  const lists = shownLists(settings.sections);
  const [wanted, setWanted] = useState(initial.section);
  const section = lists.includes(wanted) ? wanted : (lists[0] ?? 'trending');
  const [chosen, setChosen] = useState<Chosen>({});
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [now] = useState(Date.now);
  const { library, reopen } = useLibrary();
  const db = library.state === 'open' ? library.db : undefined;
  const [visits, look] = useVisits();
  const previousAt = visits ? visits.previousAt : null;
  const feeds = feedsOf(section, settings.feedChoices, chosen);
  const feed = useFeed(db, feeds, previousAt, look);
  // The list comes first; what is beside it waits.
  const later = feed.view || feeds.length === 0 ? db : undefined;
  const counts = useNewCounts(later, lists, settings.feedChoices, visits);
  const panel = useRef<HTMLElement>(null);
  const shown = useRef<readonly ShownPick[]>([]);
  const panelId = useId();
  const focus = usePickFocus(panel);
  const actions = usePickActions(focus.leave, focus.wish);
  const toasts = useToasts();
  const help = useKeysHelp(newTabKeys(lists));
  const { view, hold, release } = feed;

  const change = useCallback(
    (patch: Partial<Settings>) => {
      writeSettings(patch).catch(() => toasts.show({ text: t('options_failed'), tone: 'problem' }));
    },
    [writeSettings, toasts],
  );
  const anew = useCallback(() => {
    setExpanded(new Set());
    release();
    window.scrollTo({ top: 0 });
  }, [release]);
  const select = (next: ListSection) => {
    setWanted(next);
    setChosen({});
    anew();
    // Only a convenience: a list that is not remembered is no loss worth a message.
    writeSettings({ section: next }).catch(() => undefined);
  };
  const expand = useCallback((key: string) => {
    setExpanded((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const showNewer = () => {
    if (view?.newer) focus.wishFirst(view.newer.id);
    anew();
  };
  const search = useSearchBox(() => focusTab(section));

  useEffect(() => {
    const onScroll = () => {
      if (window.scrollY > 8) hold();
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, [hold]);

  const sectionKey = useSectionKeys(lists, (to) => {
    search.leave();
    select(to);
    // The pick that had the focus goes with its list.
    focusTab(to);
  });
  useKeys((event) => {
    if (sectionKey(event)) return true;
    const key = focus.current();
    const pick = shown.current.find((one) => one.key === key);
    if (event.key === '/') search.focus();
    else if (event.key === 'Escape' && search.active) search.leave();
    else if (event.key === 'j') return focus.move(1);
    else if (event.key === 'k') return focus.move(-1);
    else if (event.key === 'ArrowDown') return pick !== undefined && focus.move(1);
    else if (event.key === 'ArrowUp') return pick !== undefined && focus.move(-1);
    else if (event.key === 'z') return toasts.runLast();
    else if (!pick) return false;
    else if (event.key === 's') actions.save(pick);
    else if (event.key === 'h') actions.hide(pick);
    else if (event.key === 'e') expand(pick.key);
    else if (event.key === 'm') return focus.menu();
    else if (event.key === 'o') return focus.open();
    else return false;
    return true;
  });

  const listLook: ListLook = {
    thumbnails: settings.thumbnails,
    density: settings.density,
    expanded,
    onExpand: expand,
    actions,
    shown,
  };
  return (
    <>
      <Top onHelp={help.open}>
        <SearchBox
          ref={search.ref}
          text={search.text}
          onText={search.setText}
          onAsk={search.ask}
          onLeave={search.leave}
          onDown={() => focus.move(1)}
        />
      </Top>
      <div className={styles.columns}>
        <main className={styles.main}>
          <FirstHint
            writeSettings={writeSettings}
            onLeave={onLeave}
            onClosed={() => focusTab(section)}
          />
          <div className={styles.bar} hidden={search.active}>
            <SectionTabs
              label={t('newtab_lists')}
              sections={lists}
              selected={section}
              counts={counts}
              choices={settings.feedChoices}
              panelId={panelId}
              onSelect={select}
            />
            <ViewMenu settings={settings} change={change} />
          </div>
          <section
            id={panelId}
            ref={panel}
            tabIndex={-1}
            className={styles.panel}
            {...(search.active
              ? { 'aria-label': t('newtab_search_results') }
              : { role: 'tabpanel', 'aria-labelledby': tabId(section) })}
          >
            {library.state === 'failed' ? (
              <Notice title={failureText(failureOf(library.error))}>
                <Button onClick={reopen}>{t('action_retry')}</Button>
              </Notice>
            ) : search.active ? (
              <Suspense>
                <SearchPanel db={db} search={search} look={listLook} />
              </Suspense>
            ) : (
              <SectionPanel
                key={section}
                db={db}
                section={section}
                settings={settings}
                change={change}
                feed={feed}
                look={listLook}
                now={now}
                chosen={chosen}
                onChoose={(next) => {
                  setChosen(next);
                  anew();
                }}
                onShowNewer={showNewer}
              />
            )}
          </section>
        </main>
        <Aside db={later} sections={shownAside(settings.sections)} />
      </div>
      <footer className={styles.foot}>
        <a href="https://huggingface.co/papers" rel="noreferrer">
          {t('newtab_source')}
        </a>
      </footer>
      {help.dialog}
    </>
  );
}
