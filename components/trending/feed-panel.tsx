import { Button } from '@/components/ui/button';
import { periodText } from '@/lib/platform/feed-dates';
import { t } from '@/lib/platform/i18n';
import type { ListSection } from '@/lib/settings/sections';
import { isWeekend } from '@/lib/trending/periods';
import type { FeedView } from '@/lib/trending/read';
import { AllowHost } from './allow-host';
import { LeftOut, ListEnd } from './list-end';
import { Notice } from './notice';
import { type ListLook, PickList, PickListSkeleton } from './pick-list';
import { ProblemText, Retry, StatusLine } from './status-line';
import type { Feed } from './use-feed';

interface Props {
  section: ListSection;
  feed: Feed;
  look: ListLook;
  onShowNewer: () => void;
  /** Day, week or month can be chosen, or one of several lists. */
  picker?: React.ReactNode;
}

/** One list with its line of news, in whichever state it is. */
export function FeedPanel({ section, feed, look, onShowNewer, picker }: Props) {
  const { view } = feed;
  if (!view) return null;
  const line = (
    <StatusLine section={section} view={view} feed={feed} onShowNewer={onShowNewer}>
      {picker}
    </StatusLine>
  );
  if (feed.forbidden && (view.picks.length === 0 || !view.shown)) {
    return <AllowHost host={view.host ?? ''} onAllowed={feed.retry} />;
  }
  if (view.shown) {
    return (
      <>
        {line}
        <Listed section={section} feed={feed} view={view} look={look} />
      </>
    );
  }
  if (!feed.problem && feed.asking) {
    return <PickListSkeleton label={t('newtab_loading', view.host ?? '')} line={line} />;
  }
  return (
    <>
      {picker && (
        <StatusLine section={section} view={view} feed={feed} bare>
          {picker}
        </StatusLine>
      )}
      <Notice
        title={t('newtab_none_yet')}
        problem={<ProblemText problem={feed.problem} retryAt={feed.retryAt} />}
        hint={t('newtab_none_yet_hint')}
      >
        <Retry feed={feed} />
      </Notice>
    </>
  );
}

function Listed(props: { section: ListSection; feed: Feed; view: FeedView; look: ListLook }) {
  const { section, feed, view, look } = props;
  const { actions } = look;
  if (view.picks.length > 0) {
    const id = view.shown?.id ?? '';
    return (
      <PickList
        key={id}
        listId={id}
        picks={view.picks}
        {...look}
        onTouched={feed.hold}
        {...(view.next && { onEnd: feed.more })}
      >
        <ListEnd section={section} view={view} onUnhide={actions.unhide} />
      </PickList>
    );
  }
  const { read, hidden, muted } = view.away;
  if (hidden > 0 && read + muted === 0) {
    return (
      <Notice title={t('newtab_all_hidden_title')}>
        <Button onClick={() => actions.unhide(view.hidden)}>{t('newtab_all_hidden_show')}</Button>
      </Notice>
    );
  }
  if (read + hidden + muted > 0) {
    return (
      <Notice title={t('newtab_all_done_title')}>
        <LeftOut view={view} onUnhide={actions.unhide} />
      </Notice>
    );
  }
  return <Empty section={section} view={view} />;
}

/** Why a list can rightly be empty. */
function Empty({ section, view: { shown } }: { section: ListSection; view: FeedView }) {
  if (section === 'rising') {
    return <Notice title={t('newtab_rising_empty')} hint={t('newtab_rising_hint')} />;
  }
  if (section === 'arxiv') {
    const quiet = shown?.quiet === 'weekend';
    return (
      <Notice
        title={t('newtab_arxiv_empty')}
        hint={t(quiet ? 'newtab_arxiv_weekend' : 'newtab_arxiv_quiet')}
      />
    );
  }
  if (section === 'by') return <Notice title={t('newtab_by_empty')} hint={t('newtab_by_hint')} />;
  if (section === 'day' && shown && isWeekend(shown.period)) {
    const day = periodText(shown.period) ?? shown.period;
    return <Notice title={t('newtab_weekend_title', day)} hint={t('newtab_weekend_hint')} />;
  }
  return <Notice title={t('newtab_empty_title')} hint={t('newtab_empty_hint')} />;
}
