import { t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

/** Asks before what cannot be taken back. The focus begins on the way out. */
export function ConfirmDialog({
  title,
  text,
  action,
  onConfirm,
  onClose,
}: {
  title: string;
  text: string;
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.hint}>{text}</p>
        <div className={styles.buttons}>
          <Button data-focus onClick={onClose}>
            {t('popup_cancel')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {action}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
