import { useMemo, useState } from 'react';
import { countKnown, countsOf, lettersOf, placesOf, readItems } from '@/lib/exchange/import/items';
import type { ItemData } from '@/lib/exchange/import/types';
import { type ImportItem, type ImportJob, importItemStates } from '@/lib/library/types';
import { copy } from '@/lib/platform/clipboard';
import { failureText } from '@/lib/platform/failure-text';
import { t, tn } from '@/lib/platform/i18n';
import { useDatabase } from '../../library/library-provider';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Filters } from './filters';
import styles from './import.module.css';
import { ItemList } from './item-list';
import { jobName, placeText, problemText, stateText } from './texts';
import type { ImportActions } from './use-import';
import { useCounts, usePlaces, useStates } from './use-items';

interface Sums {
  added: number;
  known: number;
  skipped: number;
  problems: number;
}

function sumsOf(states: string): Sums {
  const { written, problem, ...others } = countsOf(states);
  const known = countKnown(states);
  const skipped = Object.values(others).reduce((sum, { all }) => sum + all, 0);
  return { added: written.all - known, known, skipped, problems: problem.all };
}

/** The report as text: a line an item, its parts divided by tabs. */
export function reportText(job: ImportJob, items: readonly ImportItem[]): string {
  const lines = items.map((item) => {
    const data = item.data as ItemData;
    return [placeText(data, item.index), stateText(item, true), data.label].join('\t');
  });
  const problems = (job.problems ?? []).map(problemText);
  return [jobName(job), ...problems, ...lines].join('\n');
}

/** What became of an import, item by item. */
export function ReportView({
  job,
  actions,
  onClose,
}: {
  job: ImportJob;
  actions: ImportActions;
  onClose: () => void;
}) {
  const db = useDatabase();
  const [copied, setCopied] = useState(false);
  const states = useStates(job);
  const sums = useMemo(() => (states === undefined ? undefined : sumsOf(states)), [states]);
  const counts = useCounts(states);
  const [filter, setFilter] = useState<ImportItem['state']>();
  const places = usePlaces(states, filter ? [filter] : importItemStates);
  const copyReport = async () => {
    await copy(
      reportText(
        job,
        await readItems(db, job, placesOf(states ?? '', lettersOf(importItemStates))),
      ),
    );
    setCopied(true);
  };
  return (
    <section className={styles.preview}>
      <p className={styles.lead}>
        <b className={styles.name}>{jobName(job)}</b>
        {sums && (
          <span role="status">
            {' '}
            {tn('import_added', sums.added)}
            {sums.known > 0 && <> {tn('import_united', sums.known)}</>}
            {sums.skipped > 0 && <> {tn('import_skipped', sums.skipped)}</>}
            {sums.problems > 0 && <> {tn('import_unread', sums.problems)}</>}
          </span>
        )}
      </p>
      {job.state === 'undone' && <Banner>{t('import_undone')}</Banner>}
      {job.state === 'failed' && (
        <Banner tone="problem">
          {t('import_failed')} {job.trouble && failureText(job.trouble.failure)}
        </Banner>
      )}
      {counts && <Filters counts={counts} total={job.total} filter={filter} onFilter={setFilter} />}
      <ItemList job={job} states={states ?? ''} places={places} actions={actions} ended />
      <div className={styles.footer}>
        <Button variant="primary" onClick={onClose}>
          {t('import_more')}
        </Button>
        {job.state === 'done' && (
          <Button onClick={() => void actions.run('importUndo', { id: job.id })}>
            {t('import_undo')}
          </Button>
        )}
        <Button onClick={() => void copyReport()}>
          {t(copied ? 'import_copied' : 'import_copy')}
        </Button>
      </div>
    </section>
  );
}
