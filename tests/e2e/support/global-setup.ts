/** Builds the extension once for all browser tests, into a folder that later builds leave alone. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inFirefox } from './builds.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** `OFFPRINT_BUILT=1` takes .output as it is. */
export default function setup(): void {
  const built = process.env.OFFPRINT_BUILT === '1';
  for (const [target, args] of [
    ['chrome-mv3', ['build']],
    ['firefox-mv3', ['build', '-b', 'firefox', '--mv3']],
  ] as const) {
    if (inFirefox && target !== 'firefox-mv3') continue;
    const output = path.join(root, '.output', target);
    if (!(built && existsSync(output))) {
      // vitest sets NODE_ENV to `test`, which would ship React's development build.
      const env = { ...process.env, NODE_ENV: 'production' };
      const wxt = path.join(root, 'node_modules/.bin/wxt');
      execFileSync(wxt, args, { cwd: root, stdio: 'inherit', env });
    }
    const copy = path.join(root, '.cache/e2e', target);
    rmSync(copy, { recursive: true, force: true });
    cpSync(output, copy, { recursive: true });
  }
}
