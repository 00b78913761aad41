import { t } from '@/lib/platform/i18n';
import type { KeyGroup } from '../ui/keys-help';

/** The keys of the popup, for the dialog behind `?`. */
export const popupKeys = (): KeyGroup[] => [
  {
    title: t('popup_keys_everywhere'),
    rows: [
      { keys: ['/'], text: t('popup_key_search') },
      { keys: ['l'], text: t('popup_key_library') },
      { keys: [t('key_esc')], text: t('popup_key_leave') },
      { keys: ['Ctrl', 'Z'], text: t('popup_key_undo') },
      { keys: ['?'], text: t('popup_key_help') },
      { keys: ['Alt', 'H'], text: t('popup_key_highlight') },
    ],
  },
  {
    title: t('popup_keys_list'),
    rows: [
      { keys: ['↓', '↑', 'j', 'k'], text: t('popup_key_move') },
      { keys: ['Home', 'End'], text: t('popup_key_ends') },
      { keys: ['PgUp', 'PgDn'], text: t('popup_key_page') },
      { keys: [t('key_enter')], text: t('popup_key_open') },
      { keys: [t('key_space')], text: t('popup_key_details') },
      { keys: ['n'], text: t('popup_key_note') },
      { keys: ['t'], text: t('popup_key_tag') },
      { keys: ['s'], text: t('popup_key_status') },
      { keys: ['p'], text: t('popup_key_pin') },
      { keys: [t('key_delete')], text: t('popup_key_delete') },
    ],
  },
];
