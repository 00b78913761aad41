import { z } from 'zod';
import { rankingSchema } from '../trending/taste/stored';

export const tastePayloads = {
  keepRanking: z.object({
    tag: z.string().max(200).optional(),
    at: z.number().nonnegative(),
    ranking: rankingSchema,
  }),
};
