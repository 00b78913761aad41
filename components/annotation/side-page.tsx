import { LibraryBig } from 'lucide-react';
import { useMemo } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import { ownPage, type PageTab, refreshTab } from '@/lib/platform/tabs';
import { LibraryProvider, useDatabase, useLibrary } from '../library/library-provider';
import { openFailureText } from '../library/open-failure';
import { NowView } from '../paper/now';
import { useNow } from '../paper/use-now';
import { Banner } from '../ui/banner';
import { Button, ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';
import { ToastHost, useToasts } from '../ui/toast';
import type { OnPage } from './highlight-item';
import { HighlightList } from './highlight-list';
import styles from './side-page.module.css';
import { useHighlights } from './use-highlights';
import { usePassages, useSideTab } from './use-side-tab';

/** The side panel: the paper of the tab beside it, and its highlights as they are on the page. */
export function SidePage() {
  const tab = useSideTab();
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
  return (
    <main className={styles.page} aria-busy={library.state === 'opening'}>
      <h1 className="visually-hidden">{t('page_card')}</h1>
      {library.state === 'open' && <Library tab={tab} />}
      {library.state === 'failed' && (
        <Banner tone="problem">
          <p>{openFailureText(library.error)}</p>
          <Button onClick={reopen}>{t('action_retry')}</Button>
        </Banner>
      )}
      <footer className={styles.foot}>
        <ButtonLink variant="quiet" href={ownPage('/library.html')}>
          <Icon of={LibraryBig} size={14} />
          {t('popup_all_papers')}
        </ButtonLink>
      </footer>
    </main>
  );
}

function Library({ tab }: { tab: PageTab | null | undefined }) {
  const now = useNow(tab);
  const { readOnly } = useDatabase();
  const { show } = useToasts();
  return (
    <>
      {readOnly && <Banner>{t('popup_read_only')}</Banner>}
      <NowView now={now} onAdded={() => show({ text: t('side_added') })} />
      {now.state === 'saved' && <Passages key={now.paper.id} paper={now.paper} tab={now.tab} />}
    </>
  );
}

function Passages({ paper, tab }: { paper: Paper; tab: PageTab }) {
  const { states, ask } = usePassages(tab, useHighlights(paper));
  const page = (id: string): OnPage | undefined => {
    const state = states?.find((each) => each.id === id)?.state;
    if (state === undefined || state === 'pending' || state === 'elsewhere') return undefined;
    const there = state === 'exact' || state === 'moved' || state === 'changed';
    return {
      state,
      ...(there
        ? { jump: () => void ask({ show: id }) }
        : { reattach: () => void ask({ find: id }) }),
    };
  };
  return (
    <div className={styles.passages}>
      <HighlightList
        paper={paper}
        page={page}
        empty={<p className={styles.calm}>{t('side_none')}</p>}
      />
    </div>
  );
}
