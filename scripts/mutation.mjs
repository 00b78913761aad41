/**
 * `npm run test:mutation [-- lib/paper/merge.ts,…]`: Stryker changes lib/paper, lib/library and
 * lib/annotations in thousands of small ways and counts how many of them the unit tests notice.
 * It goes on where it was: what is known of unchanged code is kept in .cache/stryker.
 */
import { ensurePackages } from './lib/install.mjs';
import { inProject, projectNode, run } from './lib/project.mjs';

await ensurePackages();
const [files, ...more] = process.argv.slice(2);
process.exit(
  await run(projectNode(), [
    inProject('node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    ...(files ? ['--mutate', files] : []),
    ...more,
  ]),
);
