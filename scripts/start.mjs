/**
 * `npm start`: installs what is missing, builds, and opens a browser with Offprint in it. Without a
 * display it takes the tour instead and leaves pictures in .cache/tour.
 */
import { mkdirSync } from 'node:fs';
import { ensureBrowser, ensurePackages } from './lib/install.mjs';
import { inProject, projectNode, run } from './lib/project.mjs';

const hasDisplay =
  process.platform !== 'linux' ||
  Boolean(process.env.DISPLAY) ||
  Boolean(process.env.WAYLAND_DISPLAY);

await ensurePackages();
const chromium = await ensureBrowser('chromium');
const built = await run('wxt', ['build']);
if (built !== 0) process.exit(built);

const extension = inProject('.output/chrome-mv3');
if (!chromium) {
  console.log(
    `Offprint is built. To use it in another browser of Chromium's kind, open its extensions page, turn on developer mode, choose “Load unpacked” and pick ${extension}.`,
  );
  process.exit(1);
}

if (!hasDisplay) {
  console.log('No display: taking the tour without one.');
  process.exit(
    await run(projectNode(), [inProject('scripts/tour.mjs')], { OFFPRINT_CHROMIUM: chromium }),
  );
}

const profile = inProject('.cache', `profile-${Date.now()}`);
mkdirSync(profile, { recursive: true });
console.log(
  'Opening Chromium with Offprint and a fresh profile. Save the paper on the page (Alt+S), then press the button in the toolbar or open a new tab.',
);
process.exit(
  await run(chromium, [
    `--user-data-dir=${profile}`,
    `--load-extension=${extension}`,
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'https://arxiv.org/abs/1706.03762',
  ]),
);
