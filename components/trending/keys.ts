import type { KeyGroup } from '@/components/ui/keys-help';
import { t } from '@/lib/platform/i18n';

/** The keys of the new tab, for its help. */
export function newTabKeys(): KeyGroup[] {
  return [
    {
      title: t('newtab_keys_picks'),
      rows: [
        { keys: ['j', '↓'], text: t('newtab_key_next') },
        { keys: ['k', '↑'], text: t('newtab_key_previous') },
        { keys: ['o', '↵'], text: t('newtab_key_open') },
        { keys: ['e'], text: t('newtab_key_expand') },
        { keys: ['s'], text: t('newtab_key_save') },
        { keys: ['h'], text: t('newtab_hide') },
        { keys: ['z'], text: t('newtab_key_undo') },
      ],
    },
    {
      title: t('newtab_keys_page'),
      rows: [
        { keys: ['1', '2', '3', '4'], text: t('newtab_key_lists') },
        { keys: ['?'], text: t('newtab_keys') },
      ],
    },
  ];
}
