import { useState } from 'react';
import { ask } from '@/lib/messaging/ask';
import { identifierLabel } from '@/lib/paper/identifiers';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import type { PageTab } from '@/lib/platform/tabs';
import { useDatabase, useLibrary } from '../library/library-provider';
import { Button } from '../ui/button';
import styles from './now.module.css';
import { PaperHead } from './paper-head';
import { describe, type Now } from './use-now';

/** A paper that is not in the library yet, and the button that puts it there. */
export function NowUnsaved({
  tab,
  found,
  described,
  preview,
}: Omit<Extract<Now, { state: 'unsaved' }>, 'state'>) {
  const db = useDatabase();
  const { changed } = useLibrary();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const record = described ?? preview;
  const identifiers = record?.identifiers ?? found?.identifiers ?? [];
  const label = identifierLabel(identifiers[0] ?? '');

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    // The page may not have answered yet. Without its word the worker stores what the address says
    // and asks the site (a PDF tab).
    const said = described ?? (await describe(tab));
    const result = said
      ? await ask('save', { record: said })
      : await ask('add', { text: tab.url?.href ?? '', title: tab.title });
    setBusy(false);
    if (!result.ok) setProblem(failureText(result.error));
    else changed();
  };

  return (
    <>
      <PaperHead
        paper={record ?? { title: titleOf(tab, label), authors: [], identifiers }}
        version={found?.version}
      />
      <div className={styles.row}>
        <Button
          variant="primary"
          disabled={db.readOnly}
          aria-disabled={busy}
          onClick={() => void (busy || save())}
        >
          {t(busy ? 'popup_saving' : 'popup_save')}
        </Button>
        {problem !== undefined && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </>
  );
}

/** A PDF tab is often titled with its file name or address, which says less than the identifier. */
function titleOf(tab: PageTab, label: string): string {
  const title = tab.title.trim();
  return title === '' || /^\S+$/.test(title) ? label : title;
}
