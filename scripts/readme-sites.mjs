/** npm run readme: the README's table of sites, made anew from lib/sources. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(resolve(root, 'lib/sources/index.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
});
const rows = module.sources.map(({ name, hosts }) => `| ${name} | ${hosts.join(', ')} |\n`);
const path = resolve(root, 'README.md');
const readme = readFileSync(path, 'utf8');
const table = /(<!-- sites:.*-->\n\| site .*\n\|---.*\n)[\s\S]*?(?=<!-- \/sites -->)/;
if (!table.test(readme)) throw new Error('README.md has no table between the markers of sites');
writeFileSync(
  path,
  readme.replace(table, (_all, head) => head + rows.join('')),
);
