import { memo } from 'react';
import { exactTime, relativeTime } from '@/lib/platform/dates';
import { allAuthors, byline } from '../../paper/byline';
import { TagChip } from '../../paper/tag';
import { Marked } from '../marked';
import type { Row } from '../row-cache';
import type { ColumnId } from './columns';
import { RowBox, RowLink, type RowLook, RowMarks, RowNews, RowRing } from './list-row';
import { Stars } from './stars';
import styles from './table.module.css';

/** What a cell holds. */
function Cell({ id, row, words }: { id: ColumnId; row: Row; words: readonly string[] }) {
  const { paper } = row;
  switch (id) {
    case 'status':
      return <RowRing row={row} words />;
    case 'title':
      return (
        <>
          <span className={styles.title} dir="auto" title={paper.title}>
            <Marked text={paper.title} words={words} />
          </span>
          <span className={styles.marks}>
            <RowNews row={row} />
            <RowMarks row={row} />
          </span>
          <RowLink row={row} />
        </>
      );
    case 'authors':
      return (
        <span className={styles.text} dir="auto" title={allAuthors(paper.authors)}>
          <Marked text={byline(paper.authors, 2)} words={words} />
        </span>
      );
    case 'year':
      return paper.issued?.year;
    case 'venue':
      return (
        <span className={styles.text} dir="auto" title={paper.venue}>
          {paper.venue}
        </span>
      );
    case 'tags':
      return (
        <span className={styles.tags}>
          {paper.tags.map((tag) => (
            <TagChip key={tag} tag={tag} />
          ))}
        </span>
      );
    case 'rating':
      return <Stars rating={paper.rating} />;
    case 'added':
      return <When at={paper.addedAt} />;
    case 'opened':
      return paper.openedAt === undefined ? null : <When at={paper.openedAt} />;
    case 'notes':
      return row.notes > 0 ? row.notes : null;
  }
}

function When({ at }: { at: number }) {
  return (
    <span className={styles.text} title={exactTime(at)}>
      {relativeTime(at, Date.now())}
    </span>
  );
}

/** A paper of the table, one cell a column. The first cell, which has the box, is always there. */
export const TableRow = memo(function TableRow({
  row,
  words,
  chosen,
  shown,
}: {
  row: Row | undefined;
  shown: readonly ColumnId[];
} & Pick<RowLook, 'words' | 'chosen'>) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual list has no table. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus. */}
      <div role="gridcell" aria-colindex={1} className={styles.boxCell}>
        {row && <RowBox chosen={chosen} />}
      </div>
      {shown.map((id, index) => (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        // biome-ignore lint/a11y/useFocusableInteractive: see above.
        <div
          key={id}
          role="gridcell"
          aria-colindex={index + 2}
          className={styles.cell}
          data-column={id}
        >
          {row && <Cell id={id} row={row} words={words} />}
        </div>
      ))}
    </>
  );
});
