import { z } from 'zod';
import { identifierSchema, lenientList } from '../paper/schema';
import { feedIdSchema } from '../trending/feeds';

export const trendingPayloads = {
  refreshFeed: z.object({ feed: feedIdSchema, force: z.boolean().optional() }),
  moreOfFeed: z.object({ feed: feedIdSchema }),
  hideEntry: z.object({ key: identifierSchema, hidden: z.boolean() }),
  seePicks: z.object({ keys: lenientList(identifierSchema, 500), opened: z.boolean().optional() }),
  mute: z.object({ key: z.string().trim().min(1).max(300) }),
  unmute: z.object({ key: z.string().trim().min(1).max(300) }),
  searchRemote: z.object({ query: z.string().trim().min(1).max(1000) }),
  paperLinks: z.object({ key: identifierSchema }),
};
