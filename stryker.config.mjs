/** One folder of lib at a time (scripts/mutation.mjs): each mutant meets only its own folder's unit tests. */
const folder = process.env.MUTATION_FOLDER ?? 'paper';
const kept = `.cache/stryker/${folder}${process.env.MUTATION_SAMPLE ?? ''}`;

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: true },
  mutate: [`lib/${folder}/**/*.ts`],
  coverageAnalysis: 'perTest',
  // What runs once at import meets no test of its own, and the whole suite each time.
  ignoreStatic: true,
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 1),
  // Endless loops are noticed by their count; this is for a machine that has other work as well.
  timeoutMS: 12_000,
  incremental: true,
  incrementalFile: `${kept}.incremental.json`,
  tempDirName: `${kept}.tmp`,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: `${kept}.json` },
  clearTextReporter: { reportTests: false, reportMutants: false },
  thresholds: { high: 90, low: 80, break: 80 },
  // No rewriting of tsconfig.json, and no `@ts-nocheck` at the top of each file: nothing here checks types.
  tsconfigFile: 'none.json',
  disableTypeChecks: false,
  ignorePatterns: ['docs', '.output', 'tests/e2e', 'tests/tour', 'tests/component', 'tests/bench'],
};
