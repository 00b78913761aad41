/**
 * `npm run bench [-- --json FILE] [--sizes 100,1000] [--only open,save,bulk,import,annotate]`: builds
 * Offprint and a blank extension with the same tools, measures both in turns in one browser, prints a
 * table.
 */
import { cpSync, rmSync } from 'node:fs';
import { ensureBrowser, ensurePackages } from './lib/install.mjs';
import { inProject, projectNode, run } from './lib/project.mjs';

await ensurePackages();
const chromium = await ensureBrowser('chromium');
if (!chromium) process.exit(1);

const place = inProject('.cache/bench');
rmSync(place, { recursive: true, force: true });
cpSync(inProject('tests/bench/blank'), `${place}/blank-source`, { recursive: true });
for (const args of [['build'], ['build', `${place}/blank-source`]]) {
  const code = await run('wxt', args);
  if (code !== 0) process.exit(code);
}
cpSync(inProject('.output/chrome-mv3'), `${place}/offprint`, { recursive: true });
cpSync(`${place}/blank-source/.output/chrome-mv3`, `${place}/blank`, { recursive: true });

process.exit(
  await run(
    projectNode(),
    [
      inProject('tests/bench/bench.ts'),
      `${place}/offprint`,
      `${place}/blank`,
      ...process.argv.slice(2),
    ],
    { OFFPRINT_CHROMIUM: chromium },
  ),
);
