/** What the messages of ./exchange-protocol must carry. */
import { z } from 'zod';
import { citekeySchema } from '../paper/schema';

const id = z.string().min(1).max(200);

export const exchangePayloads = {
  keepCitekeys: z.object({ paperIds: z.array(id).min(1).max(5000) }),
  setCitekey: z.object({ paperId: id, citekey: z.union([z.literal(''), citekeySchema]) }),
};
