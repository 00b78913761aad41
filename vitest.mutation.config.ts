import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The unit tests as Stryker runs them: one project, so that each mutant meets only the tests that reach it. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/unit/{paper,library,annotations}/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['tests/setup-unit.ts'],
  },
});
