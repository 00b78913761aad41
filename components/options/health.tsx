import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { openLibrary } from '@/lib/library/database';
import { type Finding, type Trouble, troubles } from '@/lib/library/health/types';
import { rawOf } from '@/lib/library/sound';
import { saveFile } from '@/lib/platform/download';
import { formatNumber, type MessageKey, t, tn } from '@/lib/platform/i18n';
import { readUnreadSettings } from '@/lib/platform/settings-store';
import styles from './health.module.css';
import { useHealth } from './use-health';

const names: Record<Trouble, MessageKey> = {
  'paper-unreadable': 'health_paper_unreadable',
  'annotation-unreadable': 'health_annotation_unreadable',
  'paper-field': 'health_paper_field',
  identifier: 'health_identifier',
  'title-keys': 'health_title_keys',
  citekey: 'health_citekey',
  index: 'health_index',
  'annotation-orphan': 'health_annotation_orphan',
  'activity-orphan': 'health_activity_orphan',
  'outbox-orphan': 'health_outbox_orphan',
  'import-orphan': 'health_import_orphan',
  'setting-unreadable': 'health_setting_unreadable',
};

/** Names of a kind of trouble that are shown; the rest is counted. */
const named = 5;

/** Looks through the library for what cannot be, and sets it right when the user says so. */
export function Health() {
  const id = useId();
  const { state, check, stop, repair } = useHealth();
  const found = state.step === 'checked' || state.step === 'no-backup' ? state.findings : [];
  return (
    <>
      <div role="status" className={styles.says}>
        {state.step === 'checking' &&
          t('health_checking', formatNumber(state.done), formatNumber(state.total))}
        {state.step === 'checked' &&
          (found.length === 0 ? tn('health_sound', state.rows) : tn('health_found', found.length))}
        {state.step === 'repairing' && t('health_repairing')}
        {state.step === 'repaired' && tn('health_done', state.repaired)}
      </div>
      {state.step === 'failed' && <p role="alert">{t('health_failed')}</p>}
      {state.step === 'no-backup' && <p role="alert">{t('health_no_backup')}</p>}
      {found.length > 0 && <Findings findings={found} />}
      {state.step === 'repaired' && state.left.length > 0 && (
        <>
          <p>{tn('health_left', state.left.length)}</p>
          <Findings findings={state.left} />
        </>
      )}
      <div className={styles.buttons}>
        {state.step === 'checking' ? (
          <Button onClick={stop}>{t('health_stop')}</Button>
        ) : (
          <Button onClick={check} disabled={state.step === 'repairing'}>
            {t('health_check')}
          </Button>
        )}
        {found.length > 0 && (
          <>
            <Button variant="primary" onClick={repair} aria-describedby={`${id}-repair`}>
              {t('health_repair')}
            </Button>
            <Button onClick={() => void saveRaw(found)}>{t('health_save_raw')}</Button>
          </>
        )}
        {state.step === 'repaired' && state.left.length > 0 && (
          <Button onClick={() => void saveRaw(state.left)}>{t('health_save_raw')}</Button>
        )}
      </div>
      {found.length > 0 && (
        <p id={`${id}-repair`} className={styles.hint}>
          {t('health_repair_hint')}
        </p>
      )}
    </>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const kinds = troubles.flatMap((trouble) => {
    const of = findings.filter((finding) => finding.trouble === trouble);
    return of.length > 0 ? [{ trouble, of }] : [];
  });
  return (
    <ul className={styles.kinds}>
      {kinds.map(({ trouble, of }) => (
        <li key={trouble}>
          {t(names[trouble])} <span className={styles.count}>{formatNumber(of.length)}</span>
          <ul className={styles.names}>
            {of.slice(0, named).map(({ table, id, name }) => (
              <li key={`${table} ${id}`} dir="auto">
                {name ?? t('health_nameless')}
              </li>
            ))}
            {of.length > named && <li>{tn('health_more', of.length - named)}</li>}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** The rows exactly as they lie in the database, for whoever can read them. */
async function saveRaw(findings: readonly Finding[]): Promise<void> {
  const db = await openLibrary();
  const settings = await readUnreadSettings();
  const rowOf = async ({ table, id }: Finding) =>
    table === 'settings' ? { [id]: settings[id] } : rawOf(await db.table(table).get(id));
  const rows = await Promise.all(
    findings
      .filter(({ table }) => table !== 'importItems')
      .map(async (finding) => {
        const { table, trouble } = finding;
        return { trouble, table, row: await rowOf(finding) };
      }),
  );
  const json = JSON.stringify(rows, null, 2);
  saveFile(new Blob([json], { type: 'application/json' }), 'offprint-entries.json');
}
