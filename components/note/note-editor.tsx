import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useId, useState } from 'react';
import { hasMarkup, longestPreview } from '@/lib/notes/markup';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Markdown } from './markdown';
import styles from './note-editor.module.css';
import { type NoteOptions, type NoteView, useNote } from './use-note';

/** A note in Markdown that grows with its text and saves itself. */
export function NoteEditor({
  inputRef,
  readOnly,
  preview = false,
  label,
  placeholder,
  ...note
}: NoteOptions & {
  inputRef?: Ref<HTMLTextAreaElement> | undefined;
  readOnly: boolean;
  /** Show how it looks from the start, if it has any markup. */
  preview?: boolean | undefined;
  /** What the field is called; a note on the paper unless it is told. */
  label?: string | undefined;
  placeholder?: string | undefined;
}) {
  const view = useNote(note);
  const [previewed, setPreviewed] = useState(preview);
  const marked = hasMarkup(view.text.slice(0, longestPreview));
  const long = view.text.length > longestPreview;
  const status = useId();
  return (
    <div className={styles.note} data-empty={view.text === ''}>
      <div className={styles.grow} data-text={`${view.text} `}>
        <textarea
          ref={inputRef}
          className={styles.text}
          rows={1}
          dir="auto"
          value={view.text}
          readOnly={readOnly}
          placeholder={placeholder ?? t('popup_note_placeholder')}
          aria-label={label ?? t('popup_note')}
          aria-describedby={status}
          onChange={(event) => view.write(event.target.value)}
        />
      </div>
      {marked && (
        <Button
          variant="quiet"
          className={styles.preview}
          aria-expanded={previewed}
          onClick={() => setPreviewed(!previewed)}
        >
          <Icon of={previewed ? EyeOff : Eye} size={12} />
          {t(previewed ? 'note_preview_hide' : 'note_preview')}
        </Button>
      )}
      {marked && previewed && !long && <Markdown text={view.text} />}
      {marked && previewed && long && <p className={styles.long}>{t('panel_preview_long')}</p>}
      <NoteStatus id={status} view={view} />
    </div>
  );
}

function NoteStatus({ id, view }: { id: string; view: NoteView }) {
  const { state, failure } = view;
  return (
    <div id={id} role="status" className={styles.status} data-state={state}>
      {view.conflict && <p className={styles.problem}>{t('popup_note_conflict')}</p>}
      {state === 'saving' && t('popup_note_saving')}
      {state === 'saved' && t('popup_note_saved')}
      {state === 'failed' && failure && (
        <p className={styles.problem}>
          {t(view.kept ? 'popup_note_kept' : 'popup_note_unkept', failureText(failure))}{' '}
          <button type="button" className={styles.retry} onClick={view.retry}>
            {t('action_retry')}
          </button>
        </p>
      )}
    </div>
  );
}
