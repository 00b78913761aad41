import { LayoutList } from 'lucide-react';
import { Menu } from '@/components/ui/menu';
import { t } from '@/lib/platform/i18n';
import { sectionsOf, shownLists, turnSection } from '@/lib/settings/sections';
import type { Settings } from '@/lib/settings/settings';
import { sectionName } from './sections';

interface Props {
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
}

/** Density and sections, without a way to the options. */
export function ViewMenu({ settings, change }: Props) {
  const { sections, density, feedChoices } = settings;
  const densities = [
    { value: 'cards', text: t('newtab_density_cards') },
    { value: 'list', text: t('newtab_density_list') },
  ] as const;
  const lists = shownLists(sections);
  return (
    <Menu
      label={t('newtab_view')}
      icon={LayoutList}
      items={() => [
        ...densities.map(({ value, text }, index) => ({
          text,
          checked: density === value,
          run: () => change({ density: value }),
          ...(index === 0 && { heading: t('newtab_density') }),
        })),
        {
          text: t('newtab_thumbnails'),
          checked: settings.thumbnails,
          stays: true,
          run: () => change({ thumbnails: !settings.thumbnails }),
        },
        ...[...sectionsOf('lists', sections), ...sectionsOf('aside', sections)].map(
          ({ id, on }, index) => ({
            text: sectionName(id, feedChoices),
            checked: on,
            stays: true,
            // The last list stays: a page without any would be nothing.
            run: () => {
              if (!(on && lists.length === 1 && lists[0] === id))
                change({ sections: turnSection(sections, id, !on) });
            },
            ...(index === 0 && { heading: t('newtab_sections') }),
          }),
        ),
        {
          text: t('newtab_arrange'),
          heading: t('newtab_more_options'),
          run: () => location.assign('/options.html#new-tab'),
        },
      ]}
    />
  );
}
