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

/**
 * Closes all pages but the first: what is then put into the database directly, search reads when the
 * next page starts it.
 */
export async function closePages({ offprint }: Pick<Stage, 'offprint'>): Promise<void> {
  const [, ...pages] = offprint.context.pages();
  for (const page of pages) await page.close();
}
