import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
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
  onClose,
  children,
}: {
  title: string;
  /** Near the top and without a head, as a palette is. */
  top?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-focus]')?.focus();
    }
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a native dialog by itself.
    <dialog
      ref={ref}
      className={styles.dialog}
      data-top={top}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) ref.current?.close();
      }}
    >
      <div className={styles.sheet}>
        <header className={top ? 'visually-hidden' : styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {!top && (
            <Button
              variant="quiet"
              square
              aria-label={t('action_close')}
              onClick={() => ref.current?.close()}
            >
              <Icon of={X} />
            </Button>
          )}
        </header>
        {children}
      </div>
    </dialog>
  );
}
