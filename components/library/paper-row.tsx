import { ChevronDown, ChevronUp, NotebookText, Pin } from 'lucide-react';
import { memo, type Ref, useMemo } from 'react';
import { pageUrl } from '@/lib/exchange/links';
import { type Status, statuses } from '@/lib/paper/status';
import { versionNews } from '@/lib/paper/versions';
import { t, tn } from '@/lib/platform/i18n';
import { snippet } from '@/lib/search/highlight';
import { allAuthors, byline } from '../paper/byline';
import { type PanelHandle, PaperPanel } from '../paper/paper-panel';
import { TagChip } from '../paper/tag';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { StatusRing } from '../ui/status-ring';
import { Marked, Segments } from './marked';
import styles from './paper-row.module.css';
import type { Row } from './row-cache';

export const nextStatus = (status: Status): Status =>
  statuses[(statuses.indexOf(status) + 1) % statuses.length] ?? 'unread';

export interface RowEvents {
  open: (row: Row) => void;
  cycle: (row: Row) => void;
  toggle: (id: string) => void;
  bin: (id: string) => void;
}

/** One paper of the list; open, it holds everything of the user's on it. `words` are marked. */
export const PaperRow = memo(function PaperRow({
  row,
  words,
  expanded,
  panel,
  events,
}: {
  row: Row;
  words: readonly string[];
  expanded: boolean;
  panel: Ref<PanelHandle> | undefined;
  events: RowEvents;
}) {
  const { paper, notes } = row;
  const status = t(`status_${paper.status}`);
  const authors = byline(paper.authors, 1);
  const url = pageUrl(paper);
  const news = versionNews(paper);
  const found = useMemo(
    () => (words.length > 0 ? snippet(paper, row.texts, words) : undefined),
    [paper, row.texts, words],
  );
  return (
    <>
      <div className={styles.head}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.ring}
          aria-label={t('popup_status_change', status)}
          title={status}
          onClick={() => events.cycle(row)}
        >
          <StatusRing status={paper.status} />
        </button>
        <div className={styles.text}>
          <p className={styles.title} dir="auto">
            <a
              href={url}
              tabIndex={-1}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                events.open(row);
              }}
            >
              <Marked text={paper.title} words={words} />
            </a>
          </p>
          <p className={styles.meta}>
            {paper.pinned === 1 && (
              <span className={styles.pin} title={t('popup_pinned')}>
                <Icon of={Pin} size={11} />
                <span className="visually-hidden">{t('popup_pinned')}</span>
              </span>
            )}
            {authors && (
              <span className={styles.authors} title={allAuthors(paper.authors)}>
                <bdi>{authors}</bdi>
              </span>
            )}
            {news && <span className={styles.news}>{t('version_out', news.latest)}</span>}
            {paper.issued && <span className={styles.year}>{paper.issued.year}</span>}
            {notes > 0 && (
              <span className={styles.notes} title={tn('notes', notes)}>
                <Icon of={NotebookText} size={12} />
                <span aria-hidden="true">{notes}</span>
                <span className="visually-hidden">{tn('notes', notes)}</span>
              </span>
            )}
          </p>
          {!expanded && found && (
            <p className={styles.snippet} dir="auto">
              <Segments segments={found.segments} />
            </p>
          )}
          {!expanded && paper.tags.length > 0 && (
            <p className={styles.tags} title={paper.tags.join(' · ')}>
              {paper.tags.map((tag) => (
                <TagChip key={tag} tag={tag} />
              ))}
            </p>
          )}
        </div>
        <Button
          variant="quiet"
          square
          tabIndex={-1}
          className={styles.chevron}
          aria-label={t(expanded ? 'popup_details_hide' : 'popup_details')}
          aria-expanded={expanded}
          onClick={() => events.toggle(paper.id)}
        >
          <Icon of={expanded ? ChevronUp : ChevronDown} size={14} />
        </Button>
      </div>
      {expanded && (
        <div className={styles.detail}>
          <PaperPanel
            paper={paper}
            onBin={() => events.bin(paper.id)}
            {...(panel && { ref: panel })}
          />
        </div>
      )}
    </>
  );
});
