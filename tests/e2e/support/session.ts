/** One browser and one stand-in web for a test file, and a clean library for each test. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startWeb } from '../../web/content.ts';
import type { StandInWeb } from '../../web/server.ts';
import { inFirefox, soon } from './builds.ts';
import { Offprint } from './chromium.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { OffprintInFirefox } from './firefox.ts';

export interface Session<D extends Driver = Driver> {
  web: StandInWeb;
  offprint: D;
}

/**
 * For what only Chromium's debugging protocol can do or show; a run in Firefox leaves these out.
 * Call at the top of a test file; the fields are there once the tests run.
 */
export function inChromium(options: LaunchOptions = {}): Session<Offprint> {
  if (!inFirefox) return session((web) => Offprint.launch(web, options));
  beforeEach((context) => context.skip());
  return {} as Session<Offprint>;
}

/** In the browser of this run: Chromium, or Firefox with `OFFPRINT_BROWSER=firefox`. */
export function inBrowser(options: LaunchOptions = {}): Session {
  return session<Driver>(async (web) =>
    inFirefox ? OffprintInFirefox.launch(web, options) : Offprint.launch(web, options),
  );
}

/** Always in Firefox. */
export function inFirefoxOnly(options: LaunchOptions = {}): Session<OffprintInFirefox> {
  return session((web) => OffprintInFirefox.launch(web, options));
}

function session<D extends Driver>(launch: (web: StandInWeb) => Promise<D>): Session<D> {
  const session = {} as Session<D>;
  beforeAll(async () => {
    session.web = await startWeb();
    session.offprint = await launch(session.web);
  });
  afterEach(async () => {
    const { offprint, web } = session;
    web.behave();
    const [keep, ...pages] = offprint.context.pages();
    for (const page of pages) await page.close({ runBeforeUnload: false });
    await keep?.goto('about:blank');
    await offprint.database.clear();
    web.clearLog();
    expect(await offprint.takeTroubles(), 'errors and dialogs of pages').toEqual([]);
  });
  afterAll(async () => {
    await session.offprint?.close();
    await session.web?.stop();
  });
  return session;
}

export { soon };
