import type { RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/platform/i18n';
import type { FeedView } from '@/lib/trending/read';
import styles from './feed-panel.module.css';
import { tabId } from './feed-tabs';
import { Notice } from './notice';
import { PickList, PickListSkeleton } from './pick-list';
import { ProblemText, Retry, StatusLine } from './status-line';
import type { Feed } from './use-feed';
import type { PickActions } from './use-pick-actions';

interface Props {
  id: string;
  ref: RefObject<HTMLElement | null>;
  feed: Feed;
  view: FeedView;
  thumbnails: boolean;
  expanded: ReadonlySet<string>;
  onExpand: (key: string) => void;
  actions: PickActions;
  onShowNewer: () => void;
}

/** One list with its line of news, in whichever state it is. */
export function FeedPanel({ id, ref, feed, view, ...rest }: Props) {
  return (
    <section
      id={id}
      ref={ref}
      role="tabpanel"
      aria-labelledby={tabId(view.feed)}
      tabIndex={-1}
      className={styles.panel}
    >
      {view.shown ? (
        <>
          <StatusLine view={view} feed={feed} onShowNewer={rest.onShowNewer} />
          <Listed feed={feed} view={view} shown={view.shown} {...rest} />
        </>
      ) : feed.problem || !feed.asking ? (
        <Notice
          title={t('newtab_none_yet')}
          problem={<ProblemText problem={feed.problem} retryAt={feed.retryAt} />}
          hint={t('newtab_none_yet_hint')}
        >
          <Retry feed={feed} />
        </Notice>
      ) : (
        <PickListSkeleton label={t('newtab_loading')} />
      )}
    </section>
  );
}

function Listed(
  props: Omit<Props, 'id' | 'ref' | 'onShowNewer'> & { shown: NonNullable<FeedView['shown']> },
) {
  const { feed, view, shown, thumbnails, expanded, onExpand, actions } = props;
  if (view.picks.length > 0) {
    return (
      <PickList
        key={shown.id}
        listId={shown.id}
        picks={view.picks}
        thumbnails={thumbnails}
        expanded={expanded}
        onExpand={onExpand}
        actions={actions}
        onTouched={feed.hold}
      />
    );
  }
  if (view.hidden.length > 0) {
    return (
      <Notice title={t('newtab_all_hidden_title')}>
        <Button onClick={() => actions.unhide(view.hidden)}>{t('newtab_all_hidden_show')}</Button>
      </Notice>
    );
  }
  return <Notice title={t('newtab_empty_title')} hint={t('newtab_empty_hint')} />;
}
