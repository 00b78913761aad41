/** The builds under test, which the set-up of the browser tests makes, and the browsers. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

export const chromiumBuild =
  process.env.OFFPRINT_CHROME ?? path.join(root, '.cache/e2e/chrome-mv3');

export const firefoxBuild =
  process.env.OFFPRINT_FIREFOX_BUILD ?? path.join(root, '.cache/e2e/firefox-mv3');

/** Whether this run is in Firefox. */
export const inFirefox = process.env.OFFPRINT_BROWSER === 'firefox';

/** The build for the browser of this run. */
export const buildFolder = inFirefox ? firefoxBuild : chromiumBuild;

/** A program's path; throws when it is not installed. */
export function which(name: string): string {
  return execFileSync('which', [name], { encoding: 'utf8' }).trim();
}

/** Firefox ESR, if there is one. */
export const firefoxBrowser = process.env.OFFPRINT_FIREFOX ?? found('firefox-esr');

function found(name: string): string | undefined {
  try {
    return which(name);
  } catch {
    return undefined;
  }
}

/** What the user sees within a few seconds. Each command takes Firefox's protocol some steps more. */
export const soon = { timeout: inFirefox ? 25_000 : 8000, interval: inFirefox ? 150 : 50 };
