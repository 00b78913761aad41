import { useEffect, useState } from 'react';
import { libraryKeys } from '@/components/library/page/all-keys';
import { popupKeys } from '@/components/library/popup-keys';
import { newTabKeys } from '@/components/trending/keys';
import { Button } from '@/components/ui/button';
import { Key, type KeyGroup } from '@/components/ui/keys-help';
import { t } from '@/lib/platform/i18n';
import {
  type BrowserShortcut,
  browserShortcuts,
  omniboxKeyword,
  openShortcutSettings,
} from '@/lib/platform/shortcuts';
import { listSections } from '@/lib/settings/sections';
import page from './options-page.module.css';
import styles from './shortcuts.module.css';

/** A place where keys work, with the groups of its own help. */
interface Place {
  id: string;
  title: string;
  groups: KeyGroup[];
}

const places = (): Place[] => [
  {
    id: 'page',
    title: t('options_keys_page'),
    groups: [
      {
        title: '',
        rows: [
          { keys: ['Alt', 'S'], text: t('options_key_save') },
          { keys: ['Alt', 'H'], text: t('options_key_highlight') },
          { keys: ['Alt', t('key_shift'), 'H'], text: t('options_key_bar') },
          { keys: [t('key_esc')], text: t('options_key_close') },
        ],
      },
    ],
  },
  { id: 'popup', title: t('options_keys_popup'), groups: popupKeys() },
  { id: 'library', title: t('options_keys_library'), groups: libraryKeys() },
  { id: 'new-tab', title: t('options_keys_new_tab'), groups: newTabKeys(listSections) },
  {
    id: 'options',
    title: t('options_keys_options'),
    groups: [
      {
        title: '',
        rows: [
          { keys: ['/'], text: t('options_search') },
          { keys: [t('key_esc')], text: t('options_search_clear') },
        ],
      },
    ],
  },
];

/** Every key of Offprint: those that the browser listens for, which can be changed, and our own. */
export function Shortcuts() {
  return (
    <>
      <BrowserKeys />
      {places().map(({ id, title, groups }) => (
        <details key={id} className={page.folded}>
          <summary>{title}</summary>
          <div className={styles.groups}>
            {groups.map((group) => (
              <table key={group.title} className={styles.keys} aria-label={group.title || title}>
                {group.title !== '' && <caption>{group.title}</caption>}
                <tbody>
                  {group.rows.map(({ keys, text }) => (
                    <tr key={text}>
                      <th scope="row">{text}</th>
                      <td>
                        {keys.map((key) => (
                          <Key key={key}>{key}</Key>
                        ))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
          </div>
        </details>
      ))}
    </>
  );
}

function BrowserKeys() {
  const [commands, setCommands] = useState<BrowserShortcut[]>();
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    let current = true;
    const look = () =>
      void browserShortcuts().then((all) => {
        if (current) setCommands(all);
      });
    look();
    // The user may come back from the page where they are changed.
    window.addEventListener('focus', look);
    return () => {
      current = false;
      window.removeEventListener('focus', look);
    };
  }, []);
  if (!commands) return null;
  return (
    <div className={styles.browser}>
      <table className={styles.keys} aria-label={t('options_keys_browser')}>
        <caption>{t('options_keys_browser')}</caption>
        <tbody>
          {commands.map(({ name, description, keys }) => (
            <tr key={name}>
              <th scope="row">{description}</th>
              <td>
                {keys === '' ? (
                  <span className={styles.unset}>{t('options_keys_unset')}</span>
                ) : (
                  // A plus at the end is a key itself.
                  keys.split(/\+(?!$)/).map((key) => <Key key={key}>{key}</Key>)
                )}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('options_keys_omnibox')}</th>
            <td>
              <Key>{omniboxKeyword}</Key>
              <Key>{t('key_space')}</Key>
            </td>
          </tr>
        </tbody>
      </table>
      <div className={styles.change}>
        <Button onClick={() => void openShortcutSettings().then((opened) => setClosed(!opened))}>
          {t('options_keys_change')}
        </Button>
        <p className={page.prose} role="status">
          {t(closed ? 'options_keys_by_hand' : 'options_keys_hint')}
        </p>
      </div>
    </div>
  );
}
