import { X } from 'lucide-react';
import { type Ref, useRef } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import { byline } from '../../paper/byline';
import { type PanelHandle, PaperPanel } from '../../paper/paper-panel';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { MathText } from '../../ui/math-text';
import styles from './simple-details.module.css';

/** A paper beside the list: what it is, and everything of the user's on it. */
export function SimpleDetails({
  paper,
  panel,
  onBin,
  onClose,
}: {
  paper: Paper;
  panel: Ref<PanelHandle>;
  onBin: () => void;
  onClose: () => void;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <div className={styles.details}>
      <div className={styles.head}>
        <h2 ref={title} className={styles.title} dir="auto">
          <MathText text={paper.title} />
        </h2>
        <Button variant="quiet" square aria-label={t('action_close')} onClick={onClose}>
          <Icon of={X} />
        </Button>
      </div>
      <p className={styles.meta} dir="auto">
        {byline(paper.authors, 8)}
      </p>
      <p className={styles.meta}>{[paper.venue, paper.issued?.year].filter(Boolean).join(' · ')}</p>
      <PaperPanel paper={paper} ref={panel} onBin={onBin} />
      {paper.abstract && (
        <p className={styles.abstract} dir="auto">
          <MathText text={paper.abstract} />
        </p>
      )}
    </div>
  );
}
