import { Keyboard, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { t } from '@/lib/platform/i18n';
import styles from './new-tab.module.css';

/** The head of the page. @param props.children the box for searching. */
export function Top({ onHelp, children }: { onHelp: () => void; children: ReactNode }) {
  return (
    <header className={styles.top}>
      <h1 className={styles.mark}>
        Off<i>print</i>
      </h1>
      {children}
      <nav className={styles.tools}>
        <ButtonLink variant="quiet" href="/library.html" target="_self">
          {t('newtab_library')}
        </ButtonLink>
        <Button variant="quiet" square aria-label={t('newtab_keys')} onClick={onHelp}>
          <Icon of={Keyboard} />
        </Button>
        <ButtonLink
          variant="quiet"
          square
          href="/options.html"
          target="_self"
          aria-label={t('newtab_options')}
        >
          <Icon of={SlidersHorizontal} />
        </ButtonLink>
      </nav>
    </header>
  );
}
