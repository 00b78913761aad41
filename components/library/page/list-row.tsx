import { ExternalLink, GripVertical, NotebookText, Pin } from 'lucide-react';
import { memo, useMemo } from 'react';
import { pageUrl } from '@/lib/exchange/links';
import { versionNews } from '@/lib/paper/versions';
import { relativeTime } from '@/lib/platform/dates';
import { t, tn } from '@/lib/platform/i18n';
import { snippet } from '@/lib/search/highlight';
import { allAuthors, byline } from '../../paper/byline';
import { TagChip } from '../../paper/tag';
import { Icon } from '../../ui/icon';
import { StatusRing } from '../../ui/status-ring';
import { Marked, Segments } from '../marked';
import type { Row } from '../row-cache';
import styles from './list-row.module.css';
import { Stars } from './stars';

/** What a row needs to be drawn, beside the paper. */
export interface RowLook {
  words: readonly string[];
  chosen: boolean;
  /** Can the row be dragged to another place? */
  movable: boolean;
  /** In the bin: when it was put there counts. */
  binned: boolean;
}

/** The box, the ring and the way out of a row: buttons that the grid listens to. */
export function RowBox({ chosen }: { chosen: boolean }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid hears the click; there is no state here.
    <button
      type="button"
      role="checkbox"
      aria-checked={chosen}
      tabIndex={-1}
      data-do="toggle"
      className={styles.box}
      aria-label={t('library_choose')}
    />
  );
}

export function RowRing({ row, words }: { row: Row; words?: boolean }) {
  const status = t(`status_${row.paper.status}`);
  return (
    <button
      type="button"
      tabIndex={-1}
      data-do="cycle"
      className={styles.ring}
      data-words={words === true}
      aria-label={t('popup_status_change', status)}
      title={status}
    >
      <StatusRing status={row.paper.status} />
      {words && <span aria-hidden="true">{status}</span>}
    </button>
  );
}

export function RowGrip() {
  return (
    <span className={styles.grip} data-do="drag" title={t('library_drag')} aria-hidden="true">
      <Icon of={GripVertical} size={14} />
    </span>
  );
}

export function RowLink({ row }: { row: Row }) {
  const url = pageUrl(row.paper);
  if (url === undefined) return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      tabIndex={-1}
      data-do="open"
      className={styles.open}
      aria-label={t('library_open')}
      title={t('library_open')}
    >
      <Icon of={ExternalLink} size={14} />
    </a>
  );
}

/** Marks of a paper that are told by a sign: pinned, notes. */
export function RowMarks({ row: { paper, notes } }: { row: Row }) {
  return (
    <>
      {paper.pinned === 1 && (
        <span className={styles.pin} title={t('popup_pinned')}>
          <Icon of={Pin} size={11} />
          <span className="visually-hidden">{t('popup_pinned')}</span>
        </span>
      )}
      {notes > 0 && (
        <span className={styles.notes} title={tn('notes', notes)}>
          <Icon of={NotebookText} size={12} />
          <span aria-hidden="true">{notes}</span>
          <span className="visually-hidden">{tn('notes', notes)}</span>
        </span>
      )}
    </>
  );
}

/** That there is a newer version than the user's. */
export function RowNews({ row: { paper } }: { row: Row }) {
  const news = versionNews(paper);
  return news && <span className={styles.news}>{t('version_out', news.latest)}</span>;
}

/** A paper of the list: its title, what is known of it, and where the search found its words. */
export const ListRow = memo(function ListRow({
  row,
  words,
  chosen,
  movable,
  binned,
}: { row: Row } & RowLook) {
  const { paper } = row;
  const found = useMemo(
    () => (words.length > 0 ? snippet(paper, row.texts, words) : undefined),
    [paper, row.texts, words],
  );
  const authors = byline(paper.authors, 3);
  const when = binned ? (paper.deletedAt ?? paper.addedAt) : paper.addedAt;
  return (
    <div className={styles.row} data-movable={movable}>
      {movable && <RowGrip />}
      <RowBox chosen={chosen} />
      <RowRing row={row} />
      <div className={styles.text}>
        <p className={styles.title} dir="auto">
          <Marked text={paper.title} words={words} />
        </p>
        <div className={styles.line}>
          <p className={styles.meta}>
            <RowMarks row={row} />
            {authors && (
              <span className={styles.authors} title={allAuthors(paper.authors)}>
                <bdi>
                  <Marked text={authors} words={words} />
                </bdi>
              </span>
            )}
            {paper.issued && <span className={styles.short}>{paper.issued.year}</span>}
            {paper.venue && (
              <span className={styles.venue} title={paper.venue}>
                <bdi>{paper.venue}</bdi>
              </span>
            )}
            <RowNews row={row} />
            {paper.rating !== undefined && <Stars rating={paper.rating} />}
          </p>
          {paper.tags.length > 0 && (
            <span className={styles.tags} title={paper.tags.join(' · ')}>
              {paper.tags.map((tag) => (
                <TagChip key={tag} tag={tag} />
              ))}
            </span>
          )}
        </div>
        {found && (
          <p className={styles.snippet} dir="auto">
            <Segments segments={found.segments} />
          </p>
        )}
      </div>
      <span className={styles.when}>
        {binned
          ? t('library_binned_when', relativeTime(when, Date.now()))
          : relativeTime(when, Date.now())}
      </span>
      <RowLink row={row} />
    </div>
  );
});
