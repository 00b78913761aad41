/**
 * `npm run test:coverage [-- --list]`: runs the unit and component tests and prints how many of lib's
 * branches they take, folder by folder; with `--list` also each line that has one they don't.
 *
 * A default behind an index (`row[at] ?? 0`) is counted apart: the type checker wants it
 * (noUncheckedIndexedAccess), and where the index is known to be in range nothing can take it.
 */
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { ensurePackages } from './lib/install.mjs';
import { inProject, run } from './lib/project.mjs';

await ensurePackages();
const place = inProject('.cache/coverage');
const code = await run('vitest', [
  'run',
  '--project=unit',
  '--project=component',
  '--reporter=dot',
  '--coverage.enabled',
  '--coverage.reportOnFailure',
  '--coverage.provider=v8',
  '--coverage.include=lib/**',
  '--coverage.reporter=json',
  `--coverage.reportsDirectory=${place}`,
]);
const report = JSON.parse(readFileSync(`${place}/coverage-final.json`, 'utf8'));

const isGuard = (branch, which, lines) => {
  const from = branch.locations[which]?.start;
  if (branch.type !== 'binary-expr' || which === 0 || from?.line === undefined) return false;
  const line = lines[from.line - 1] ?? '';
  const before = line.slice(0, from.column).replace(/\s*\?\?\s*$/, '');
  const after = line.slice(from.column).replace(/^\s*\?\?\s*/, '');
  return /\]\)*\s*$/.test(before) && /^(-?\d|''|\[\]|none|Number\.NaN)/.test(after);
};

const folders = new Map();
const missed = [];
for (const [path, { branchMap, b }] of Object.entries(report)) {
  const name = relative(inProject('.'), path).split(sep).join('/');
  const folder = name.split('/').slice(0, name.startsWith('lib/page/') ? 3 : 2);
  const key = folder.join('/').replace(/\/[^/]+\.ts$/, '');
  const sum = folders.get(key) ?? { all: 0, taken: 0, guards: 0 };
  const lines = readFileSync(path, 'utf8').split('\n');
  for (const [id, branch] of Object.entries(branchMap)) {
    b[id].forEach((times, which) => {
      sum.all += 1;
      if (times > 0) sum.taken += 1;
      else if (isGuard(branch, which, lines)) sum.guards += 1;
      else {
        const line = branch.locations[which]?.start.line ?? branch.loc.start.line;
        missed.push(`${name}:${line}: ${lines[line - 1]?.trim()}`);
      }
    });
  }
  folders.set(key, sum);
}

const percent = ({ all, taken, guards }) => (100 * taken) / Math.max(1, all - guards);
const line = (name, sum) =>
  console.log(
    `${name.padEnd(24)} ${String(sum.taken).padStart(6)} of ${String(sum.all).padStart(6)}, ` +
      `${String(sum.guards).padStart(4)} cannot be taken: ${percent(sum).toFixed(1).padStart(5)} %`,
  );
const total = { all: 0, taken: 0, guards: 0 };
for (const [name, sum] of [...folders].sort(([a], [b]) => a.localeCompare(b))) {
  line(name, sum);
  for (const part of ['all', 'taken', 'guards']) total[part] += sum[part];
}
line('lib', total);
if (process.argv.includes('--list')) for (const each of [...new Set(missed)]) console.log(each);
process.exit(code);
