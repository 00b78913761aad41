/** What the messages of ./exchange-protocol must carry. */
import { z } from 'zod';
import { sections } from '../exchange/sections';
import { citekeySchema } from '../paper/schema';

const id = z.string().min(1).max(200);

export const exchangePayloads = {
  keepCitekeys: z.object({ paperIds: z.array(id).min(1).max(5000) }),
  setCitekey: z.object({ paperId: id, citekey: z.union([z.literal(''), citekeySchema]) }),
  startRestore: z.object({ name: z.string().max(500) }),
  stageRestore: z.object({
    importId: id,
    from: z.int().nonnegative(),
    rows: z
      .array(z.object({ section: z.enum(sections), row: z.record(z.string(), z.unknown()) }))
      .max(1000),
  }),
  restoreBackup: z.object({
    importId: id,
    mode: z.enum(['replace', 'unite']),
    total: z.int().nonnegative(),
    settings: z.record(z.string(), z.unknown()).optional(),
  }),
  cancelRestore: z.object({ importId: id }),
};
