import { defineConfig } from 'vitest/config';
import { inFirefox } from './tests/e2e/support/builds.ts';

/** The browser tests: real browsers, the production build, the stand-in web. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    // What drives Chromium itself, or no browser: docs/browsers.md.
    exclude: inFirefox
      ? [
          'tests/e2e/{accessible,keyboard,right-to-left}.test.ts',
          'tests/e2e/{build,requests,outsiders,omnibox,long-list}.test.ts',
        ]
      : [],
    environment: 'node',
    globalSetup: ['tests/e2e/support/global-setup.ts'],
    // Each file has its own browser and web; two of them keep two cores busy.
    maxWorkers: 2,
    // A real browser on a busy machine: on CI a test may be tried twice more, and says so.
    retry: process.env.CI ? 2 : 0,
    // Firefox answers each command more slowly, and starts so.
    testTimeout: inFirefox ? 240_000 : 60_000,
    hookTimeout: inFirefox ? 240_000 : 60_000,
  },
});
