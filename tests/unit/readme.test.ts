import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '@/lib/exchange/formats';
import { readers } from '@/lib/exchange/import/formats';
import { hostPermissions, optionalHostPermissions, permissions } from '@/lib/platform/manifest';
import { fieldNames } from '@/lib/search/query/fields';
import { parseQuery } from '@/lib/search/query/parse';
import { sources } from '@/lib/sources';
import packageJson from '../../package.json' with { type: 'json' };
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { licences } from '../../scripts/licences.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** First and second cells of the table between two markers. */
function table(name: string): [string, string][] {
  const part = readme.split(`<!-- ${name}:`)[1]?.split(`<!-- /${name} -->`)[0] ?? '';
  const rows = part
    .split('\n')
    .filter((line) => /^\|(?!---| (site|permission|command|field|format) \|)/.test(line));
  return rows.map((row) => {
    const [, first = '', second = ''] = row.split('|').map((cell) => cell.trim());
    return [first.replaceAll('`', ''), second];
  });
}

describe('the README', () => {
  it('lists every site with its hosts', () => {
    expect(table('sites')).toEqual(sources.map(({ name, hosts }) => [name, hosts.join(', ')]));
  });

  it('says why each permission is needed', () => {
    const rows = table('permissions');
    expect(rows.map(([name]) => name)).toEqual([
      ...permissions,
      ...hostPermissions,
      ...optionalHostPermissions,
    ]);
    for (const [name, why] of rows) expect(why.length, name).toBeGreaterThan(10);
  });

  it('explains every field of a search, with an example that is understood', () => {
    expect(table('fields').map(([field]) => field)).toEqual(fieldNames);
    const examples = readme.matchAll(/^\| `\w+` \| .* \| `([^`]+)` \|$/gm);
    for (const [, example = ''] of examples) {
      expect(parseQuery(example, 0).problems, example).toEqual([]);
    }
  });

  it('names every format that is read or written', () => {
    const columns = readme.split('<!-- formats:')[1]?.split('<!-- /formats -->')[0] ?? '';
    const rows = columns.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const marked = (at: number) => rows.filter((row) => row[at] === '✓').map((row) => row[1]);
    // BibLaTeX is read as BibTeX; backups have a reader of their own.
    const read = { ...readers, biblatex: true, backup: true };
    expect(marked(2)).toHaveLength(Object.keys(read).length);
    const texts = messages as Record<string, { message: string }>;
    expect(marked(3)).toEqual(formats.map(({ label }) => texts[label]?.message));
  });

  it('is true to what ships in docs/licences.md', () => {
    const path = new URL('../../docs/licences.md', import.meta.url);
    expect(readFileSync(path, 'utf8')).toBe(licences());
    expect(licences()).not.toMatch(/\|\s*\|$/m);
  });

  it('names commands that exist', () => {
    for (const [command] of table('commands')) {
      const script = command.replace(/^npm (run )?/, '').split(' ')[0] ?? '';
      expect(Object.keys(packageJson.scripts)).toContain(script);
    }
  });
});
