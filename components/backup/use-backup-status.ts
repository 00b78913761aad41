import { useEffect, useState } from 'react';
import type { BackupStatus } from '@/lib/backup/types';
import { readBackupStatus, watchBackupStatus } from '@/lib/platform/backup-status';

/** How the backups stand, live; undefined until it is known. */
export function useBackupStatus(): BackupStatus | undefined {
  const [status, setStatus] = useState<BackupStatus>();
  useEffect(() => {
    let current = true;
    const stop = watchBackupStatus(setStatus);
    void readBackupStatus().then((read) => {
      if (current) setStatus((known) => known ?? read);
    });
    return () => {
      current = false;
      stop();
    };
  }, []);
  return status;
}
