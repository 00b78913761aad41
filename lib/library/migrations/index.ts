import type { Migration } from './types';
import { v1 } from './v1';
import { v2 } from './v2';
import { v3 } from './v3';
import { v4 } from './v4';

/** Every version that ever shipped, oldest first. */
export const migrations: readonly Migration[] = [v1, v2, v3, v4];

/**
 * The newest version of a list, after checking that it counts up from 1 without gaps.
 * @throws Error when the list is out of order: a mistake of ours, found by the tests.
 */
export function latestVersion(list: readonly Migration[]): number {
  list.forEach((migration, index) => {
    if (migration.version !== index + 1) {
      throw new Error(`migration ${migration.version} stands at place ${index + 1}`);
    }
  });
  return list.length;
}
