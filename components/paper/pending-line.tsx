import type { OutboxJob } from '@/lib/library/types';
import type { Paper } from '@/lib/paper/schema';
import { relativeTime } from '@/lib/platform/dates';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { useCommands } from '../library/use-commands';
import { Button } from '../ui/button';
import { useLive } from '../ui/use-live';
import styles from './pending-line.module.css';

/** While a paper's title is still to come from its site: who is asked, or what went wrong. */
export function PendingLine({ paper }: { paper: Pick<Paper, 'id' | 'provisional'> }) {
  return paper.provisional ? <Pending paperId={paper.id} /> : null;
}

function Pending({ paperId }: { paperId: string }) {
  const db = useDatabase();
  const commands = useCommands();
  const live = useLive(() => db.outbox.where('paperId').equals(paperId).first(), [db, paperId]);
  if (live.state !== 'ready' || !live.value) return null;
  return (
    <p role="status" className={styles.pending} data-failed={live.value.lastError !== undefined}>
      {pendingText(live.value, Date.now())}
      {live.value.lastError && !db.readOnly && (
        <Button
          className={styles.again}
          onClick={() => void commands.run('fetchDetails', { paperId })}
        >
          {t('popup_pending_again')}
        </Button>
      )}
    </p>
  );
}

/** What the outbox says of a paper, in plain sentences. @param now ms since the epoch. */
export function pendingText(job: OutboxJob, now: number): string {
  const host = URL.parse(job.url)?.host ?? job.url;
  if (!job.lastError) return t('popup_pending', host);
  const failure = failureText(job.lastError);
  // After its last attempt a job rests until a time that never comes.
  if (job.notBefore >= Number.MAX_SAFE_INTEGER) return t('popup_pending_stopped', failure);
  return t('popup_pending_failed', failure, relativeTime(Math.max(job.notBefore, now), now));
}
