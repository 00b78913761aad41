import { z } from 'zod';
import { digestPlanSchema } from '../digest/plan';

export const digestPayloads = {
  digestPlan: z.object({ plan: digestPlanSchema }),
  digestMark: z.object({ id: z.string().min(1).max(200), read: z.boolean() }),
};
