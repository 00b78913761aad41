import { annotationsOf } from '@/lib/library/read';
import { t } from '@/lib/platform/i18n';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import styles from './highlights.module.css';

/** Passages that were marked on the paper's pages: the quote, and what was noted on it. */
export function Highlights({ paperId }: { paperId: string }) {
  const db = useDatabase();
  const live = useLive(() => annotationsOf(db, paperId), [db, paperId]);
  const rows = live.state === 'ready' ? live.value : [];
  const marked = rows.filter(({ kind, selectors }) => kind === 'highlight' || selectors);
  if (marked.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('details_highlights')}</h3>
      <ul className={styles.list}>
        {marked.map(({ id, quote, body, colour }) => (
          <li key={id} className={styles.item} data-tag-colour={colour}>
            {quote && (
              <blockquote className={styles.quote} dir="auto">
                {quote}
              </blockquote>
            )}
            {body && (
              <p className={styles.body} dir="auto">
                {body}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
