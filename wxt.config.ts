import { defineConfig } from 'wxt';
import { askableSites } from './lib/platform/askable-sites';
import {
  contentSecurityPolicy,
  hostPermissions,
  optionalHostPermissions,
  optionalPermissions,
  permissions,
} from './lib/platform/manifest';
import { partResources } from './lib/platform/part-resources';
import { escapeUnicode } from './scripts/escape-unicode';
import { pageChunks } from './scripts/page-chunks';
import { siteScripts } from './scripts/site-scripts';
import { noEval } from './scripts/without-eval';

export default defineConfig({
  imports: false,
  hooks: siteScripts,
  modules: ['@wxt-dev/module-react', '@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'public/icon.svg', developmentIndicator: false },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // Firefox has side bars without asking.
    permissions: permissions.filter((each) => browser !== 'firefox' || each !== 'sidePanel'),
    host_permissions: hostPermissions,
    optional_host_permissions: optionalHostPermissions,
    optional_permissions: optionalPermissions(browser),
    action: { default_title: '__MSG_extension_name__' },
    omnibox: { keyword: 'op' },
    commands: {
      'save-paper': {
        suggested_key: { default: 'Alt+S' },
        description: '__MSG_command_save__',
      },
      'open-library': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_command_library__',
      },
      'open-side-panel': {
        suggested_key: { default: 'Alt+Shift+O' },
        description: '__MSG_command_side_panel__',
      },
    },
    web_accessible_resources: [partResources(browser)],
    // The dev server needs its own origins; what ships is closed.
    ...(command === 'build' && {
      content_security_policy: { extension_pages: contentSecurityPolicy(askableSites()) },
    }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'offprint@offprint.invalid',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: '128',
          // Pictures of other hosts are asked for without cookies. Firefox has no such key.
          cross_origin_embedder_policy: { value: 'credentialless' },
        }),
  }),
  // Vite 8 writes Dexie's max key raw, which Chrome refuses as "not UTF-8" (wxt#353).
  vite: () => ({
    plugins: [escapeUnicode(), noEval(), pageChunks()],
    worker: { plugins: () => [escapeUnicode(), noEval()] },
  }),
  zip: {
    includeSources: [
      'entrypoints/**',
      'components/**',
      'lib/**',
      'public/**',
      'scripts/**',
      'tests/**',
      'docs/**',
    ],
  },
});
