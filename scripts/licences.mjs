/**
 * `npm run licences`: docs/licences.md made anew from the packages that ship inside the extension
 * and the citation styles in lib/exchange/styles. Node built-ins only.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The folder of a package as seen from another's, as Node finds it. */
function folderOf(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === dirname(at)) return undefined;
  }
}

/** All that package.json's `dependencies` bring along, each once. */
export function shipped() {
  const found = new Map();
  const visit = (names, from) => {
    for (const name of names) {
      const folder = folderOf(name, from);
      if (!folder) continue;
      const {
        version,
        license,
        licenses,
        homepage,
        dependencies = {},
      } = read(join(folder, 'package.json'));
      const key = `${name}@${version}`;
      if (found.has(key)) continue;
      const said = license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ');
      found.set(key, { name, version, licence: said ?? '', homepage: homepage ?? '' });
      visit(Object.keys(dependencies), folder);
    }
  };
  visit(Object.keys(read(join(root, 'package.json')).dependencies), root);
  return [...found.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  );
}

/** Titles and authors of the citation styles. */
function styles() {
  const folder = join(root, 'lib/exchange/styles');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.csl'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const title = text.match(/<title>([^<]*)<\/title>/)?.[1] ?? file;
      const authors = [...text.matchAll(/<(?:author|contributor)>\s*<name>([^<]*)<\/name>/g)];
      return { file, title, authors: [...new Set(authors.map(([, name]) => name))].join(', ') };
    });
}

/** The text of docs/licences.md. */
export function licences() {
  const packages = shipped().map(
    ({ name, version, licence }) =>
      `| [${name}](https://www.npmjs.com/package/${name}) | ${version} | ${licence} |`,
  );
  const rows = styles().map(
    ({ file, title, authors }) => `| ${title} | \`${file}\` | ${authors} |`,
  );
  return `# Licences

Offprint itself is under the [MIT licence](../LICENSE). It contains the work of others; this list is
made by \`npm run licences\` and checked by a test.

## Citation styles
Formatted references are written by **citeproc-js** by Frank Bennett, used under the Common Public
Attribution License (CPAL) 1.0 or, as you choose, the GNU Affero General Public License 3.0 or later;
its source is at <https://github.com/Juris-M/citeproc-js>. The styles are those of the
[Citation Style Language project](https://citationstyles.org), unchanged, under
[CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/). APA and Vancouver, and the words of each
language, come with @citation-js/plugin-csl under the same licence:

| style | file | authors and contributors |
|---|---|---|
${rows.join('\n')}

## Packages
Everything that \`dependencies\` of package.json brings along; bundling leaves out what is not used.

| package | version | licence |
|---|---|---|
${packages.join('\n')}
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(root, 'docs/licences.md'), licences());
}
