/** What the messages of ./health-protocol must carry. */
import { z } from 'zod';
import { troubles } from '../library/health/types';

const finding = z.object({
  trouble: z.enum(troubles),
  table: z.enum(['papers', 'annotations', 'activity', 'outbox', 'importItems']),
  id: z.string().max(5000),
});

export const healthPayloads = {
  repairLibrary: z.object({
    findings: z.array(finding).max(1_000_000),
    title: z.string().trim().min(1).max(500),
  }),
};
