/**
 * `npm test`: installs what is missing, then checks everything there is to check. Every step runs,
 * whatever became of the one before; the last line is `N passed, N failed`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser, ensurePackages } from './lib/install.mjs';
import { inProject, projectNode, run } from './lib/project.mjs';

await ensurePackages();
const chromium = await ensureBrowser('chromium');
const firefox = await ensureBrowser('firefox');
const reports = inProject('.cache/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const rows = [];

/** Run a step and note what came of it. `count` says how; without it a step counts as one. */
async function step(name, command, args, { env = {}, count } = {}) {
  console.log(`\n── ${name} ──`);
  const since = Date.now();
  const code = await run(command, args, env);
  const counted = count?.() ?? { passed: 0, failed: 0, skipped: 0 };
  // A step that went wrong without a failed test (a crash, an error between tests) has failed.
  if (!count && code === 0) counted.passed = 1;
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  rows.push({ name, ...counted, seconds: Math.round((Date.now() - since) / 100) / 10 });
}

/** Run tests and take the counts from vitest's own report. */
function tests(name, args, env = {}) {
  const file = `${reports}/${name.replaceAll(' ', '-')}.json`;
  const count = () => {
    try {
      const report = JSON.parse(readFileSync(file, 'utf8'));
      // A file that fails to load has no tests: it counts as one failure.
      const unloaded = report.testResults.filter(
        (each) => each.status === 'failed' && each.assertionResults.length === 0,
      ).length;
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests + unloaded,
        skipped: report.numPendingTests + report.numTodoTests,
      };
    } catch {
      return { passed: 0, failed: 1, skipped: 0 };
    }
  };
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return step(name, 'vitest', ['run', ...args, ...reporters], { env, count });
}

await step('format', 'biome', ['format', '.']);
await step('lint', 'biome', ['lint', '.', '--error-on-warnings']);
await step('types', 'tsc', ['--noEmit']);
await tests('unit', ['--project', 'unit']);
await tests('component', ['--project', 'component']);
await step('build', 'wxt', ['build']);
await step('build for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3']);
await step('size budget', projectNode(), [inProject('scripts/budget.mjs')]);
await step('package for Firefox', projectNode(), [inProject('scripts/lint-firefox.mjs')]);
if (chromium) {
  await tests('browsers', ['-c', 'vitest.e2e.config.ts'], {
    OFFPRINT_BUILT: '1',
    OFFPRINT_CHROMIUM: chromium,
    ...(firefox && { OFFPRINT_FIREFOX: firefox }),
  });
} else {
  rows.push({ name: 'browsers', passed: 0, failed: 1, skipped: 0, seconds: 0 });
}
if (!firefox) console.log('\nThe tests in Firefox were left out: there is no Firefox here.');

const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
const line = (name, passed, failed, skipped, seconds) =>
  `${name.padEnd(20)}${[passed, failed, skipped, seconds].map((cell) => String(cell).padStart(9)).join('')}`;
console.log(`\n${line('', 'passed', 'failed', 'skipped', 'seconds')}`);
for (const { name, passed, failed, skipped, seconds } of rows) {
  console.log(line(name, passed, failed, skipped, seconds.toFixed(1)));
}
console.log(
  line('all', total('passed'), total('failed'), total('skipped'), total('seconds').toFixed(1)),
);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') > 0 ? 1 : 0);
