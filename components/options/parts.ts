/** What the options are made of, in their order. Heavy parts load after the page has shown. */
import { lazy } from 'react';
import { About, Allowed, Density, Language, NewTabPage, Theme, Thumbnails } from './basic';
import { Colours } from './colours';
import { Everywhere } from './everywhere';
import { Explore, Recency } from './for-you';
import { ListBadges } from './list-badges';
import { Categories, Sections, Submitters } from './new-tab';
import { Services } from './requests';
import type { Part } from './types';

const Citing = lazy(async () => ({ default: (await import('./citing')).Citing }));
const Danger = lazy(async () => ({ default: (await import('./danger')).Danger }));
const Digest = lazy(async () => ({
  default: (await import('@/components/digest/options-digest')).OptionsDigest,
}));
const Health = lazy(async () => ({ default: (await import('./health')).Health }));
const Mutes = lazy(async () => ({ default: (await import('./mutes')).Mutes }));
const Shortcuts = lazy(async () => ({ default: (await import('./shortcuts')).Shortcuts }));
const StorageUse = lazy(async () => ({ default: (await import('./storage-use')).StorageUse }));
const Wishes = lazy(async () => ({ default: (await import('./wishes')).Wishes }));
const Forget = lazy(async () => ({ default: (await import('./wishes')).Forget }));
const backups = () => import('@/components/backup/options-backups');
const Backups = lazy(async () => ({ default: (await backups()).OptionsBackups }));
const Copies = lazy(async () => ({ default: (await backups()).OptionsCopies }));
const ExportAll = lazy(async () => ({ default: (await backups()).ExportAll }));

export const parts: readonly Part[] = [
  {
    id: 'general',
    title: 'options_general',
    settings: [
      {
        id: 'theme',
        title: 'options_theme',
        says: ['options_theme_system', 'options_theme_light', 'options_theme_dark'],
        words: 'options_words_theme',
        fields: ['theme'],
        of: Theme,
      },
      {
        id: 'density',
        title: 'options_density',
        hint: 'options_density_hint',
        says: ['newtab_density_cards', 'newtab_density_list'],
        words: 'options_words_density',
        fields: ['density'],
        of: Density,
      },
      {
        id: 'language',
        title: 'options_language',
        says: ['options_language_hint'],
        words: 'options_words_language',
        of: Language,
      },
    ],
  },
  {
    id: 'sites',
    title: 'options_sites',
    settings: [
      {
        id: 'badges',
        title: 'options_listings',
        says: ['options_listings_label', 'options_listings_hint', 'options_listings_sites'],
        words: 'options_words_badges',
        fields: ['listings', 'listingsOff'],
        of: ListBadges,
      },
      {
        id: 'everywhere',
        title: 'options_everywhere',
        says: [
          'options_everywhere_label',
          'options_everywhere_hint',
          'options_linked_label',
          'options_linked_hint',
          'options_linked_off',
        ],
        words: 'options_words_everywhere',
        of: Everywhere,
      },
      {
        id: 'allowed',
        title: 'options_allowed',
        says: ['options_allowed_none'],
        words: 'options_words_allowed',
        of: Allowed,
      },
    ],
  },
  {
    id: 'new-tab',
    title: 'options_part_new_tab',
    settings: [
      {
        id: 'new-tab-page',
        title: 'options_new_tab_page',
        says: [
          'options_new_tab_offprint',
          'options_new_tab_offprint_hint',
          'options_new_tab_browser',
          'options_new_tab_browser_hint',
        ],
        words: 'options_words_new_tab',
        fields: ['newTab'],
        of: NewTabPage,
      },
      {
        id: 'sections',
        title: 'options_new_tab_parts',
        says: ['options_sections_lists', 'options_sections_aside', 'options_sections_hint'],
        words: 'options_words_sections',
        fields: ['sections'],
        of: Sections,
      },
      {
        id: 'categories',
        title: 'options_categories',
        words: 'options_words_feeds',
        of: Categories,
      },
      {
        id: 'submitters',
        title: 'options_submitters',
        words: 'options_words_feeds',
        of: Submitters,
      },
      {
        id: 'thumbnails',
        title: 'options_thumbnails',
        says: ['options_thumbnails_label', 'options_thumbnails_hint'],
        words: 'options_words_thumbnails',
        fields: ['thumbnails'],
        of: Thumbnails,
      },
    ],
  },
  {
    id: 'for-you',
    title: 'newtab_for_you',
    settings: [
      {
        id: 'wishes',
        title: 'options_wishes',
        hint: 'options_for_you_hint',
        says: ['foryou_start_topics', 'foryou_start_authors'],
        words: 'options_words_for_you',
        of: Wishes,
      },
      {
        id: 'explore',
        title: 'options_explore',
        says: ['options_explore_none', 'options_explore_some', 'options_explore_more'],
        words: 'options_words_for_you',
        fields: ['explore'],
        of: Explore,
      },
      {
        id: 'recency',
        title: 'options_recency',
        says: ['options_recency_days', 'options_recency_weeks', 'options_recency_months'],
        words: 'options_words_for_you',
        fields: ['recency'],
        of: Recency,
      },
      {
        id: 'mutes',
        title: 'options_mutes',
        says: ['options_mutes_none', 'options_unmute'],
        words: 'options_words_mutes',
        of: Mutes,
      },
      {
        id: 'forget-taste',
        title: 'options_forget',
        hint: 'options_forget_hint',
        words: 'options_words_for_you',
        of: Forget,
      },
    ],
  },
  {
    id: 'digest',
    title: 'digest_title',
    settings: [
      {
        id: 'digest-plan',
        title: 'digest_subscription',
        headed: true,
        says: ['digest_options_archive'],
        words: 'options_words_digest',
        of: Digest,
      },
    ],
  },
  {
    id: 'highlights',
    title: 'options_highlights',
    settings: [
      {
        id: 'colours',
        title: 'options_colours',
        hint: 'options_colours_hint',
        says: [
          'annotate_yellow',
          'annotate_green',
          'annotate_blue',
          'annotate_pink',
          'annotate_violet',
        ],
        words: 'options_words_colours',
        fields: ['colours'],
        of: Colours,
      },
    ],
  },
  {
    id: 'citing',
    title: 'options_citing',
    settings: [
      {
        id: 'citations',
        title: 'options_citations',
        says: ['options_style_label', 'options_citekey_label', 'options_citekey_hint'],
        words: 'options_words_citing',
        fields: ['citationStyle', 'citekeyPattern'],
        of: Citing,
      },
    ],
  },
  {
    id: 'shortcuts',
    title: 'options_shortcuts',
    settings: [
      {
        id: 'keys',
        title: 'options_keys',
        says: ['command_save', 'command_library', 'command_side_panel', 'options_keys_change'],
        words: 'options_words_keys',
        of: Shortcuts,
      },
    ],
  },
  {
    id: 'services',
    title: 'options_services',
    settings: [
      {
        id: 'requests',
        title: 'options_asked',
        hint: 'options_asked_intro',
        says: [
          'options_asked_feed',
          'options_asked_search',
          'options_asked_rss',
          'options_asked_lookup_crossref',
          'options_asked_lookup_datacite',
          'options_asked_thumbnails',
        ],
        words: 'options_words_services',
        of: Services,
      },
    ],
  },
  {
    id: 'data',
    title: 'options_data',
    settings: [
      {
        id: 'backups',
        title: 'backup_title',
        hint: 'options_data_where',
        says: ['backup_now', 'backup_restore', 'backup_choose', 'backup_last'],
        words: 'options_words_backups',
        of: Backups,
      },
      {
        id: 'copies',
        title: 'backup_copies',
        says: ['backup_copies_label', 'backup_copies_hint', 'backup_folder', 'backup_rotate'],
        words: 'options_words_backups',
        of: Copies,
      },
      {
        id: 'export',
        title: 'options_export',
        hint: 'options_export_hint',
        says: ['options_export_all', 'options_export_other'],
        words: 'options_words_export',
        of: ExportAll,
      },
      {
        id: 'storage',
        title: 'options_storage',
        hint: 'options_storage_hint',
        says: ['backup_persist', 'options_use_papers', 'options_use_search', 'options_use_backups'],
        words: 'options_words_storage',
        of: StorageUse,
      },
      {
        id: 'health',
        title: 'health_title',
        hint: 'health_hint',
        says: ['health_check', 'health_repair'],
        words: 'options_words_health',
        of: Health,
      },
    ],
  },
  {
    id: 'danger',
    title: 'options_danger',
    settings: [
      {
        id: 'erase',
        title: 'options_erase',
        hint: 'options_erase_hint',
        says: ['erase_papers', 'erase_settings', 'erase_feeds', 'erase_everything'],
        words: 'options_words_danger',
        of: Danger,
      },
    ],
  },
  {
    id: 'about',
    title: 'options_about',
    settings: [
      {
        id: 'version',
        title: 'options_about_offprint',
        says: ['options_licences'],
        words: 'options_words_about',
        of: About,
      },
    ],
  },
];
