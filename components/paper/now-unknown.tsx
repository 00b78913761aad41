import { useState } from 'react';
import { ask } from '@/lib/messaging/ask';
import { normaliseIdentifier } from '@/lib/paper/identifiers';
import type { PaperRecord } from '@/lib/paper/schema';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import type { PageTab } from '@/lib/platform/tabs';
import { useDatabase, useLibrary } from '../library/library-provider';
import { Button } from '../ui/button';
import { AddField } from './add-field';
import { byline } from './byline';
import styles from './now.module.css';

type Tab = PageTab & { url: URL };

/** A page on which no paper was recognised: read it on request, or add a paper by its identifier. */
export function NowUnknown({ tab, onAdded }: { tab: Tab; onAdded: (paperId: string) => void }) {
  const db = useDatabase();
  const [reading, setReading] = useState(false);
  const [read, setRead] = useState<{ record: PaperRecord; poor: boolean }>();
  const [problem, setProblem] = useState<string>();

  const readPage = async () => {
    setReading(true);
    setProblem(undefined);
    try {
      const { extractTab } = await import('@/lib/platform/worker-tabs');
      const record = await extractTab(tab.id);
      setRead({ record: record ?? bare(tab), poor: record === undefined });
    } catch {
      setProblem(failureText({ code: 'no-access' }));
    }
    setReading(false);
  };

  if (read) return <Confirm {...read} onCancel={() => setRead(undefined)} />;
  return (
    <>
      <p className={styles.calm}>{t('popup_unknown_page')}</p>
      <div className={styles.row}>
        <Button
          variant="primary"
          disabled={db.readOnly}
          aria-disabled={reading}
          onClick={() => void (reading || readPage())}
        >
          {t(reading ? 'popup_save_page_reading' : 'popup_save_page')}
        </Button>
      </div>
      {problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <AddField onAdded={onAdded} />
    </>
  );
}

/** What is left when a page says nothing of itself: its address and the tab's title. */
function bare(tab: Tab): PaperRecord {
  const id = normaliseIdentifier(`url:${tab.url.href}`) ?? `url:${tab.url.href}`;
  return {
    identifiers: [id],
    title: tab.title.trim() || tab.url.host,
    authors: [],
    kind: 'webpage',
    urls: { page: tab.url.href },
    categories: [],
    keywords: [],
    source: 'generic',
  };
}

/** What was read, to be looked at before it is saved; the title can be put right. */
function Confirm(props: { record: PaperRecord; poor: boolean; onCancel: () => void }) {
  const { record, poor, onCancel } = props;
  const { changed } = useLibrary();
  const [title, setTitle] = useState(record.title);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    if (busy || title.trim() === '') return;
    setBusy(true);
    setProblem(undefined);
    const result = await ask('save', { record: { ...record, title: title.trim() } });
    setBusy(false);
    if (!result.ok) setProblem(failureText(result.error));
    else changed();
  };
  const authors = byline(record.authors, 4);
  return (
    <form
      className={styles.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={styles.calm}>{t(poor ? 'popup_page_says_nothing' : 'popup_page_found')}</p>
      <label>
        <span className="visually-hidden">{t('popup_page_title')}</span>
        <textarea
          className={styles.titleField}
          rows={2}
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: the user has just asked to see this.
          autoFocus
          value={title}
          onChange={(event) => setTitle(event.target.value.replace(/\n/g, ' '))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void save();
          }}
        />
      </label>
      {authors && (
        <p className={styles.authors} dir="auto">
          {authors}
        </p>
      )}
      <div className={styles.row}>
        <Button variant="primary" type="submit" aria-disabled={busy}>
          {t(busy ? 'popup_saving' : 'popup_save')}
        </Button>
        <Button onClick={onCancel}>{t('popup_cancel')}</Button>
        {problem !== undefined && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </form>
  );
}
