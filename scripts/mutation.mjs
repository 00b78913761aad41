/**
 * `npm run test:mutation [-- lib/paper/merge.ts,lib/library/undo.ts,…] [-- --sample 8]`: Stryker changes
 * lib/paper, lib/annotations and lib/library in thousands of small ways, one folder after the other,
 * and counts how many of them the folder's unit tests notice. What is known of unchanged code is kept
 * in .cache/stryker. MUTATION_CONCURRENCY says how many at a time (1).
 *
 * All of it takes hours: `--sample 8` takes one function in eight, the same ones each time; `--seed 2`
 * takes others.
 */
import { globSync, readFileSync } from 'node:fs';
import { ensurePackages } from './lib/install.mjs';
import { inProject, projectNode, run } from './lib/project.mjs';

const folders = ['paper', 'annotations', 'library'];

/** Where a function, a constant or a method begins. */
const beginning =
  /^(?:export |const |let |function|async |class |type |interface )|^ {2}(?!(?:if|for|while|switch|return|const|let|await|yield|throw|else)\b)(?:static |async |get |\*)*#?\w+(?:<.*>)?\(.*\{$/;

/** FNV-1a: the same parts of a file are taken each time, whatever stands in the others. */
const hash = (text) => {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 0x01000193) >>> 0;
  return value;
};

/** Lines of one part in `share`, as Stryker names them: `lib/paper/merge.ts:12-40`. */
function sampleOf(file, share, seed) {
  const lines = readFileSync(inProject(file), 'utf8').split('\n');
  const starts = lines.flatMap((line, at) => (beginning.test(line) ? [at] : []));
  return starts.flatMap((start, n) =>
    hash(`${seed} ${file} ${lines[start]}`) % share === 0
      ? [`${file}:${start + 1}-${starts[n + 1] ?? lines.length}`]
      : [],
  );
}

await ensurePackages();
const args = process.argv.slice(2);
/** Takes a number out of the arguments. */
const numberOf = (name, other) => {
  const at = args.indexOf(name);
  return at < 0 ? other : Number(args.splice(at, 2)[1]);
};
const [share, seed] = [numberOf('--sample', 1), numberOf('--seed', 1)];
const asked = (args[0] ?? '').split(',').filter(Boolean);
let worst = 0;
for (const folder of folders) {
  const all = globSync(`lib/${folder}/**/*.ts`, { cwd: inProject('.') }).sort();
  const mine = asked.length > 0 ? asked.filter((file) => file.startsWith(`lib/${folder}/`)) : all;
  const part = share > 1 ? mine.flatMap((file) => sampleOf(file, share, seed)) : mine;
  if (part.length === 0) continue;
  const code = await run(
    projectNode(),
    [
      inProject('node_modules/@stryker-mutator/core/bin/stryker.js'),
      'run',
      '--mutate',
      part.join(','),
    ],
    // What is kept of a sample is apart: the table it ends with is of that sample alone.
    { MUTATION_FOLDER: folder, MUTATION_SAMPLE: share > 1 ? `.${share}-${seed}` : '' },
  );
  worst = Math.max(worst, code);
}
process.exit(worst);
