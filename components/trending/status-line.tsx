import { RotateCw, TriangleAlert } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Failure } from '@/lib/messaging/result';
import { failureText } from '@/lib/platform/failure-text';
import { clockTime, periodText } from '@/lib/platform/feed-dates';
import { t, tn } from '@/lib/platform/i18n';
import type { FeedView } from '@/lib/trending/read';
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

/** One line above the list, of a reserved height: what the list is, or what is wrong with it. */
export function StatusLine(props: { view: FeedView; feed: Feed; onShowNewer: () => void }) {
  const { view, feed, onShowNewer } = props;
  const { shown, newer } = view;
  const { problem } = feed;
  const [now] = useState(() => Date.now());
  const fetchedAt = shown?.fetchedAt;
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
            {(shown && periodText(shown.period)) ?? t('newtab_trending_now')}
            {fetchedAt !== undefined && (
              <span className={styles.asked}>
                {t('newtab_asked')} <RelativeTime at={fetchedAt} />
              </span>
            )}
          </span>
        )}
      </p>
      {newer && (
        <Button className={styles.newer} onClick={onShowNewer}>
          <span>{newer.added > 0 ? tn('newtab_newer', newer.added) : t('newtab_newer_order')}</span>
          <b>{t('newtab_show')}</b>
        </Button>
      )}
      {/* Trying again makes no older Offprint a newer one. */}
      {problem && problem.code !== 'read-only' && <Retry feed={feed} />}
    </div>
  );
}
