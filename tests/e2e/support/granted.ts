/** Copies of the build with another manifest. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFolder } from './builds.ts';

interface Manifest {
  host_permissions: string[];
  optional_host_permissions?: string[];
  permissions: string[];
  optional_permissions: string[];
}

function changedBuild(change: (manifest: Manifest) => Manifest): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-granted-'));
  cpSync(buildFolder, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Manifest)));
  return folder;
}

/**
 * The optional hosts are granted, and further permissions if named. Asking for them opens a dialog of the
 * browser that no test can press (and that crashes a browser without a screen).
 */
export const grantedBuild = (further: readonly string[] = []): string =>
  changedBuild(({ optional_host_permissions: optional = [], ...manifest }) => ({
    ...manifest,
    host_permissions: [...manifest.host_permissions, ...optional],
    // Firefox has no offscreen documents.
    permissions: [
      ...manifest.permissions,
      ...further.filter((each) => manifest.optional_permissions.includes(each)),
    ],
    optional_permissions: manifest.optional_permissions.filter((each) => !further.includes(each)),
  }));

/** A permission that is asked for at the installation is not. */
export const buildWithout = (permission: string): string =>
  changedBuild((manifest) => ({
    ...manifest,
    permissions: manifest.permissions.filter((each) => each !== permission),
  }));
