import type { KeyGroup } from '@/components/ui/keys-help';
import { t } from '@/lib/platform/i18n';
import type { ListSection } from '@/lib/settings/sections';
import { sectionLetters, sectionName } from './sections';

/** The keys of the new tab, for its help. @param sections that show. */
export function newTabKeys(sections: readonly ListSection[]): KeyGroup[] {
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
        { keys: ['m'], text: t('newtab_key_mute') },
        { keys: ['z'], text: t('newtab_key_undo') },
      ],
    },
    {
      title: t('newtab_keys_page'),
      rows: [
        { keys: ['/'], text: t('newtab_key_search') },
        ...sections.map((section) => ({
          keys: ['g', sectionLetters[section]],
          text: sectionName(section),
        })),
        { keys: ['?'], text: t('newtab_keys') },
      ],
    },
  ];
}
