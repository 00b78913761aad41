import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hostPermissions, optionalHostPermissions, permissions } from '@/lib/platform/manifest';
import { sources } from '@/lib/sources';
import packageJson from '../../package.json' with { type: 'json' };

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** First and second cells of the table between two markers. */
function table(name: string): [string, string][] {
  const part = readme.split(`<!-- ${name}:`)[1]?.split(`<!-- /${name} -->`)[0] ?? '';
  const rows = part
    .split('\n')
    .filter((line) => /^\|(?!---| (site|permission|command) \|)/.test(line));
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

  it('names commands that exist', () => {
    for (const [command] of table('commands')) {
      const script = command.replace(/^npm (run )?/, '').split(' ')[0] ?? '';
      expect(Object.keys(packageJson.scripts)).toContain(script);
    }
  });
});
