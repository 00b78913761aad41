import { RotateCw, TriangleAlert } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Failure } from '@/lib/messaging/result';
import { failureText } from '@/lib/platform/failure-text';
import { clockTime, periodText } from '@/lib/platform/feed-dates';
import { t, tn } from '@/lib/platform/i18n';
import type { ListSection } from '@/lib/settings/sections';
import type { FeedView } from '@/lib/trending/read';
import { Filled } from '../ui/filled';
import styles from './status-line.module.css';
import type { Feed } from './use-feed';
import { useReached } from './use-reached';

/** A pause longer than this is told with its end. */
const toldMs = 15_000;

/** "Try again", which waits until the service may be asked. The focus stays on it meanwhile. */
export function Retry({ feed }: { feed: Pick<Feed, 'asking' | 'retryAt' | 'retry'> }) {
  const reached = useReached(feed.retryAt);
  const able = reached && !feed.asking;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      // It goes when a list has come: the focus stays in the panel.
      if (own !== null && own === document.activeElement) {
        own.closest<HTMLElement>('[role="tabpanel"]')?.focus();
      }
    };
  }, []);
  return (
    <Button ref={button} aria-disabled={!able} onClick={() => able && feed.retry()}>
      <Icon of={RotateCw} size={14} />
      {t('action_retry')}
    </Button>
  );
}

/** Ask for the list now, which otherwise happens by itself now and then. */
function Refresh({ feed }: { feed: Pick<Feed, 'asking' | 'retryAt' | 'retry'> }) {
  const reached = useReached(feed.retryAt);
  const able = reached && !feed.asking;
  return (
    <Button
      variant="quiet"
      square
      className={styles.refresh}
      data-asking={feed.asking}
      aria-label={t('newtab_refresh')}
      aria-disabled={!able}
      onClick={() => able && feed.retry()}
    >
      <Icon of={RotateCw} size={14} />
    </Button>
  );
}

/** What went wrong in plain words, and from when on it can be tried again. */
export function ProblemText({
  problem,
  retryAt,
}: {
  problem: Failure | undefined;
  retryAt: number;
}) {
  const [now] = useState(() => Date.now());
  const reached = useReached(retryAt);
  return (
    <>
      {problem && failureText(problem)}
      {!reached && retryAt - now > toldMs && <> {t('newtab_retry_at', clockTime(retryAt, now))}</>}
    </>
  );
}

interface Props {
  section: ListSection;
  view: FeedView;
  feed: Feed;
  onShowNewer?: () => void;
  /** What is wrong is told below, in the place of the list. */
  bare?: boolean;
  /** What the list can be about. */
  children?: ReactNode;
}

/** One line above the list, of a reserved height: what the list is, or what is wrong with it. */
export function StatusLine({ section, view, feed, onShowNewer, bare, children }: Props) {
  const { shown, newer } = view;
  const problem = bare ? undefined : feed.problem;
  const [now] = useState(() => Date.now());
  const fetchedAt = shown?.fetchedAt || undefined;
  const remote = view.host !== undefined;
  const fresh = view.picks.filter(({ isNew }) => isNew).length;
  return (
    <div className={styles.line} data-problem={problem !== undefined || undefined}>
      <p className={styles.text} role="status">
        {problem ? (
          <>
            <Icon of={TriangleAlert} />
            <span>
              <ProblemText problem={problem} retryAt={feed.retryAt} />
              {fetchedAt !== undefined && <> {t('newtab_fetched_at', clockTime(fetchedAt, now))}</>}
            </span>
          </>
        ) : (
          <span>
            {(shown && periodText(shown.period)) ?? aboutText(section)}
            <span className={styles.asked}>
              {view.host}
              {fetchedAt !== undefined && (
                <>
                  {view.host && ' · '}
                  <Filled text="newtab_asked">
                    <RelativeTime at={fetchedAt} />
                  </Filled>
                </>
              )}
            </span>
            {shown?.quiet && shown.items.length > 0 && (
              <span className={styles.asked}>
                {t(shown.quiet === 'weekend' ? 'feed_quiet_weekend' : 'feed_quiet_none')}
              </span>
            )}
            {fresh > 0 && <span className={styles.fresh}>{tn('newtab_new_since', fresh)}</span>}
          </span>
        )}
      </p>
      <span className={styles.tools}>
        {newer && (
          <Button className={styles.newer} onClick={onShowNewer}>
            <span>
              {newer.added > 0 ? tn('newtab_newer', newer.added) : t('newtab_newer_order')}
            </span>
            <b>{t('newtab_show')}</b>
          </Button>
        )}
        {children}
        {/* Trying again makes no older Offprint a newer one. */}
        {problem
          ? problem.code !== 'read-only' && <Retry feed={feed} />
          : remote && !bare && <Refresh feed={feed} />}
      </span>
    </div>
  );
}

/** What a list is that is about no time. */
function aboutText(section: ListSection): string {
  if (section === 'rising') return t('newtab_rising_about');
  if (section === 'by') return t('newtab_by_about');
  return t(section === 'arxiv' ? 'newtab_arxiv_about' : 'newtab_trending_now');
}
