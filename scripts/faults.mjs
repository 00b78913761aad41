/**
 * npm run test:faults -- [--runs 500] [--seed 1] [--case NAME] [--tabs 8,16,50]: the fault suite at length,
 * in real Chromium on the production build (docs/architecture.md, “Fault suite”). With `--case` only
 * the changes whose name holds it are disturbed, and nothing else is tried.
 */
import { parseArgs } from 'node:util';
import { ensureBrowser } from './lib/install.mjs';
import { run } from './lib/project.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    tabs: { type: 'string', default: '8,16,50' },
    case: { type: 'string' },
  },
});
const chromium = await ensureBrowser('chromium');
if (!chromium) process.exit(1);

const files = values.case === undefined ? 'tests/e2e/faults' : 'tests/e2e/faults.test.ts';
const code = await run(
  'vitest',
  [
    'run',
    '-c',
    'vitest.e2e.config.ts',
    '--maxWorkers=1',
    '--disable-console-intercept=true',
    files,
  ],
  {
    OFFPRINT_CHROMIUM: chromium,
    FAULT_RUNS: values.runs,
    FAULT_SEED: values.seed,
    FAULT_TABS: values.tabs,
    FAULT_LOUD: '1',
    ...(values.case !== undefined && { FAULT_CASE: values.case }),
  },
);
process.exit(code);
