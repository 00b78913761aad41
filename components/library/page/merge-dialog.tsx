import { useState } from 'react';
import { papersByIds } from '@/lib/library/read';
import { fullest } from '@/lib/paper/fullest';
import { identifierLabel } from '@/lib/paper/identifiers';
import type { Paper } from '@/lib/paper/schema';
import { t, tn } from '@/lib/platform/i18n';
import { byline } from '../../paper/byline';
import { Button } from '../../ui/button';
import { MathText } from '../../ui/math-text';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { Dialog } from './dialog';
import dialogStyles from './dialog.module.css';
import styles from './merge-dialog.module.css';

/**
 * Several papers are one, the user says: which of them says what it is. The one that says most is
 * proposed.
 */
export function MergeDialog({
  ids,
  onMerge,
  onClose,
}: {
  ids: readonly string[];
  onMerge: (keepId: string, otherIds: string[]) => void;
  onClose: () => void;
}) {
  const db = useDatabase();
  const live = useLive(() => papersByIds(db, ids), [db, ids]);
  const [wanted, setWanted] = useState<string>();
  // Not before they are there: the focus begins on the one that is proposed.
  if (live.state !== 'ready') return null;
  const papers = live.value;
  const kept = papers.find(({ id }) => id === wanted) ?? fullest(papers);
  const others = papers.filter((paper) => paper !== kept);
  return (
    <Dialog title={tn('merge_title', ids.length)} onClose={onClose}>
      <form
        className={dialogStyles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!kept || others.length === 0) return;
          onClose();
          onMerge(
            kept.id,
            others.map(({ id }) => id),
          );
        }}
      >
        <fieldset className={styles.papers}>
          <legend className={styles.legend}>{t('merge_which')}</legend>
          {papers.map((paper) => (
            <label key={paper.id} className={styles.choice}>
              <input
                type="radio"
                name="kept"
                data-focus={paper === kept ? '' : undefined}
                checked={paper === kept}
                onChange={() => setWanted(paper.id)}
              />
              <span className={styles.text}>
                <span className={styles.title} dir="auto">
                  <MathText text={paper.title} />
                </span>
                <span className={styles.detail} dir="auto">
                  {detailOf(paper)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <p className={dialogStyles.hint}>{t('merge_hint')}</p>
        <div className={dialogStyles.buttons}>
          <Button onClick={onClose}>{t('popup_cancel')}</Button>
          <Button variant="primary" type="submit" aria-disabled={others.length === 0}>
            {t('library_merge')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const detailOf = ({ authors, issued, venue, identifiers }: Paper): string => {
  const [first] = identifiers.filter((id) => !id.startsWith('url:'));
  return [byline(authors, 2), issued?.year, venue, first && identifierLabel(first)]
    .filter(Boolean)
    .join(' · ');
};
