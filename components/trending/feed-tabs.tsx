import { type KeyboardEvent, useRef } from 'react';
import { formatNumber, type MessageKey, t, tn } from '@/lib/platform/i18n';
import { mainFeeds } from '@/lib/trending/feeds';
import type { FeedId } from '@/lib/trending/types';
import styles from './feed-tabs.module.css';

const feedIds: readonly FeedId[] = mainFeeds;

const names: Partial<Record<FeedId, MessageKey>> = {
  'hf:trending': 'newtab_trending',
  'hf:day': 'newtab_today',
  'hf:week': 'newtab_week',
  'hf:month': 'newtab_month',
};

export const feedName = (feed: FeedId): string => t(names[feed] ?? 'newtab_trending');

interface Props {
  selected: FeedId;
  /** Papers that are new in each list. */
  counts: ReadonlyMap<FeedId, number>;
  panelId: string;
  onSelect: (feed: FeedId) => void;
}

/** The lists as tabs: one stop for the Tab key, arrows, Home and End inside. */
export function FeedTabs({ selected, counts, panelId, onSelect }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = feedIds.indexOf(selected);
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const steps: Record<string, number> = {
      ArrowRight: at + (rtl ? -1 : 1),
      ArrowLeft: at + (rtl ? 1 : -1),
      Home: 0,
      End: feedIds.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const feed = feedIds.at(to % feedIds.length);
    if (!feed) return;
    event.preventDefault();
    onSelect(feed);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[feedIds.indexOf(feed)]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t('newtab_lists')}
      className={styles.tabs}
      onKeyDown={onKeyDown}
    >
      {feedIds.map((feed) => {
        const count = counts.get(feed) ?? 0;
        return (
          <button
            key={feed}
            type="button"
            role="tab"
            id={tabId(feed)}
            className={styles.tab}
            aria-selected={feed === selected}
            aria-controls={panelId}
            tabIndex={feed === selected ? 0 : -1}
            onClick={() => onSelect(feed)}
          >
            {feedName(feed)}
            {count > 0 && (
              <>
                <span className={styles.count} aria-hidden="true">
                  {formatNumber(count)}
                </span>{' '}
                <span className="visually-hidden">{tn('newtab_tab_new', count)}</span>
              </>
            )}
          </button>
        );
      })}
    </div>
  );
}

export const tabId = (feed: FeedId): string => `tab-${feed.replace(':', '-')}`;
