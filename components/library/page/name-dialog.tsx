import { useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

/** Asks for the name of a view. */
export function NameDialog({
  title,
  name,
  query,
  onName,
  onClose,
}: {
  title: string;
  name: string;
  /** What the view is. */
  query: string;
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState(name);
  const clean = typed.replace(/\s+/gu, ' ').trim();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (clean === '') return;
          onName(clean);
          onClose();
        }}
      >
        <label className={styles.label}>
          {t('library_view_name')}
          <input
            data-focus
            className={styles.field}
            value={typed}
            maxLength={100}
            dir="auto"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <p className={styles.hint}>
          {t('library_view_shows')} <code className={styles.code}>{query}</code>
        </p>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('popup_cancel')}</Button>
          <Button variant="primary" type="submit" aria-disabled={clean === ''}>
            {t('action_save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
