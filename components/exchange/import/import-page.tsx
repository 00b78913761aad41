import { useEffect, useRef, useState } from 'react';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../../library/library-provider';
import { Banner } from '../../ui/banner';
import styles from './import.module.css';
import { PreviewView } from './preview-view';
import { ReportView } from './report-view';
import { StartView } from './start-view';
import { underWay, useImportActions, useImports } from './use-import';
import { WorkingView } from './working-view';

/**
 * Importing, from the choice of a file to the report. It shows the import that is under way, whoever
 * began it; what is written goes on in the worker if this page is closed.
 * @param initial files to begin with, such as those that were dropped onto another page.
 */
export function ImportPage({ initial }: { initial?: File[] | undefined }) {
  const db = useDatabase();
  const jobs = useImports();
  const actions = useImportActions();
  const { reading, failure, start } = actions;
  const [shown, setShown] = useState<string>();
  const taken = useRef<File[]>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);

  const current = jobs && underWay(jobs);
  // What has just ended stays on the screen as its report.
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (current) last.current = current.id;
    else if (last.current !== undefined) {
      const ended = jobs?.find(({ id }) => id === last.current);
      if (ended && ended.state !== 'cancelled') setShown(last.current);
      last.current = undefined;
    }
  }, [current, jobs]);

  useEffect(() => {
    if (!initial?.length || taken.current === initial || jobs === undefined || current) return;
    taken.current = initial;
    setShown(undefined);
    const names = initial.map(({ name }) => name).join(', ');
    void start(
      initial.map((file) => ({ kind: 'file', name: file.name, blob: file })),
      names,
    );
  }, [initial, jobs, current, start]);

  const step = current?.state ?? shown ?? 'start';
  const before = useRef(step);
  // A new step begins at its heading, for those who do not see that the page has changed.
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    heading.current?.focus();
  }, [step]);

  if (jobs === undefined) return <div className={styles.page} aria-busy="true" />;
  const report = jobs.find(({ id }) => id === shown);
  return (
    <div className={styles.page}>
      <h1 className={styles.heading} ref={heading} tabIndex={-1}>
        {t('import_title')}
      </h1>
      {db.readOnly && <Banner tone="problem">{t('error_read_only')}</Banner>}
      {failure && <Banner tone="problem">{failureText(failure)}</Banner>}
      {current?.state === 'preview' || current?.state === 'resolving' ? (
        <PreviewView key={current.id} job={current} actions={actions} />
      ) : current || reading ? (
        <WorkingView job={current} actions={actions} />
      ) : report ? (
        <ReportView job={report} actions={actions} onClose={() => setShown(undefined)} />
      ) : (
        <StartView jobs={jobs} actions={actions} disabled={db.readOnly} onShow={setShown} />
      )}
    </div>
  );
}
