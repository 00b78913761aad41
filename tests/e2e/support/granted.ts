/**
 * A copy of the build in which the optional hosts are granted, and further permissions if named. Asking for them opens a dialog of
 * the browser that no test can press (and that crashes a browser without a screen).
 */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFolder } from './builds.ts';

export function grantedBuild(further: readonly string[] = []): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-granted-'));
  cpSync(buildFolder, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const { optional_host_permissions: optional = [], ...manifest } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  manifest.host_permissions = [...manifest.host_permissions, ...optional];
  // Firefox has no offscreen documents.
  const known = further.filter((each) => manifest.optional_permissions.includes(each));
  manifest.permissions = [...manifest.permissions, ...known];
  manifest.optional_permissions = manifest.optional_permissions.filter(
    (each: string) => !further.includes(each),
  );
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}
