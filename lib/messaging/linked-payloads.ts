import { z } from 'zod';
import { identifierSchema, lenientList } from '../paper/schema';

export const linkedPayloads = {
  countLinked: z.object({
    urls: lenientList(z.string().max(2048), 500),
    own: lenientList(identifierSchema, 20),
  }),
  badgesOff: z.object({}),
};
