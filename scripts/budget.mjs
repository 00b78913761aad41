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

/** Gzipped bytes. The first four are promises to the reader; the others keep growth in view. */
const budget = [
  ['a page on any other host', 0],
  ['a page on a known host', 20_000],
  ['any page, if allowed', 3_000],
  ['a paper there', 23_000],
  ['popup, first load', 200_000],
  ['new tab, first load', 200_000],
  ['options, first load', 150_000],
  ['background', 110_000],
];

let over = 0;

function page(html) {
  if (existsSync(path.join(folder, html))) return firstLoad(folder, html);
  console.log(`${html} is not in the build.`);
  over += 1;
  return [];
}

const contentScripts = (manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [
  ...js,
  ...css,
]);
/** A page has the script of its site alone: the heaviest stands for all. */
const heaviest = contentScripts
  .map((file) => ({ file, ...bytesOf(folder, [file]) }))
  .sort((a, b) => b.gzipped - a.gzipped)
  .slice(0, 1)
  .map(({ file }) => file);
const everywhere = patternsForEveryHost(manifest).length > 0;
const files = {
  'a page on any other host': everywhere ? contentScripts : [],
  'a page on a known host': heaviest,
  // Registered by lib/platform/everywhere when the user turns it on.
  'any page, if allowed': ['detect.js'],
  'a paper there': ['detect.js', 'everywhere.js'],
  'popup, first load': page('popup.html'),
  'new tab, first load': page('newtab.html'),
  'options, first load': page('options.html'),
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
if (everywhere) console.log('A content script is registered for every host.');
if (contentScripts.length === 0) {
  console.log('There is no content script: the build is not whole.');
  over += 1;
}
process.exit(over > 0 ? 1 : 0);
