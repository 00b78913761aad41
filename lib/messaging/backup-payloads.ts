/** What the messages of ./backup-protocol must carry. */
import { z } from 'zod';
import { reasons } from '../backup/types';

export const backupPayloads = {
  backUp: z.object({ why: z.enum(reasons) }),
  backupRemove: z.object({ id: z.string().min(1).max(200) }),
  backupCopy: z.object({}),
};
