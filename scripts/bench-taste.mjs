/**
 * npm run bench:taste [-- --sizes 1000,5000] [--candidates 2000] [--json FILE]: what “for you” costs
 * its worker: learning from a library, learning from one action, putting a list in order.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { root } from './lib/project.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,5000' },
    candidates: { type: 'string', default: '2000' },
    json: { type: 'string' },
  },
});
const { module } = await runnerImport(resolve(root, 'tests/bench/taste.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
});
const rows = [];
for (const papers of values.sizes.split(',').map(Number)) {
  const { train, update, rank } = module.measureTaste(papers, Number(values.candidates));
  const figures = {
    [`taste.train${papers}`]: train,
    'taste.update': update,
    'taste.rank2000': rank,
  };
  for (const [metric, value] of Object.entries(figures)) {
    rows.push({ metric, papers, value, unit: 'ms' });
    console.log(`${metric.padEnd(18)}${String(papers).padStart(7)}  ${value.toFixed(0)} ms of CPU`);
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
