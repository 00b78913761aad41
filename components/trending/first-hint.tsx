import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { useToasts } from '@/components/ui/toast';
import { openBrowserNewTab } from '@/lib/platform/browser-new-tab';
import { closeHint, hintClosed } from '@/lib/platform/hints';
import { t } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import styles from './first-hint.module.css';

interface Props {
  writeSettings: (patch: Partial<Settings>) => Promise<Settings>;
  /** The browser's own new tab is wanted and cannot be opened: show an empty page. */
  onLeave: () => void;
  /** The hint is gone, and the focus with it. */
  onClosed: () => void;
}

/** Says once why this page is here, with the way out. */
export function FirstHint({ writeSettings, onLeave, onClosed }: Props) {
  const toasts = useToasts();
  const [closed, setClosed] = useState(() => hintClosed('new-tab'));
  if (closed) return null;
  const close = () => {
    closeHint('new-tab');
    setClosed(true);
    onClosed();
  };
  const keepOwn = async () => {
    try {
      await writeSettings({ newTab: 'browser' });
    } catch {
      toasts.show({ text: t('options_failed'), tone: 'problem' });
      return;
    }
    close();
    if (!(await openBrowserNewTab())) onLeave();
  };
  return (
    <div className={styles.hint}>
      <p>{t('newtab_hint')}</p>
      <Button className={styles.keep} onClick={() => void keepOwn()}>
        {t('newtab_hint_keep')}
      </Button>
      <Button variant="quiet" square aria-label={t('action_close')} onClick={close}>
        <Icon of={X} />
      </Button>
    </div>
  );
}
