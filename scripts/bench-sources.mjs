/** npm run bench:sources [-- --json FILE]: how long recognition takes on pages of 1 MB in Chromium. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { ensureBrowser } from './lib/install.mjs';
import { inProject, root } from './lib/project.mjs';

const runs = 50;
const pages = 10;

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const executablePath = await ensureBrowser('chromium');
if (!executablePath) process.exit(1);

const [{ output }] = await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    target: 'esnext',
    lib: { entry: inProject('tests/bench/recognise.ts'), formats: ['iife'], name: 'bench' },
  },
});
const script = output[0].code;
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent('<p>');
  await page.addScriptTag({ content: script });
  const cases = await page.evaluate(() => globalThis.bench.cases);
  await page.close();
  const results = [];
  for (const { html, ...each } of cases) {
    // The first run on a fresh page has cold code and cold style: it is counted apart.
    const first = [];
    const again = [];
    for (let at = 0; at < pages; at += 1) {
      const fresh = await context.newPage();
      await fresh.setContent(html);
      await fresh.addScriptTag({ content: script });
      const [cold, ...warm] = await fresh.evaluate(
        ([one, count]) => globalThis.bench.time(one, count),
        [each, runs],
      );
      first.push(cold);
      again.push(...warm);
      await fresh.close();
    }
    results.push({
      name: each.name,
      bytes: html.length,
      first: summary(first),
      again: summary(again),
    });
  }
  for (const { name, bytes, first, again } of results) {
    console.log(
      `${name.padEnd(18)} ${(bytes / 1e6).toFixed(2)} MB  first p50 ${first.p50} p95 ${first.p95} ms  again p50 ${again.p50} p95 ${again.p95} max ${again.max} ms`,
    );
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await browser.close();
}

/** Milliseconds, of the runs in order of size. */
function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2));
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
