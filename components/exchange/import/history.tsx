import { X } from 'lucide-react';
import { over } from '@/lib/exchange/import/stage';
import type { ImportJob } from '@/lib/library/types';
import { type MessageKey, t, tn } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { RelativeTime } from '../../ui/relative-time';
import styles from './import.module.css';
import { jobName } from './texts';
import type { ImportActions } from './use-import';

const ends: Partial<Record<ImportJob['state'], MessageKey>> = {
  cancelled: 'import_state_cancelled',
  failed: 'import_state_failed',
  undone: 'import_state_undone',
};

/** What was imported before. */
export function History({
  jobs,
  actions,
  onShow,
}: {
  jobs: readonly ImportJob[];
  actions: ImportActions;
  onShow: (id: string) => void;
}) {
  const past = jobs.filter(({ state }) => over.includes(state));
  if (past.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.label}>{t('import_history')}</h2>
      <ul className={styles.history}>
        {past.map((job) => {
          const end = ends[job.state];
          return (
            <li key={job.id} className={styles.past}>
              <span className={styles.pastName}>{jobName(job)}</span>
              <span className={styles.hint}>
                <RelativeTime at={job.startedAt} /> · {tn('import_items', job.total)}
                {end && <> · {t(end)}</>}
              </span>
              <span className={styles.pastActions}>
                {job.state !== 'cancelled' && (
                  <Button variant="quiet" onClick={() => onShow(job.id)}>
                    {t('import_report')}
                  </Button>
                )}
                {job.state === 'done' && (
                  <Button
                    variant="quiet"
                    onClick={() => void actions.run('importUndo', { id: job.id })}
                  >
                    {t('action_undo')}
                  </Button>
                )}
                <Button
                  variant="quiet"
                  square
                  aria-label={t('import_forget', jobName(job))}
                  onClick={() => void actions.run('importForget', { id: job.id })}
                >
                  <Icon of={X} size={14} />
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
