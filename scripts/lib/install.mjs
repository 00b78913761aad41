/** Installs what a machine lacks: packages, and browsers where that can be done without asking. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inProject, run } from './project.mjs';

/** Whether node_modules holds exactly what the lock file names. */
function packagesAreThere() {
  const installed = inProject('node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const have = read(installed);
  const wanted = Object.entries(read(inProject('package-lock.json')));
  return wanted.every(
    ([name, { version, optional }]) =>
      name === '' || optional === true || have[name]?.version === version,
  );
}

/** Packages as the lock file has them. Ends the program when that fails. */
export async function ensurePackages() {
  if (packagesAreThere()) return;
  console.log('Installing packages (npm ci) …');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], {}, { own: false });
  if (code !== 0) {
    console.error('npm ci failed; Offprint needs its packages to go on.');
    process.exit(1);
  }
}

/** @returns {string | undefined} where a program is. */
export function which(name) {
  try {
    const finder = process.platform === 'win32' ? 'where' : 'which';
    const found = execFileSync(finder, [name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return found.split('\n')[0]?.trim() || undefined;
  } catch {
    return undefined;
  }
}

const browsers = {
  chromium: {
    variable: 'OFFPRINT_CHROMIUM',
    names: ['chromium', 'chromium-browser'],
    places: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    debian: 'chromium',
  },
  firefox: {
    variable: 'OFFPRINT_FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    debian: 'firefox-esr',
  },
};

const canInstall = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && which('apt-get') !== undefined;

/**
 * A browser of this machine. As root on Debian a missing one is installed.
 * @param {'chromium' | 'firefox'} kind
 * @returns {Promise<string | undefined>} its path, or undefined after saying what to do.
 */
export async function ensureBrowser(kind) {
  const { variable, names, places, debian } = browsers[kind];
  const find = () =>
    process.env[variable] ??
    names.map(which).find((place) => place !== undefined) ??
    places.find((place) => existsSync(place));
  const found = find();
  if (found) return found;
  if (canInstall()) {
    console.log(`Installing ${debian} (apt-get) …`);
    const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], quietly);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debian], quietly);
    const installed = find();
    if (installed) return installed;
  }
  console.log(
    `There is no ${kind} here. Install one (on Debian or Ubuntu: sudo apt-get install ${debian}), or set ${variable} to its path.`,
  );
  return undefined;
}
