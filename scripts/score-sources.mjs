/** npm run score:sources -- DIR [--json FILE]: how many stored pages are recognised rightly. */
import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' } },
});
const [dir] = positionals;
if (!dir) {
  console.log('Usage: npm run score:sources -- DIR [--json FILE]');
} else {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const { module } = await runnerImport(resolve(root, 'tests/score/sources.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  });
  const score = module.scoreSources(resolve(dir), console.log);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(score, null, 2)}\n`);
}
