/**
 * The measurements behind `npm run bench`. Times are medians, in milliseconds of the page's own
 * clock, with Offprint and the blank extension in turns so that both see the same machine.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Offprint } from '../e2e/support/chromium.ts';
import { startWeb } from '../web/content.ts';
import { resolveTimes } from './annotate.ts';
import {
  askedToEdited,
  askedToStored,
  clickToSaved,
  firstPaint,
  layoutShift,
  rowEdit,
} from './measure.ts';
import { extraMetrics } from './metrics.ts';
import { paintTimes } from './paint.ts';
import { median, percentile, type Row, table } from './report.ts';
import { indexed, keystrokes, pageHeap } from './search.ts';
import { seedLibrary } from './seed.ts';

const [folder = '', blankFolder = '', ...flags] = process.argv.slice(2);
const flag = (name: string) => {
  const at = flags.indexOf(name);
  return at < 0 ? undefined : flags[at + 1];
};
const sizes = (flag('--sizes') ?? '100,1000,10000,100000').split(',').map(Number);
const repetitions = Number(flag('--repetitions') ?? 15);
const only = flag('--only')?.split(',');
/** Parts: `open`, `save`, `annotate`, and the names in metrics.ts. */
const wanted = (part: string) => only?.includes(part) ?? true;

const rows: Row[] = [];
const round = (value: number) => Math.round(value * 1000) / 1000;

function note(metric: string, papers: number, value: number, unit: string, blank?: number): void {
  rows.push({
    metric,
    papers,
    value: round(value),
    unit,
    ...(blank !== undefined && { blank: round(blank), ratio: round(value / blank) }),
  });
}

function bytes(): void {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  const scripts: { js?: string[]; matches: string[] }[] = manifest.content_scripts ?? [];
  const weigh = (files: string[] = []) =>
    files.reduce(
      (sum, file) => sum + gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length,
      0,
    );
  const everywhere = scripts.filter(({ matches }) =>
    matches.some((pattern) => pattern === '<all_urls>' || pattern.includes('://*/')),
  );
  note(
    'bytes.nonPaper',
    0,
    everywhere.reduce((sum, { js }) => sum + weigh(js), 0),
    'B',
  );
  const heaviest = Math.max(0, ...scripts.map(({ js }) => weigh(js)));
  note('bytes.recognise.gz', 0, heaviest, 'B');
  // With what the static script imports on every page of its sites.
  note('bytes.recognise.all.gz', 0, heaviest + weigh(['page.js']), 'B');
}

const web = await startWeb();
const offprint = await Offprint.launch(web, { extension: folder });

/** Medians of Offprint's and the blank page's first paint, measured in turns. */
async function inTurns(file: string, selector: string, blankId: string, blankFile = file) {
  const ours: number[] = [];
  const blanks: number[] = [];
  // The first of each warms the caches of code up.
  for (let turn = 0; turn <= repetitions; turn += 1) {
    const blank = await firstPaint(
      offprint,
      `chrome-extension://${blankId}/${blankFile}`,
      '#root > *',
    );
    const own = await firstPaint(offprint, offprint.url(file), selector);
    if (turn === 0) continue;
    blanks.push(blank);
    ours.push(own);
  }
  return { ours: median(ours), blank: median(blanks) };
}

/** Opening our pages, typing into the search, what it takes. */
async function opened(size: number, blankId: string): Promise<void> {
  const popup = await inTurns('popup.html', '[role="row"] a', blankId);
  note('popup.firstRows', size, popup.ours, 'ms', popup.blank);
  if (existsSync(path.join(folder, 'library.html'))) {
    const library = await inTurns(
      'library.html',
      '[data-id] a, [role="row"] a',
      blankId,
      'popup.html',
    );
    note('library.interactive', size, library.ours, 'ms', library.blank);
  }
  note('popup.heap', size, (await pageHeap(offprint)) / 2 ** 20, 'MB');
  const typed = await keystrokes(offprint);
  note('search.keystroke.p50', size, percentile(typed.listed, 0.5), 'ms');
  note('search.keystroke.p95', size, percentile(typed.listed, 0.95), 'ms');
  note('search.keystroke.painted.p50', size, percentile(typed.painted, 0.5), 'ms');
  note('search.keystroke.painted.p95', size, percentile(typed.painted, 0.95), 'ms');
  note('search.cold', size, typed.cold, 'ms');
  const newTab = await inTurns('newtab.html', '[data-key] a', blankId);
  note('newtab.firstPicks', size, newTab.ours, 'ms', newTab.blank);
}

let serial = 0;

/** Saving and changing one paper. */
async function changed(size: number): Promise<void> {
  const saves: number[] = [];
  const answers: number[] = [];
  for (let turn = 0; turn <= repetitions; turn += 1) {
    const took = await clickToSaved(offprint, serial);
    const answered = await askedToStored(offprint, serial);
    serial += 1;
    if (turn === 0) continue;
    saves.push(took);
    answers.push(answered);
  }
  note('save', size, median(saves), 'ms');
  note('save.worker', size, median(answers), 'ms');

  const edits: number[] = [];
  const stored: number[] = [];
  for (let turn = 0; turn <= repetitions; turn += 1) {
    const took = await rowEdit(offprint);
    const answered = await askedToEdited(offprint, turn);
    if (turn === 0) continue;
    edits.push(took);
    stored.push(answered);
  }
  note('edit', size, median(edits), 'ms');
  note('edit.worker', size, median(stored), 'ms');
}

/** How much the new tab moves by itself. */
async function shifted(): Promise<void> {
  await offprint.database.clear();
  const shifts: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    shifts.push(await layoutShift(offprint));
    await offprint.database.clear();
  }
  note('newtab.cls', 0, Math.max(...shifts), 'score');
}

async function annotated(): Promise<void> {
  const resolving = await resolveTimes(process.env.OFFPRINT_CHROMIUM ?? '', 5);
  note('annotate.resolve500', 0, median(resolving.map(({ total }) => total)), 'ms');
  note('annotate.resolve500.task', 0, Math.max(...resolving.map(({ longest }) => longest)), 'ms');

  const painting = await paintTimes(process.env.OFFPRINT_CHROMIUM ?? '', 5);
  note('annotate.paint500', 0, median(painting.map(({ paint }) => paint)), 'ms');
  note('annotate.paint500.mutations', 0, Math.max(...painting.map((each) => each.mutations)), '');
  note('annotate.paint500.shift', 0, Math.max(...painting.map(({ shift }) => shift)), 'px');
  note('annotate.hitTest', 0, median(painting.map(({ hitTest }) => hitTest)), 'ms');
}

try {
  bytes();
  const { id: blankId } = await offprint.browserSession.send('Extensions.loadUnpacked', {
    path: blankFolder,
  });
  // Makes the database and the feed's snapshot, which the new tab then shows without a request.
  const first = await offprint.newTab();
  await first.locator('[data-key]').first().waitFor();
  await first.close();
  for (const size of sizes) {
    await offprint.database.clear(['papers', 'annotations', 'activity']);
    await seedLibrary(offprint, size);
    note('search.build', size, await indexed(offprint, size), 'ms');
    if (wanted('open')) await opened(size, blankId);
    if (wanted('save')) await changed(size);
    for (const [part, measure] of Object.entries(extraMetrics)) {
      if (wanted(part)) await measure({ offprint, size, note });
    }
  }
  if (wanted('open')) await shifted();
} finally {
  await offprint.close();
  await web.stop();
}

if (wanted('annotate')) await annotated();

console.log(table(rows));
const file = flag('--json');
if (file) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
