import type { Page } from 'playwright-core';
import type { Offprint } from '../e2e/support/chromium.ts';
import type { StandInWeb } from '../web/server.ts';

/** One browser of a colour scheme, with the ways to photograph it. */
export interface Stage {
  web: StandInWeb;
  offprint: Offprint;
  scheme: 'light' | 'dark';
  shoot(page: Page, name: string): Promise<void>;
}
