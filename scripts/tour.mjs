/**
 * `npm run tour`: Offprint's build in a browser without a display and in the stand-in web, used as a
 * person would, with a picture of every surface and state in .cache/tour. With `--docs` also the
 * pictures of the README. Runs on the project's own Node, which reads TypeScript.
 */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { ensureBrowser } from './lib/install.mjs';
import { inProject, projectNode, run } from './lib/project.mjs';

if (!existsSync(inProject('.output/chrome-mv3/manifest.json'))) {
  const built = await run('wxt', ['build']);
  if (built !== 0) process.exit(built);
}
const chromium = await ensureBrowser('chromium');
if (!chromium) process.exit(1);

// A build that starts meanwhile must not change what is shown.
const extension = inProject('.cache/tour-build');
rmSync(extension, { recursive: true, force: true });
cpSync(inProject('.output/chrome-mv3'), extension, { recursive: true });
const pictures = inProject('.cache/tour');
rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });

const code = await run(
  projectNode(),
  [inProject('tests/tour/tour.ts'), pictures, ...process.argv.slice(2)],
  { OFFPRINT_CHROMIUM: chromium, OFFPRINT_CHROME: extension },
);
if (code === 0) console.log(`The pictures are in ${pictures}`);
process.exit(code);
