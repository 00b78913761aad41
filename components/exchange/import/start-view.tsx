import { FileUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { Source } from '@/lib/exchange/import/reading';
import type { ImportJob } from '@/lib/library/types';
import { readBookmarkTree, requestBookmarks } from '@/lib/platform/bookmarks';
import { t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { History } from './history';
import styles from './import.module.css';
import type { ImportActions } from './use-import';

/** The beginning: files, a text, bookmarks; and what was imported before. */
export function StartView({
  jobs,
  actions,
  disabled,
  onShow,
}: {
  jobs: readonly ImportJob[];
  actions: ImportActions;
  disabled: boolean;
  onShow: (id: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const begin = (files: File[]) => {
    if (files.length === 0 || disabled) return;
    const sources = files.map((file): Source => ({ kind: 'file', name: file.name, blob: file }));
    void actions.start(sources, files.map(({ name }) => name).join(', '));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    // The page around has a place for files too; once is enough.
    event.stopPropagation();
    setOver(false);
    begin([...event.dataTransfer.files]);
  };
  return (
    <>
      <p className={styles.lead}>{t('import_lead')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same. */}
      <section
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon of={FileUp} size={24} />
        <p className={styles.dropText}>{t('import_drop')}</p>
        <Button variant="primary" disabled={disabled} onClick={() => input.current?.click()}>
          {t('import_choose')}
        </Button>
        <p className={styles.hint}>{t('import_formats')}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('import_choose')}
          onChange={(event) => {
            begin([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </section>
      <Paste
        disabled={disabled}
        onText={(text) => void actions.start([{ kind: 'text', text }], '')}
      />
      <Bookmarks disabled={disabled} onSource={(source) => void actions.start([source], '')} />
      <History jobs={jobs} actions={actions} onShow={onShow} />
    </>
  );
}

function Paste({ disabled, onText }: { disabled: boolean; onText: (text: string) => void }) {
  const [text, setText] = useState('');
  const [id, hint] = [useId(), useId()];
  return (
    <form
      className={styles.section}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onText(text);
      }}
    >
      <label className={styles.label} htmlFor={id}>
        {t('import_paste')}
      </label>
      <p className={styles.hint} id={hint}>
        {t('import_paste_hint')}
      </p>
      <textarea
        id={id}
        className={styles.paste}
        aria-describedby={hint}
        rows={5}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button type="submit" disabled={disabled || text.trim() === ''}>
          {t('import_paste_read')}
        </Button>
      </div>
    </form>
  );
}

function Bookmarks({
  disabled,
  onSource,
}: {
  disabled: boolean;
  onSource: (source: Source) => void;
}) {
  const [refused, setRefused] = useState(false);
  const look = async () => {
    // The question comes first: after any wait it would no longer be the click's.
    const granted = await requestBookmarks();
    setRefused(!granted);
    if (granted) onSource({ kind: 'bookmarks', bookmarks: await readBookmarkTree() });
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.label}>{t('import_bookmarks')}</h2>
      <p className={styles.hint}>
        {t(refused ? 'import_bookmarks_refused' : 'import_bookmarks_hint')}
      </p>
      <div>
        <Button disabled={disabled} onClick={() => void look()}>
          {t('import_bookmarks_look')}
        </Button>
      </div>
    </section>
  );
}
