/** One browser and one stand-in web for a test file, and a clean library for each test. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startWeb } from '../../web/content.ts';
import type { StandInWeb } from '../../web/server.ts';
import { type LaunchOptions, Offprint } from './chromium.ts';

export interface Session {
  web: StandInWeb;
  offprint: Offprint;
}

/** Call at the top of a test file; the fields are there once the tests run. */
export function inChromium(options: LaunchOptions = {}): Session {
  const session = {} as Session;
  beforeAll(async () => {
    session.web = await startWeb();
    session.offprint = await Offprint.launch(session.web, options);
  });
  afterEach(async () => {
    const { offprint, web } = session;
    web.behave();
    const [keep, ...pages] = offprint.context.pages();
    for (const page of pages) await page.close({ runBeforeUnload: false });
    await keep?.goto('about:blank');
    await offprint.database.clear();
    web.clearLog();
    const troubles = offprint.troubles.splice(0);
    expect(troubles, 'errors and dialogs of pages').toEqual([]);
  });
  afterAll(async () => {
    await session.offprint?.close();
    await session.web?.stop();
  });
  return session;
}

/** What the user sees within a few seconds. */
export const soon = { timeout: 8000, interval: 50 };
