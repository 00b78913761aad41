import { useEffect, useState } from 'react';
import { openBackups } from '@/lib/backup/database';
import { listBackups } from '@/lib/backup/read';
import type { Backup } from '@/lib/backup/types';
import { type StorageHealth, storageHealth } from '@/lib/platform/storage-health';
import { type Live, useLive } from '../ui/use-live';

/** All backups, newest first, live. */
export const useBackups = (): Live<Backup[]> =>
  useLive(async () => listBackups(await openBackups()), []);

/** @param again look again when it changes. */
export function useStorageHealth(again: unknown): StorageHealth | undefined {
  const [health, setHealth] = useState<StorageHealth>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when it changes.
  useEffect(() => {
    let current = true;
    void storageHealth().then((found) => {
      if (current) setHealth(found);
    });
    return () => {
      current = false;
    };
  }, [again]);
  return health;
}
