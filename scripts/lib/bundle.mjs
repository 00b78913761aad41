/** What a build makes the browser load. Node built-ins only. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export const gzippedBytes = (text) => gzipSync(text, { level: 9 }).length;

/** Chunks that a script of the build imports before it can run. `import()` loads later. */
function staticImports(text) {
  const found = [...text.matchAll(/(?:^|[;}\s])(?:import|export)\b[^()"']*?["'](\.[^"']+)["']/g)];
  return found.map(([, specifier]) => specifier);
}

/**
 * Files that a page loads before it is complete: scripts, what they import, style sheets.
 * @param {string} folder of the build. @param {string} html file in it.
 * @returns {string[]} paths relative to the folder.
 */
export function firstLoad(folder, html) {
  const text = readFileSync(path.join(folder, html), 'utf8');
  const queue = [...text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].map(
    ([, address]) => address.replace(/^\//, ''),
  );
  const seen = new Set();
  while (queue.length > 0) {
    const file = queue.pop();
    if (!/\.(?:js|css)$/.test(file) || seen.has(file) || !existsSync(path.join(folder, file)))
      continue;
    seen.add(file);
    if (!file.endsWith('.js')) continue;
    for (const specifier of staticImports(readFileSync(path.join(folder, file), 'utf8'))) {
      queue.push(path.posix.join(path.posix.dirname(file), specifier));
    }
  }
  return [...seen].sort();
}

/** Bytes of files, as they are and gzipped one by one. */
export function bytesOf(folder, files) {
  const texts = files.map((file) => readFileSync(path.join(folder, file)));
  return {
    raw: texts.reduce((sum, text) => sum + text.length, 0),
    gzipped: texts.reduce((sum, text) => sum + gzippedBytes(text), 0),
  };
}

/** Match patterns of a manifest's content scripts that name no host. */
export function patternsForEveryHost(manifest) {
  const patterns = (manifest.content_scripts ?? []).flatMap((script) => script.matches);
  return patterns.filter(
    (pattern) => pattern === '<all_urls>' || /^[a-z*]+:\/\/\*(?:\.[a-z]+)?\//.test(pattern),
  );
}
