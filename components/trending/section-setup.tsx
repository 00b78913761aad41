import { Button } from '@/components/ui/button';
import { t } from '@/lib/platform/i18n';
import type { ListSection } from '@/lib/settings/sections';
import type { Settings } from '@/lib/settings/settings';
import { CategoryChooser } from './category-chooser';
import styles from './section-setup.module.css';
import { SubmitterChooser } from './submitter-chooser';

interface Props {
  section: ListSection;
  choices: Settings['feedChoices'];
  onChange: (choices: Settings['feedChoices']) => void;
  /** On to the list; absent while there is none. */
  onDone?: () => void;
}

/** A list that cannot show before the user has chosen what it is about. */
export function SectionSetup({ section, choices, onChange, onDone }: Props) {
  const arxiv = section === 'arxiv';
  return (
    <div className={styles.setup}>
      <h2>{t(arxiv ? 'newtab_categories_title' : 'newtab_submitters_title')}</h2>
      {arxiv ? (
        <CategoryChooser choices={choices} onChange={onChange} />
      ) : (
        <SubmitterChooser choices={choices} onChange={onChange} />
      )}
      {onDone && (
        <div>
          <Button variant="primary" onClick={onDone}>
            {t('foryou_start_done')}
          </Button>
        </div>
      )}
    </div>
  );
}
