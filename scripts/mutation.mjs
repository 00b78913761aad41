/**
 * `npm run test:mutation [-- lib/paper/merge.ts,lib/library/undo.ts,…]`: Stryker changes lib/paper,
 * lib/annotations and lib/library in thousands of small ways, one folder after the other, and counts
 * how many of them the folder's unit tests notice. It goes on where it was: what is known of
 * unchanged code is kept in .cache/stryker. MUTATION_CONCURRENCY says how many at a time (1).
 */
import { ensurePackages } from './lib/install.mjs';
import { inProject, projectNode, run } from './lib/project.mjs';

await ensurePackages();
const [files = ''] = process.argv.slice(2);
const asked = files.split(',').filter(Boolean);
let worst = 0;
for (const folder of ['paper', 'annotations', 'library']) {
  const mine = asked.filter((file) => file.startsWith(`lib/${folder}/`));
  if (asked.length > 0 && mine.length === 0) continue;
  const code = await run(
    projectNode(),
    [
      inProject('node_modules/@stryker-mutator/core/bin/stryker.js'),
      'run',
      ...(mine.length > 0 ? ['--mutate', mine.join(',')] : []),
    ],
    { MUTATION_FOLDER: folder },
  );
  worst = Math.max(worst, code);
}
process.exit(worst);
