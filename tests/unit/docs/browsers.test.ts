/** docs/browsers.md names each file of the browser tests and says why one does not run in Firefox. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, 'tests/e2e');
const text = readFileSync(path.join(root, 'docs/browsers.md'), 'utf8');
const table = /<!-- files:[\s\S]*<!-- \/files -->/.exec(text)?.[0] ?? '';
const rows = [...table.matchAll(/^\| (\S+) \| (yes|in part|no) \| (.*)\|$/gm)].map(
  ([, file = '', runs, why = '']) => ({ file, runs, why: why.trim() }),
);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.replace(/\.test\.ts$/, ''))
  .sort();

it('has a row for each file', () => {
  expect(rows.map(({ file }) => file)).toEqual(files);
});

it.each(rows)('$file: $runs, as the file itself says', ({ file, runs, why }) => {
  const code = readFileSync(path.join(folder, `${file}.test.ts`), 'utf8');
  const portable = /\binBrowser\(|\binFirefoxOnly\(/.test(code);
  const skips = /skipIf\(inFirefox\)|if \(!?inFirefox\)/.test(code);
  expect(runs).toBe(portable ? (skips ? 'in part' : 'yes') : 'no');
  expect(why !== '').toBe(runs !== 'yes');
});
