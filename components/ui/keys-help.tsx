import { X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { t } from '@/lib/platform/i18n';
import { Button } from './button';
import { Icon } from './icon';
import { isTyping } from './is-typing';
import styles from './keys-help.module.css';

export interface KeyGroup {
  title: string;
  /** Several keys of one row all do the same. */
  rows: { keys: string[]; text: string }[];
}

/** One key as it looks on the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd className={styles.key}>{children}</kbd>;
}

/**
 * The keys of this page in a dialog, opened with `?`.
 * @returns what to render, and a function that opens it from a button.
 */
export function useKeysHelp(groups: KeyGroup[]): { dialog: ReactNode; open: () => void } {
  const ref = useRef<HTMLDialogElement>(null);
  const open = useCallback(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== '?' || !plain || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
  const dialog = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a native dialog by itself.
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby="keys-help-title"
      onClick={(event) => {
        if (event.target === ref.current) ref.current?.close();
      }}
    >
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h2 id="keys-help-title" className={styles.title}>
            {t('ui_keys')}
          </h2>
          <Button
            variant="quiet"
            square
            aria-label={t('action_close')}
            onClick={() => ref.current?.close()}
          >
            <Icon of={X} />
          </Button>
        </header>
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className={styles.group}>{group.title}</h3>
            <dl className={styles.rows}>
              {group.rows.map(({ keys, text }) => (
                <div key={text} className={styles.row}>
                  <dt>{text}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Key key={key}>{key}</Key>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className={styles.all}>
          <a href="/options.html#shortcuts" target="_blank" rel="noopener">
            {t('ui_keys_all')}
          </a>
        </p>
      </div>
    </dialog>
  );
  return { dialog, open };
}
