/** What the messages of ./erase-protocol must carry. */
import { z } from 'zod';
import { erasables } from './erase-protocol';

export const erasePayloads = {
  erase: z.object({ what: z.enum(erasables), keep: z.string().min(1).max(200).optional() }),
};
