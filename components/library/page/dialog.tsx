import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './dialog.module.css';

/**
 * A modal dialog that is open while it is rendered. Esc, a click beside it and its button close it;
 * the focus goes back to where it was, unless that has gone, which is the caller's to mend.
 */
export function Dialog({
  title,
  top = false,
  wide = false,
  aside,
  hold,
  onClose,
  children,
}: {
  title: string;
  /** Near the top and without a head, as a palette is. */
  top?: boolean;
  /** With room for two columns; its content has the space to its edges. */
  wide?: boolean;
  /** Beside the title. */
  aside?: ReactNode;
  /** Esc and a click beside it first ask this: true when there was something else to end. */
  hold?: () => boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const closed = useRef(false);
  // Before the next key is pressed, and while it is in the document: its end gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    closed.current = false;
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-focus]')?.focus();
    }
    return () => {
      closed.current = true;
      dialog?.close();
    };
  }, []);
  /** At once: the browser tells of a closed dialog only after further keys may have been pressed. */
  const close = () => {
    if (closed.current) return;
    closed.current = true;
    ref.current?.close();
    flushSync(onClose);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (!hold?.()) close();
  };
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      data-top={top}
      data-wide={wide}
      aria-labelledby={id}
      onClose={close}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target === ref.current && !hold?.()) close();
      }}
    >
      <div className={styles.sheet}>
        <header className={top ? 'visually-hidden' : styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {aside}
          {!top && (
            <Button variant="quiet" square aria-label={t('action_close')} onClick={close}>
              <Icon of={X} />
            </Button>
          )}
        </header>
        {children}
      </div>
    </dialog>
  );
}
