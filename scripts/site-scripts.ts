/**
 * One content script a site. entrypoints/recognise.content.ts is written for all sites; a build
 * makes a copy for each, which runs on that site's pages and holds that site's reader only.
 * The development server keeps the one for all.
 */
import type { WxtHooks } from 'wxt';
import { sources } from '../lib/sources';
import { scriptMatches } from '../lib/sources/list-pages';

const prefix = 'recognise-';

/** The content script of a site, as a path in the extension. */
export const siteScript = (id: string) => `content-scripts/${prefix}${id}.js`;

export const siteScripts: Partial<WxtHooks> = {
  'entrypoints:resolved'(wxt, entrypoints) {
    if (wxt.config.command === 'serve') return;
    const index = entrypoints.findIndex(({ name }) => name === 'recognise');
    const whole = entrypoints[index];
    if (whole?.type !== 'content-script') throw new Error('recognise.content.ts is not there');
    // Sites without a pattern are known by their addresses alone.
    const parts = sources
      .map((source) => ({ id: source.id, matches: scriptMatches(source) }))
      .filter(({ matches }) => matches.length > 0)
      .map(({ id, matches }) => ({
        ...whole,
        name: prefix + id,
        options: { ...whole.options, matches },
      }));
    entrypoints.splice(index, 1, ...parts);
  },

  'vite:build:extendConfig'([entrypoint], config) {
    if (!entrypoint?.name.startsWith(prefix)) return;
    const id = entrypoint.name.slice(prefix.length);
    const files = new Map([
      ['/lib/sources/sites.ts', `import { ${id} } from './${id}';\nexport const sites = [${id}];`],
      ...leftToTheWorker,
    ]);
    config.plugins = [
      ...(config.plugins ?? []),
      {
        name: 'offprint:one-site',
        enforce: 'pre',
        load: (file) => [...files].find(([end]) => file.endsWith(end))?.[1] ?? null,
      },
    ];
  },
};

/**
 * What the worker does to every record that it saves, and to the identifiers of every question, need
 * not be on the page: other sites' schemes, and LaTeX that only spells letters.
 */
const leftToTheWorker: [end: string, code: string][] = [
  ['/lib/paper/site-schemes.ts', 'export const siteScheme = () => (value) => value;'],
  ['/lib/paper/tex.ts', 'export const plainTex = (text) => text;'],
];
