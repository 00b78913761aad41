/**
 * npm run bench:search [-- --sizes 1000,10000] [--engines ours,minisearch,scan] [--json FILE]: what
 * one keystroke costs the thread that searches, for each way to search that was considered.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { root } from './lib/project.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    engines: { type: 'string', default: 'ours,minisearch,scan' },
    json: { type: 'string' },
  },
});
const { module } = await runnerImport(resolve(root, 'tests/bench/engines.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
});
const rows = [];
for (const size of values.sizes.split(',').map(Number)) {
  for (const engine of values.engines.split(',')) {
    const row = module.measureEngine(engine, size);
    rows.push(row);
    const ms = (value) => value.toFixed(value < 10 ? 2 : 0);
    console.log(
      `${engine.padEnd(11)}${String(size).padStart(7)}  build ${ms(row.build)} load ${ms(row.load)}  keystroke p50 ${ms(row.p50)} p95 ${ms(row.p95)} max ${ms(row.max)} ms (“${row.slowest}”)  ${row.stored.toFixed(1)} MB`,
    );
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
