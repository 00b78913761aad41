import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The unit tests of one folder as Stryker runs them, in one worker that lives on: a third quicker. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: [`tests/unit/${process.env.MUTATION_FOLDER ?? 'paper'}/**/*.test.ts`],
    environment: 'node',
    isolate: false,
    setupFiles: ['tests/setup-unit.ts'],
  },
});
