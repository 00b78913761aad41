import { useState } from 'react';
import { writable } from '@/lib/exchange/import/stage';
import type { ImportItem, ImportJob } from '@/lib/library/types';
import { importItemStates } from '@/lib/library/types';
import { t, tn } from '@/lib/platform/i18n';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Filters } from './filters';
import styles from './import.module.css';
import { ItemList } from './item-list';
import { LookupPanel } from './lookup-panel';
import { formatName, jobName, problemText } from './texts';
import type { ImportActions } from './use-import';
import { useCounts, usePlaces, useStates } from './use-items';

/** What was read, before anything is written: to look at, to choose from, to look up. */
export function PreviewView({ job, actions }: { job: ImportJob; actions: ImportActions }) {
  const all = useStates(job);
  const counts = useCounts(all);
  const [filter, setFilter] = useState<ImportItem['state']>();
  // A filter whose last item has gone elsewhere shows everything again.
  const wanted = filter && counts?.[filter].all !== 0 ? filter : undefined;
  const states = wanted ? [wanted] : importItemStates;
  const places = usePlaces(all, states);
  const { run, cancel } = actions;
  if (!counts) return <div aria-busy="true" />;
  const chosen = writable.reduce((sum, state) => sum + counts[state].chosen, 0);
  const choosable = writable.filter((state) => states.includes(state));
  const allChosen = choosable.every((state) => counts[state].chosen === counts[state].all);
  return (
    <section className={styles.preview}>
      <p className={styles.lead}>
        <b className={styles.name}>{jobName(job)}</b>
        {job.name && ` · ${formatName(job.format)}`} · {tn('import_items', job.total)}
      </p>
      {job.problems && (
        <Banner tone="problem">
          <ul className={styles.problems}>
            {job.problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemText(problem)}</li>
            ))}
          </ul>
          {chosen > 0 && <p>{t('import_problems_rest')}</p>}
        </Banner>
      )}
      {job.format === 'offprint' && (
        <p className={styles.hint}>
          {t('import_backup_hint')}{' '}
          <a className={styles.link} href="#/backups">
            {t('import_backup_restore')}
          </a>
        </p>
      )}
      <LookupPanel job={job} counts={counts} actions={actions} />
      {job.total > 0 && (
        <>
          <div className={styles.filters}>
            <Filters counts={counts} total={job.total} filter={wanted} onFilter={setFilter} />
            {choosable.some((state) => counts[state].all > 0) && (
              <Button
                variant="quiet"
                onClick={() =>
                  void run('importChoose', {
                    id: job.id,
                    states: choosable,
                    chosen: !allChosen,
                  })
                }
              >
                {t(allChosen ? 'import_choose_none' : 'import_choose_all')}
              </Button>
            )}
          </div>
          <ItemList job={job} states={all ?? ''} places={places} actions={actions} />
        </>
      )}
      <div className={styles.footer}>
        {job.total > 0 && (
          <Button
            variant="primary"
            disabled={chosen === 0}
            onClick={() => void run('importCommit', { id: job.id })}
          >
            {tn('import_commit', chosen)}
          </Button>
        )}
        <Button onClick={() => void cancel(job.id)}>
          {t(job.total > 0 ? 'import_cancel' : 'action_close')}
        </Button>
        {job.total > 0 && <span className={styles.hint}>{t('import_commit_hint')}</span>}
      </div>
    </section>
  );
}
