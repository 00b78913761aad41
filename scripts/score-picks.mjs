/** npm run score:picks [-- --json FILE] [-- --corpus DIR]: how well search finds stored papers. */
import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({ options: { json: { type: 'string' }, corpus: { type: 'string' } } });
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(resolve(root, 'tests/score/picks.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
});
const score = module.scorePicks(resolve(values.corpus ?? `${root}/../shared/corpus`), console.log);
if (score && values.json) writeFileSync(values.json, `${JSON.stringify(score, null, 2)}\n`);
