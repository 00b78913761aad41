import { Pencil } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type MessageKey, t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './editable.module.css';

interface EditableProps {
  label: string;
  /** The text to edit. */
  text: string;
  /** What shows while it is not edited; nothing for an empty field. */
  children?: ReactNode;
  /** The text is a heading of this pane. */
  heading?: boolean;
  /** `children` has links of its own, so that it cannot be one button. */
  linked?: boolean;
  lines: 'one' | 'items' | 'text';
  choices?: readonly { value: string; label: string }[] | undefined;
  hint?: string | undefined;
  readOnly: boolean;
  /** Why a text cannot be saved, while it is typed; undefined when it can. */
  problemOf: (text: string) => MessageKey | undefined;
  /** Answers whether it was saved; if not, the text stays in the field. */
  onSave: (text: string) => Promise<boolean>;
  /** What the typed text means, below the field. */
  preview?: (text: string) => ReactNode;
  className?: string | undefined;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A text that is edited in its place: Enter or leaving it saves (Ctrl+Enter where Enter is a new
 * line), Esc takes back what was typed. The focus returns to where the editing began.
 */
export function Editable(props: EditableProps) {
  const { label, text, children, heading, linked, readOnly, className } = props;
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (editing || !returns.current) return;
    returns.current = false;
    opener.current?.focus();
  }, [editing]);

  if (editing) {
    const end = (focus: boolean) => {
      returns.current = focus;
      setEditing(false);
    };
    return <Editing {...props} end={end} />;
  }
  const name = t('details_edit', label);
  if (readOnly) {
    const Shown = heading ? 'h2' : 'div';
    return <Shown className={className}>{children}</Shown>;
  }
  if (linked) {
    return (
      <div className={styles.linked}>
        <div className={styles.link}>{children}</div>
        <Button
          ref={opener}
          variant="quiet"
          square
          className={styles.pencil}
          aria-label={name}
          onClick={() => setEditing(true)}
        >
          <Icon of={Pencil} size={13} />
        </Button>
      </div>
    );
  }
  const button = (
    <button
      ref={opener}
      type="button"
      className={[styles.value, className].filter(Boolean).join(' ')}
      data-empty={text === ''}
      onClick={() => setEditing(true)}
    >
      <span className="visually-hidden">{name}: </span>
      {text === '' ? t('details_add') : <bdi>{children}</bdi>}
    </button>
  );
  return heading ? <h2 aria-label={text}>{button}</h2> : button;
}

function Editing(props: EditableProps & { end: (focus: boolean) => void }) {
  const { label, text, lines, choices, hint, problemOf, onSave, preview, end, className } = props;
  const [typed, setTyped] = useState(text);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const help = useId();
  const box = useRef<HTMLDivElement>(null);
  const over = useRef(false);
  const field = useRef<Field>(null);
  useEffect(() => {
    field.current?.focus();
    if (field.current && 'select' in field.current) field.current.select();
  }, []);

  const problem = problemOf(typed);
  const save = async (focus: boolean) => {
    if (over.current) return;
    if (typed === text) {
      over.current = true;
      end(focus);
      return;
    }
    setTried(true);
    if (problem) return;
    over.current = true;
    setBusy(true);
    const saved = await onSave(typed);
    setBusy(false);
    if (saved) end(focus);
    else over.current = false;
  };
  const cancel = () => {
    over.current = true;
    end(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // It leaves this field, not the pane around it.
      event.stopPropagation();
      event.preventDefault();
      cancel();
    } else if (event.key === 'Enter' && (lines === 'one' || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save(true);
    }
  };
  const shared = {
    className: [styles.field, className].filter(Boolean).join(' '),
    value: typed,
    disabled: busy,
    'aria-label': label,
    'aria-describedby': help,
    'aria-invalid': tried && problem !== undefined,
    dir: 'auto',
    onChange: (event: { target: Field }) => setTyped(event.target.value),
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the field within.
    <div
      ref={box}
      className={styles.editing}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) void save(false);
      }}
    >
      {choices ? (
        <select {...shared} ref={field as React.Ref<HTMLSelectElement>}>
          {choices.map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <textarea
          {...shared}
          ref={field as React.Ref<HTMLTextAreaElement>}
          rows={lines === 'one' ? 1 : Math.min(12, Math.max(3, typed.split('\n').length + 1))}
          spellCheck={lines === 'text'}
        />
      )}
      {preview?.(typed)}
      <div className={styles.foot}>
        <p id={help} className={styles.hint} data-problem={tried && problem !== undefined}>
          {tried && problem ? t(problem) : hint}
        </p>
        <Button variant="quiet" className={styles.small} onClick={cancel}>
          {t('popup_cancel')}
        </Button>
        <Button className={styles.small} disabled={busy} onClick={() => void save(true)}>
          {t('action_save')}
        </Button>
      </div>
    </div>
  );
}
