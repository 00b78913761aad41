import { Button } from '@/components/ui/button';
import { periodText } from '@/lib/platform/feed-dates';
import { t, tn } from '@/lib/platform/i18n';
import type { ListSection } from '@/lib/settings/sections';
import type { FeedView } from '@/lib/trending/read';
import styles from './list-end.module.css';
import { sectionName } from './sections';

interface Props {
  section: ListSection;
  view: FeedView;
  onUnhide: (keys: readonly string[]) => void;
}

/** That the list has an end, and what was left out of it. */
export function ListEnd({ section, view, onUnhide }: Props) {
  const period = view.shown && periodText(view.shown.period);
  const dropped = view.shown?.dropped;
  return (
    <div className={styles.end}>
      <p>{view.next ? t('newtab_end_more') : t('newtab_end', period ?? sectionName(section))}</p>
      {dropped !== undefined && <p>{tn('newtab_dropped', dropped)}</p>}
      <LeftOut view={view} onUnhide={onUnhide} />
    </div>
  );
}

/** How many papers of a list are not shown, and why. */
export function LeftOut({ view, onUnhide }: Pick<Props, 'view' | 'onUnhide'>) {
  const { read, hidden, muted } = view.away;
  const parts = [
    read > 0 && tn('newtab_away_read', read),
    hidden > 0 && tn('newtab_away_hidden', hidden),
    muted > 0 && tn('newtab_away_muted', muted),
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return (
    <p className={styles.away}>
      <span>{t('newtab_away', parts.join(' · '))}</span>
      {view.hidden.length > 0 && (
        <Button variant="quiet" onClick={() => onUnhide(view.hidden)}>
          {t('newtab_all_hidden_show')}
        </Button>
      )}
      {muted > 0 && <a href="/options.html#mutes">{t('newtab_mutes_change')}</a>}
    </p>
  );
}
