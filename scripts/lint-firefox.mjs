/**
 * What the store for Firefox says of the package: no error, and no warning but those that docs/browsers.md
 * explains. `node scripts/lint-firefox.mjs [folder]`.
 */
import { execFileSync } from 'node:child_process';
import { inProject } from './lib/project.mjs';

/** How many of each code there may be. */
const explained = {
  // One import of our own file a site's script, which cannot know the address of the extension when it
  // is built; and where React, linkedom and DOMPurify's result set what they made themselves.
  UNSAFE_VAR_ASSIGNMENT: 95,
  // Chromium's side panel, which the code asks for only where there is no side bar.
  UNSUPPORTED_API: 1,
};

const folder = process.argv[2] ?? inProject('.output/firefox-mv3');
function lint() {
  const args = ['--output', 'json', folder];
  try {
    return execFileSync(inProject('node_modules/.bin/addons-linter'), args, {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (failure) {
    // It ends with 1 when there are errors, and has told them.
    return failure.stdout;
  }
}
const { errors, warnings } = JSON.parse(lint());
let failed = errors.length;
for (const { code, message, file } of errors) console.log(`error ${code} in ${file}: ${message}`);
const codes = Map.groupBy(warnings, ({ code }) => code);
for (const [code, all] of codes) {
  const allowed = explained[code] ?? 0;
  console.log(`${code}: ${all.length} of at most ${allowed}`);
  if (all.length <= allowed) continue;
  failed += 1;
  for (const { file, message } of all) console.log(`  ${file}: ${message}`);
}
console.log(`${errors.length} errors, ${warnings.length} warnings`);
process.exit(failed > 0 ? 1 : 0);
