/** npm run score:anchoring -- DIR [--json FILE]: do highlights come back to the right place? */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { ensureBrowser } from './lib/install.mjs';
import { inProject, root } from './lib/project.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, details: { type: 'string' } },
});
const [dir] = positionals;
if (!dir) {
  console.log('Usage: npm run score:anchoring -- DIR [--json FILE] [--details FILE]');
  process.exit(0);
}
const executablePath = await ensureBrowser('chromium');
if (!executablePath) process.exit(1);

const [{ output }] = await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    target: 'esnext',
    lib: {
      entry: inProject('tests/score/anchoring-page.ts'),
      formats: ['iife'],
      name: 'anchoring',
    },
  },
});
const script = output[0].code;
const folder = resolve(dir);
const goldFolder = existsSync(join(folder, 'gold')) ? join(folder, 'gold') : folder;
const files = readdirSync(goldFolder)
  .filter((name) => name.endsWith('.json'))
  .sort();
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const pairs = [];
try {
  const context = await browser.newContext({ javaScriptEnabled: true });
  for (const file of files) {
    const gold = JSON.parse(readFileSync(join(goldFolder, file), 'utf8'));
    if (!Array.isArray(gold.cases)) continue;
    const html = (name) => readFileSync(join(folder, name), 'utf8');
    const page = await context.newPage();
    await page.setContent('<p>');
    await page.addScriptTag({ content: script });
    const result = await page.evaluate(
      ([a, b, cases]) => globalThis.anchoring.scorePair(a, b, cases),
      [html(gold.a), html(gold.b), gold.cases],
    );
    pairs.push({ name: file.replace(/\.json$/, ''), ...result });
    await page.close();
  }
} finally {
  await browser.close();
}

const all = summary(pairs.flatMap((pair) => pair.cases));
console.log(
  '| pair | cases | right | wrong place | missed | edited: right | deleted: falsely anchored | p50 / p95 / max ms |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const pair of pairs) console.log(row(pair.name, summary(pair.cases)));
console.log(row('all', all));
for (const { name, models } of pairs) {
  const [first, second, words] = models.map((ms) => ms.toFixed(0));
  console.log(`${name}: text models ${first} and ${second} ms, words ${words} ms`);
}
const undescribed = pairs
  .flatMap((pair) => pair.cases)
  .filter((each) => each.outcome === 'undescribed');
if (undescribed.length > 0)
  console.log(`${undescribed.length} passages could not be found on their own page`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
if (values.details) writeFileSync(values.details, `${JSON.stringify(pairs, null, 1)}\n`);

/** Counts and milliseconds; edited includes moved passages, as in the format's table. */
function summary(cases) {
  const live = cases.filter((each) => each.kind !== 'deleted');
  const deleted = cases.filter((each) => each.kind === 'deleted');
  const edited = live.filter((each) => each.kind !== 'kept');
  const count = (list, ...outcomes) =>
    list.filter((each) => outcomes.includes(each.outcome)).length;
  const times = cases.map((each) => each.ms).sort((a, b) => a - b);
  const at = (share) => Number((times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2));
  return {
    live: live.length,
    right: count(live, 'right'),
    wrong: count(live, 'wrong'),
    missed: count(live, 'missed', 'undescribed'),
    edited: edited.length,
    editedRight: count(edited, 'right'),
    deleted: deleted.length,
    falselyAnchored: count(deleted, 'false'),
    ms: { p50: at(0.5), p95: at(0.95), max: at(1) },
  };
}

function row(name, score) {
  const share = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  return `| ${[
    name,
    score.live + score.deleted,
    share(score.right, score.live),
    share(score.wrong, score.live),
    share(score.missed, score.live),
    share(score.editedRight, score.edited),
    share(score.falselyAnchored, score.deleted),
    `${score.ms.p50} / ${score.ms.p95} / ${score.ms.max}`,
  ].join(' | ')} |`;
}
