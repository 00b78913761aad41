/** What makes the packages: archives that are the same each time, and bundles without code from text. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import { archive, filesIn, filesOf } from '../../../scripts/lib/archive.mjs';
import { withoutEval } from '../../../scripts/without-eval.ts';

const folders: string[] = [];

/** A folder with files that were written in this order, at a time of its own. */
function folderOf(names: string[], time: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-archive-'));
  folders.push(folder);
  for (const name of names) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `content of ${name}`);
    utimesSync(file, time, time);
  }
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

it('the same files are the same bytes, whenever and in whatever order they were written', () => {
  const names = ['b.txt', 'a/z.txt', 'a/b/c.txt', '.hidden'];
  const one = folderOf(names, 1_000_000_000);
  const other = folderOf(names.toReversed(), 1_700_000_000);
  const bytes = archive(one, filesIn(one));
  expect(archive(other, filesIn(other).toReversed())).toEqual(bytes);
  const unpacked = unzipSync(bytes);
  expect(Object.keys(unpacked)).toEqual([...names].sort());
  expect(strFromU8(unpacked['a/b/c.txt'] ?? new Uint8Array())).toBe('content of a/b/c.txt');
});

it('a folder’s name stands for all that is in it', () => {
  const folder = folderOf(['b.txt', 'a/z.txt', 'left/out.txt'], 1_000_000_000);
  expect(filesOf(folder, ['a', 'b.txt'])).toEqual(['a/z.txt', 'b.txt']);
});

it('zod is kept from trying whether it may make code', () => {
  const require = createRequire(import.meta.url);
  const id = path.join(path.dirname(require.resolve('zod/package.json')), 'v4/core/util.js');
  const code = readFileSync(id, 'utf8');
  expect(code).toContain('new F("")');
  expect(withoutEval(id, code)).not.toContain('new F(');
  expect(withoutEval('/elsewhere/util.js', code)).toBeUndefined();
});
