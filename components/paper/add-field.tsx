import { useState } from 'react';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { useDatabase, useLibrary } from '../library/library-provider';
import { Button } from '../ui/button';
import { useToasts } from '../ui/toast';
import styles from './now.module.css';

/** A field for an arXiv id, DOI, PubMed id or web address. What failed stays in the field. */
export function AddField({ onAdded }: { onAdded: (paperId: string) => void }) {
  const db = useDatabase();
  const { show } = useToasts();
  const { changed } = useLibrary();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const add = async () => {
    const wanted = text.trim();
    if (wanted === '' || busy) return;
    setBusy(true);
    setProblem(undefined);
    const result = await ask('add', { text: wanted });
    setBusy(false);
    if (!result.ok) {
      setProblem(failureText(result.error));
      return;
    }
    const { summary, outcome, pending } = result.value;
    setText('');
    changed();
    onAdded(summary.id);
    if (outcome === 'known') show({ text: t('popup_saved_known') });
    else show({ text: pending ? t('popup_saved_pending', pending.host) : t('popup_saved') });
  };

  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <input
        className={styles.field}
        value={text}
        placeholder={t('popup_add_placeholder')}
        aria-label={t('popup_add_label')}
        aria-invalid={problem !== undefined}
        disabled={db.readOnly}
        spellCheck={false}
        autoComplete="off"
        dir="ltr"
        onChange={(event) => {
          setText(event.target.value);
          setProblem(undefined);
        }}
      />
      <Button type="submit" disabled={db.readOnly} aria-disabled={busy || text.trim() === ''}>
        {t('popup_add')}
      </Button>
      {problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  );
}
