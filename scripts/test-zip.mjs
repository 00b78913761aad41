/**
 * `npm run test:zip`: makes the packages, unpacks the source archive elsewhere, installs and makes them
 * again there, and compares: a reviewer must get the very bytes that the store got.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { inProject } from './lib/project.mjs';

const { name, version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const file = (kind) => `.output/${name}-${version}-${kind}.zip`;
const npm = (folder, ...args) => execFileSync('npm', args, { cwd: folder, stdio: 'inherit' });

npm(inProject('.'), 'run', 'zip');
const folder = mkdtempSync(path.join(tmpdir(), 'offprint-source-'));
let failed = 0;
try {
  for (const [entry, bytes] of Object.entries(unzipSync(readFileSync(inProject(file('source')))))) {
    mkdirSync(path.join(folder, path.dirname(entry)), { recursive: true });
    writeFileSync(path.join(folder, entry), bytes);
  }
  npm(folder, 'ci', '--no-audit', '--no-fund');
  npm(folder, 'run', 'zip');
  for (const kind of ['chrome', 'firefox', 'source']) {
    const same = readFileSync(inProject(file(kind))).equals(
      readFileSync(path.join(folder, file(kind))),
    );
    console.log(`${file(kind)}: ${same ? 'the same bytes' : 'DIFFERENT'}`);
    if (!same) failed += 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${3 - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
