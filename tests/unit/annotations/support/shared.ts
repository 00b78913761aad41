import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Suites of other projects, which lie beside this one on some machines. */
const folder = resolve('../shared/corpus/annotation');

export const shared = existsSync(folder);

export function sharedText(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

export function sharedJson<T>(path: string): T {
  return JSON.parse(sharedText(path)) as T;
}

if (!shared) console.log('Suites of other projects are not here; their tests are left out.');
