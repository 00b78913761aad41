/** Stored pages for golden tests: `tests/fixtures/sources/<site>/<case>.html` and `.json` beside. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { parsePage } from '@/lib/background/parse';
import type { PaperRecord } from '@/lib/paper/schema';

export const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'tests/fixtures/sources');

export interface Fixture {
  /** `<site>/<case>`. */
  name: string;
  site: string;
  html: string;
  url: URL;
  /** Absent when the page is none of a paper. */
  record?: PaperRecord;
}

/** All fixtures of all sites. */
export function fixtures(): Fixture[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const { url, record } = JSON.parse(
        readFileSync(join(folder, file.replace(/html$/, 'json')), 'utf8'),
      );
      return {
        name: file.replace(/\.html$/, ''),
        site: file.split(/[\\/]/)[0] ?? '',
        html: readFileSync(join(folder, file), 'utf8'),
        url: new URL(url),
        record,
      };
    });
}

/** The two DOMs under which the same code runs: a page, and a document parsed in the worker. */
export const doms: [string, (html: string, url?: URL) => Document][] = [
  ['a page', (html, url) => new JSDOM(html, url ? { url: url.href } : {}).window.document],
  ['the worker', parsePage],
];

/** The README if it exists, for checks of its tables. */
export function readme(): string | undefined {
  const path = join(root, 'README.md');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
