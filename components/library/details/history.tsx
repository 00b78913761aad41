import { useState } from 'react';
import type { United } from '@/lib/library/save';
import { withSaved } from '@/lib/library/saved-events';
import type { Activity } from '@/lib/library/types';
import { t, tn } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { RelativeTime } from '../../ui/relative-time';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { useCommands } from '../use-commands';
import styles from './history.module.css';

const few = 8;

/** What happened to a paper, in words, the latest first. */
export function History({ paperId }: { paperId: string }) {
  const db = useDatabase();
  const [all, setAll] = useState(false);
  const live = useLive(async () => {
    const [paper, rows] = await Promise.all([
      db.papers.get(paperId),
      db.activity.where('paperId').equals(paperId).toArray(),
    ]);
    return (paper ? withSaved(paper, rows) : rows).toSorted((a, b) => b.at - a.at);
  }, [db, paperId]);
  const rows = live.state === 'ready' ? live.value : [];
  const shown = all ? rows : rows.slice(0, few);
  return (
    <>
      <ul className={styles.list}>
        {shown.map((row) => (
          <li key={row.id} className={styles.item}>
            <Happened row={row} />
            <span className={styles.time}>
              <RelativeTime at={row.at} />
            </span>
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button variant="quiet" className={styles.more} onClick={() => setAll(true)}>
          {tn('details_history_more', rows.length - shown.length)}
        </Button>
      )}
    </>
  );
}

function Happened({ row }: { row: Activity }) {
  const commands = useCommands();
  const { readOnly } = useDatabase();
  if (row.kind !== 'united') return <span>{t(`details_did_${row.kind}`)}</span>;
  const { paper, before, after } = (row.data ?? {}) as Partial<United>;
  const apart = paper && before && after && !readOnly;
  return (
    <span>
      {paper ? t('details_did_united', paper.title) : t('details_did_united_unknown')}
      {apart && (
        <Button
          variant="quiet"
          className={styles.apart}
          onClick={() => void commands.run('separate', { paperId: row.paperId, otherId: paper.id })}
        >
          {t('details_apart')}
        </Button>
      )}
    </span>
  );
}
