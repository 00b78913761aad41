import { z } from 'zod';
import { draftSchema, formatIds, problemSchema, serviceIds } from '../exchange/import/types';
import { importItemStates } from '../library/types';

const id = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w-]+$/);
const index = z.int().nonnegative().max(1_000_000);

/** Like lib/messaging/payloads. */
export const importPayloads = {
  importBegin: z.object({ id, name: z.string().max(1000), format: z.enum(formatIds) }),
  importStage: z.object({ id, from: index, drafts: z.array(draftSchema).max(1000) }),
  importRead: z.object({
    id,
    problems: z.array(problemSchema).max(100),
    format: z.enum(formatIds),
  }),
  importChoose: z.object({
    id,
    indexes: z.array(index).max(100_000).optional(),
    states: z.array(z.enum(importItemStates)).optional(),
    chosen: z.boolean(),
  }),
  importPick: z.object({ id, index, match: index.nullable() }),
  importResolve: z.object({ id, services: z.array(z.enum(serviceIds)).max(10) }),
  importCommit: z.object({ id }),
  importCancel: z.object({ id }),
  importUndo: z.object({ id }),
  importForget: z.object({ id }),
};
