/**
 * `npm run zip`: what the stores get, in .output: the package for Chromium, the package for Firefox,
 * and the source that Firefox's reviewers build it from. Each is the same bytes whenever it is made
 * from the same source, also from the unpacked source archive (`npm run test:zip` does it).
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { archive, filesIn, filesOf } from './lib/archive.mjs';
import { inProject, run } from './lib/project.mjs';

/** All that a build and its tests need. */
const source = [
  '.gitignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'biome.json',
  'components',
  'docs',
  'entrypoints',
  'lib',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'tests',
  'tsconfig.json',
  'vitest.config.ts',
  'vitest.e2e.config.ts',
  'wxt.config.ts',
];

for (const args of [['build'], ['build', '-b', 'firefox', '--mv3']]) {
  const code = await run('wxt', args);
  if (code !== 0) process.exit(code);
}

const { name, version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const folders = { chrome: '.output/chrome-mv3', firefox: '.output/firefox-mv3' };
const packages = Object.entries(folders).map(([browser, folder]) => [
  browser,
  archive(inProject(folder), filesIn(inProject(folder))),
]);
for (const [kind, bytes] of [
  ...packages,
  ['source', archive(inProject('.'), filesOf(inProject('.'), source))],
]) {
  const file = `.output/${name}-${version}-${kind}.zip`;
  writeFileSync(inProject(file), bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  console.log(`${digest}  ${file}  ${bytes.length} bytes`);
}
