import { useEffect, useState } from 'react';
import type { BackupStatus } from '@/lib/backup/status';

/** How the backups stand, live; undefined until it is known. */
export function useBackupStatus(): BackupStatus | undefined {
  const [status, setStatus] = useState<BackupStatus>();
  useEffect(() => {
    let current = true;
    let stop = () => {};
    // The schema of the status brings zod, which the first paint need not wait for.
    void import('@/lib/platform/backup-status').then(async (store) => {
      if (!current) return;
      stop = store.watchBackupStatus(setStatus);
      const read = await store.readBackupStatus();
      if (current) setStatus((known) => known ?? read);
    });
    return () => {
      current = false;
      stop();
    };
  }, []);
  return status;
}
