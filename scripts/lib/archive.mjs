/** Archives that are the same bytes whenever and wherever they are made from the same files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';

/**
 * The first moment that a ZIP file can name. Its times have no zone: the fields are what is written,
 * so that it is made of local ones.
 */
const mtime = new Date(1980, 0, 1);

/** Files of a folder and the folders in it, as paths with slashes, in one order everywhere. */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();
}

/** @param files paths in a folder. @returns the bytes of an archive of them, in the order of their names. */
export function archive(folder, files) {
  const entries = [...files]
    .sort()
    .map((file) => [file, [new Uint8Array(readFileSync(path.join(folder, file))), { mtime }]]);
  return zipSync(Object.fromEntries(entries), { level: 9 });
}

/** Files of some names in a folder: a folder's name stands for all that is in it. */
export function filesOf(folder, names) {
  return names.flatMap((name) =>
    statSync(path.join(folder, name)).isDirectory()
      ? filesIn(path.join(folder, name)).map((file) => `${name}/${file}`)
      : [name],
  );
}
