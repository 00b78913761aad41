import { BookmarkPlus, Check } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { MathText } from '@/components/ui/math-text';
import { useToasts } from '@/components/ui/toast';
import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import { readFeed } from '@/lib/trending/read';
import styles from './for-you-panel.module.css';
import { Wishes } from './wishes';

interface Props {
  db: LibraryDatabase | undefined;
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
  /** Back to the list; absent while there is nothing to go by. */
  onDone?: () => void;
}

const offered = 8;

/** What to go by before there is a library: topics, authors, or a few papers. */
export function ColdStart({ db, settings, change, onDone }: Props) {
  return (
    <div className={styles.start}>
      <header>
        <h2>{t('foryou_start_title')}</h2>
        <p className={styles.lead}>{t('foryou_start_lead')}</p>
      </header>
      <Wishes settings={settings} change={change} />
      <Papers db={db} />
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

/** A few papers that are trending: saving one says more than a topic. */
function Papers({ db }: { db: LibraryDatabase | undefined }) {
  const toasts = useToasts();
  const live = useLive(
    async () => (db ? readFeed(db, 'hf:trending', undefined, undefined) : undefined),
    [db],
  );
  const picks = (live.state === 'ready' && live.value?.picks.slice(0, offered)) || [];
  if (picks.length === 0) return null;
  return (
    <section>
      <h3>{t('foryou_start_papers')}</h3>
      <ul className={styles.papers}>
        {picks.map(({ key, entry, paper }) => (
          <li key={key}>
            <span className={styles.title} dir="auto">
              <MathText text={entry.record.title} />
            </span>
            <Button
              {...(paper && { variant: 'quiet' as const })}
              aria-label={
                paper
                  ? t('foryou_start_saved', entry.record.title)
                  : t('newtab_save_named', entry.record.title)
              }
              title={undefined}
              aria-disabled={paper !== undefined}
              onClick={() => {
                if (paper) return;
                void ask('save', { record: entry.record }).then((answer) => {
                  if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
                });
              }}
            >
              <Icon of={paper ? Check : BookmarkPlus} />
              {t(paper ? 'foryou_saved' : 'action_save')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
