import { useState } from 'react';
import type { ItemData } from '@/lib/exchange/import/types';
import type { LibraryDatabase } from '@/lib/library/database';
import { type ImportItem, type ImportJob, importItemStates } from '@/lib/library/types';
import { copy } from '@/lib/platform/clipboard';
import { failureText } from '@/lib/platform/failure-text';
import { t, tn } from '@/lib/platform/i18n';
import { useDatabase } from '../../library/library-provider';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { useLive } from '../../ui/use-live';
import { Filters } from './filters';
import styles from './import.module.css';
import { ItemList } from './item-list';
import { jobName, placeText, problemText, stateText } from './texts';
import { type ImportActions, useCounts } from './use-import';
import { usePlaces } from './use-items';

interface Sums {
  added: number;
  known: number;
  skipped: number;
  problems: number;
}

async function sumsOf(db: LibraryDatabase, id: string): Promise<Sums> {
  const sums: Sums = { added: 0, known: 0, skipped: 0, problems: 0 };
  await db.importItems
    .where('importId')
    .equals(id)
    .each((item) => {
      const { outcome } = item.data as ItemData;
      if (item.state === 'problem') sums.problems += 1;
      else if (item.state !== 'written') sums.skipped += 1;
      else if (outcome === 'known') sums.known += 1;
      else sums.added += 1;
    });
  return sums;
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
  const sums = useLive(() => sumsOf(db, job.id), [db, job.id, job.state]);
  const counts = useCounts(job.id);
  const [filter, setFilter] = useState<ImportItem['state']>();
  const places = usePlaces(job.id, filter ? [filter] : importItemStates);
  const copyReport = async () => {
    const items = await db.importItems.where('importId').equals(job.id).sortBy('index');
    await copy(reportText(job, items));
    setCopied(true);
  };
  return (
    <section className={styles.preview}>
      <p className={styles.lead}>
        <b className={styles.name}>{jobName(job)}</b>
        {sums.state === 'ready' && (
          <span role="status">
            {' '}
            {tn('import_added', sums.value.added)}
            {sums.value.known > 0 && <> {tn('import_united', sums.value.known)}</>}
            {sums.value.skipped > 0 && <> {tn('import_skipped', sums.value.skipped)}</>}
            {sums.value.problems > 0 && <> {tn('import_unread', sums.value.problems)}</>}
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
      <ItemList job={job} places={places} actions={actions} ended />
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
