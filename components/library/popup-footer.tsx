import {
  ArrowDownWideNarrow,
  Keyboard,
  LibraryBig,
  PanelRight,
  Settings,
  TrendingUp,
} from 'lucide-react';
import { t } from '@/lib/platform/i18n';
import { openSidePanel } from '@/lib/platform/side-panel';
import { ownPage } from '@/lib/platform/tabs';
import { listSorts } from '@/lib/search/list';
import { Button, ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import type { ListPrefs } from './list-prefs';
import styles from './popup-footer.module.css';

/** The foot of the popup: the order of the list, the keys, and the ways out. */
export function PopupFooter({
  prefs,
  onPrefs,
  onKeys,
}: {
  prefs: ListPrefs;
  onPrefs: (prefs: ListPrefs) => void;
  onKeys: () => void;
}) {
  return (
    <footer className={styles.bar}>
      <Menu
        label={t('popup_sort')}
        className={styles.text}
        items={listSorts.map((sort) => ({
          text: t(`popup_sort_${sort}`),
          checked: prefs.sort === sort,
          run: () => onPrefs({ ...prefs, sort }),
        }))}
      >
        <Icon of={ArrowDownWideNarrow} size={14} />
        <span className={styles.words}>{t(`popup_sort_${prefs.sort}`)}</span>
      </Menu>
      <span className={styles.space} />
      <Button
        variant="quiet"
        square
        aria-label={t('side_open')}
        onClick={() => void openSidePanel().then(() => window.close())}
      >
        <Icon of={PanelRight} size={15} />
      </Button>
      <Button
        variant="quiet"
        square
        aria-label={t('popup_keys_label')}
        aria-keyshortcuts="?"
        onClick={onKeys}
      >
        <Icon of={Keyboard} size={15} />
      </Button>
      <ButtonLink
        variant="quiet"
        square
        href={ownPage('/options.html')}
        aria-label={t('popup_options')}
      >
        <Icon of={Settings} size={15} />
      </ButtonLink>
      <ButtonLink
        variant="quiet"
        square
        href={ownPage('/newtab.html')}
        aria-label={t('popup_library')}
      >
        <Icon of={TrendingUp} size={15} />
      </ButtonLink>
      <ButtonLink
        variant="quiet"
        className={styles.text}
        href={ownPage('/library.html')}
        aria-keyshortcuts="l"
      >
        <Icon of={LibraryBig} size={14} />
        <span className={styles.words}>{t('popup_all_papers')}</span>
      </ButtonLink>
    </footer>
  );
}
