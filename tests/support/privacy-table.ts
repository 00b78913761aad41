/** The table of docs/privacy.md that names every request, as data. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface RequestRow {
  /** Undefined for the row of the papers’ own sites. */
  host: string | undefined;
  /** With `*` for whatever follows. */
  path: string;
  what: string;
  when: string;
  tells: string;
  consent: string;
}

const file = path.resolve(import.meta.dirname, '../../docs/privacy.md');

/** Cells of the rows between two marks of docs/privacy.md, without the head. */
export function privacyTable(name: string): string[][] {
  const part = readFileSync(file, 'utf8').split(`<!-- ${name}:`)[1] ?? '';
  const rows = (part.split(`<!-- /${name} -->`)[0] ?? '')
    .split('\n')
    .filter((line) => /^\|/.test(line));
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const code = (cell: string) => /^`([^`]+)`$/.exec(cell)?.[1];

/** Every request that Offprint says it makes. */
export const requestRows = (): RequestRow[] =>
  privacyTable('requests').map(
    ([host = '', path = '', what = '', when = '', tells = '', consent = '']) => ({
      host: code(host),
      path: code(path) ?? '/*',
      ...{ what, when, tells, consent },
    }),
  );

/** Whether an address is one of a row. @param isSite is it of a site of the README? */
export function isOf(row: RequestRow, url: URL, isSite: (url: URL) => boolean): boolean {
  const hostFits = row.host === undefined ? isSite(url) : row.host === url.host;
  const [start = '', ...rest] = row.path.split('*');
  const asked = url.pathname + url.search;
  const pathFits = rest.length > 0 ? asked.startsWith(start) : asked === start;
  return hostFits && pathFits && url.protocol === 'https:';
}
