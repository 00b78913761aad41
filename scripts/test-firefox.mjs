/** `npm run test:firefox`: the browser tests in Firefox ESR. The last line is `N passed, N failed, N skipped`. */
import { readFileSync } from 'node:fs';
import { ensureBrowser, ensurePackages } from './lib/install.mjs';
import { inProject, run } from './lib/project.mjs';

await ensurePackages();
const firefox = await ensureBrowser('firefox');
if (!firefox) {
  console.log('There is no Firefox here.\n0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
const file = inProject('.cache/reports/firefox.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const code = await run(
  'vitest',
  ['run', '-c', 'vitest.e2e.config.ts', ...reporters, ...process.argv.slice(2)],
  { OFFPRINT_BROWSER: 'firefox', OFFPRINT_FIREFOX: firefox },
);
const report = JSON.parse(readFileSync(file, 'utf8'));
const unloaded = report.testResults.filter(
  (each) => each.status === 'failed' && each.assertionResults.length === 0,
).length;
const failed = report.numFailedTests + unloaded;
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`\n${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
process.exit(code !== 0 || failed > 0 ? 1 : 0);
