import type { ImportJob } from '@/lib/library/types';
import { formatNumber, type MessageKey, t, tn } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import styles from './import.module.css';
import { jobName } from './texts';
import type { ImportActions } from './use-import';

/** Reading, writing or taking back: how far it is, and the way out. */
export function WorkingView({
  job,
  actions,
}: {
  job: ImportJob | undefined;
  actions: ImportActions;
}) {
  const { reading, cancel } = actions;
  if (job && (job.state === 'writing' || job.state === 'undoing')) {
    return <Writing job={job} onCancel={() => void cancel(job.id)} />;
  }
  // What another page reads, or what nobody reads any more because its page was closed.
  if (!reading && job) {
    return (
      <section className={styles.working}>
        <p className={styles.lead}>{t('import_interrupted', jobName(job))}</p>
        <div>
          <Button onClick={() => void cancel(job.id)}>{t('import_discard')}</Button>
        </div>
      </section>
    );
  }
  const { id = '', progress = 0, items = 0 } = reading ?? {};
  return (
    <section className={styles.working}>
      <Progress text="import_reading" value={progress} detail={tn('import_items', items)} />
      <div>
        <Button onClick={() => void cancel(id)}>{t('import_cancel')}</Button>
      </div>
    </section>
  );
}

function Writing({ job, onCancel }: { job: ImportJob; onCancel: () => void }) {
  const { written = 0, toWrite: all = 0 } = job;
  if (job.state === 'undoing') return <Progress text="import_undoing" detail="" />;
  return (
    <section className={styles.working}>
      <Progress
        text="import_writing"
        value={all > 0 ? written / all : 0}
        detail={tn('import_written_of', written, formatNumber(all))}
      />
      <p className={styles.hint}>{t('import_writing_hint')}</p>
      <div>
        <Button onClick={onCancel}>{t('import_stop')}</Button>
      </div>
    </section>
  );
}

/** @param value from 0 to 1; without one it is not known. */
export function Progress({
  text,
  value,
  detail,
}: {
  text: MessageKey;
  value?: number;
  detail: string;
}) {
  return (
    <div className={styles.progress}>
      <p role="status" className={styles.progressText}>
        {t(text)}
      </p>
      <progress
        className={styles.bar}
        aria-label={t(text)}
        {...(value !== undefined && { value, max: 1 })}
      />
      <p className={styles.hint}>{detail}</p>
    </div>
  );
}
