import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { placeAfter } from '@/lib/notes/caret';
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
  const caret = useCaret(view.text, inputRef);
  return (
    <div className={styles.note} data-empty={view.text === ''}>
      <div className={styles.grow} data-text={`${view.text} `}>
        <textarea
          ref={caret.field}
          className={styles.text}
          rows={1}
          dir="auto"
          value={view.text}
          readOnly={readOnly}
          placeholder={placeholder ?? t('popup_note_placeholder')}
          aria-label={label ?? t('popup_note')}
          aria-describedby={status}
          onSelect={caret.follow}
          onCompositionStart={() => view.compose(true)}
          onCompositionEnd={() => view.compose(false)}
          onChange={(event) => {
            caret.follow();
            view.write(event.target.value, view.text);
          }}
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

/**
 * Keeps the caret where it is in the words when another window's are merged into the text: a field whose
 * value is set has it at its end, and what is typed next would go there.
 */
function useCaret(text: string, outer: Ref<HTMLTextAreaElement> | undefined) {
  const field = useRef<HTMLTextAreaElement>(null);
  /** The text that the user sees, and what is selected in it. */
  const last = useRef({ text, start: 0, end: 0 });
  useImperativeHandle(outer, () => field.current as HTMLTextAreaElement, []);
  useLayoutEffect(() => {
    const { text: before, start, end } = last.current;
    if (before === text) return;
    last.current = {
      text,
      start: placeAfter(before, text, start),
      end: placeAfter(before, text, end),
    };
    if (document.activeElement !== field.current) return;
    field.current?.setSelectionRange(last.current.start, last.current.end);
  }, [text]);
  const follow = () => {
    const { value, selectionStart, selectionEnd } = field.current ?? {};
    if (value !== undefined)
      last.current = { text: value, start: selectionStart ?? 0, end: selectionEnd ?? 0 };
  };
  return { field, follow };
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
