/**
 * The size budget: what Offprint may cost on someone's page and at the start of its own pages.
 * `node scripts/budget.mjs [folder]` prints the table and fails when something is over.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bytesOf, firstLoad, patternsForEveryHost } from './lib/bundle.mjs';
import { inProject } from './lib/project.mjs';

const folder = path.resolve(process.argv[2] ?? inProject('.output/chrome-mv3'));
const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));

/** Gzipped bytes. The first two are promises to the reader; the others keep growth in view. */
const budget = [
  ['a page on any other host', 0],
  ['a page on a known host', 15_000],
  // Grew by PDF tabs, by the way to the panel, and by the language and direction of our roots.
  ['a paper there, in all', 22_000],
  ['the card, when wanted', 10_000],
  ['highlights, when wanted', 45_500],
  ['the panel, when wanted', 16_000],
  ['links to passages, when wanted', 8_000],
  // Markdown and formulas, which no page carries until the user asks how a note looks.
  ['notes as they look, when asked', 110_000],
  ['any page, if allowed', 3_000],
  ['a paper there', 25_900],
  // The schemas (zod) come after the first rows of lists.
  ['popup, first load', 176_000],
  ['new tab, first load', 195_000],
  // What pages share is one file, for the sake of those that are opened often.
  ['options, first load', 215_000],
  ['library, first load', 195_000],
  ['first run, first load', 172_000],
  // A third is linkedom, the Document of a worker, a sixth Dexie and a sixth the sites. The rest grew
  // by importers that go on after their page is closed, the omnibox's search, undo, backups, the feeds
  // and the digest, which are made while no page is open.
  ['background', 292_000],
];

let over = 0;

function page(html) {
  if (existsSync(path.join(folder, html))) return firstLoad(folder, html);
  console.log(`${html} is not in the build.`);
  over += 1;
  return [];
}

const contentScripts = manifest.content_scripts ?? [];
const filesOf = ({ js = [], css = [] }) => [...js, ...css];

/** Sites have a script each: what counts is the site that costs most. */
const heaviest = contentScripts
  .map(filesOf)
  .sort((a, b) => bytesOf(folder, b).gzipped - bytesOf(folder, a).gzipped)[0];
const everywhere = patternsForEveryHost(manifest);

const files = {
  'a page on any other host': everywhere.length > 0 ? contentScripts.flatMap(filesOf) : [],
  'a page on a known host': heaviest ?? [],
  // The static script imports what all sites share.
  'a paper there, in all': [...(heaviest ?? []), 'page.js'],
  'the card, when wanted': ['card.js'],
  'highlights, when wanted': ['annotate.js'],
  'the panel, when wanted': ['panel.js'],
  'links to passages, when wanted': ['passage.js'],
  'notes as they look, when asked': ['preview.js'],
  // Registered by lib/platform/everywhere when the user turns it on.
  'any page, if allowed': ['detect-links.js'],
  'a paper there': ['detect.js', 'everywhere.js'],
  'popup, first load': page('popup.html'),
  'new tab, first load': page('newtab.html'),
  'options, first load': page('options.html'),
  'library, first load': page('library.html'),
  'first run, first load': page('welcome.html'),
  background: [manifest.background.service_worker ?? manifest.background.scripts[0]],
};

console.log(
  `${''.padEnd(28)}${'gzipped'.padStart(10)}${'budget'.padStart(10)}${'raw'.padStart(10)}`,
);
for (const [name, limit] of budget) {
  const { raw, gzipped } = bytesOf(folder, files[name]);
  if (gzipped > limit) over += 1;
  const cells = [gzipped, limit, raw].map((bytes) => String(bytes).padStart(10)).join('');
  console.log(`${name.padEnd(28)}${cells}${gzipped > limit ? '  over budget' : ''}`);
}
if (everywhere.length > 0) console.log(`Registered for every host: ${everywhere.join(', ')}`);
if (contentScripts.length === 0) {
  console.log('There is no content script: the build is not whole.');
  over += 1;
}
process.exit(over > 0 ? 1 : 0);
