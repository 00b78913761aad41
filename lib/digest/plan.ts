/** What people choose of their digest: one part of the settings, each field parsed on its own. */
import { z } from 'zod';

/** As ISO 8601 counts them: Monday is 1. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Longer ones are cut off in the form; nobody types them. */
export const longestWish = 300;
export const mostWishes = 50;
export const mostPapers = 50;

const weekday = z.int().min(1).max(7);

/** Bad items and repeated ones are left out. */
const listOf = <T extends string | number>(item: z.ZodType<T>, most: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((values) => {
      const good = values.flatMap((value) => {
        const parsed = item.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
      return [...new Set(good)].slice(0, most);
    });

const wish = z
  .string()
  .transform((text) => text.replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1).max(longestWish));

const usualDays = [1, 2, 3, 4, 5];
const usualFeeds = ['hf:trending', 'hf:week'];

export const digestPlanSchema = z.object({
  on: z.boolean().catch(false),
  /** When it was turned on (ms since the epoch): what was due before is not made up for. */
  since: z.number().nonnegative().catch(0),
  every: z.enum(['day', 'week']).catch('week'),
  /** Of a daily one: on which days of the week. Never empty. */
  weekdays: listOf(weekday, 7)
    .default(usualDays)
    .transform((days) => (days.length === 0 ? usualDays : days.toSorted((a, b) => a - b))),
  /** Of a weekly one: on which day of the week. */
  weekday: weekday.catch(5),
  /** Local time of day, `HH:MM`. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .catch('08:00'),
  /** Ids of feeds. Never empty. */
  feeds: listOf(z.string().min(1).max(100), 30)
    .default(usualFeeds)
    .transform((feeds) => (feeds.length === 0 ? usualFeeds : feeds)),
  /** Words, phrases or arXiv categories. Without topics and queries every paper will do. */
  topics: listOf(wish, mostWishes).default([]),
  /** In the query language of lib/search. */
  queries: listOf(wish, mostWishes).default([]),
  /** How many papers at most. */
  count: z.int().min(1).max(mostPapers).catch(10),
  /** Tell by a notification; needs a permission that is asked for when it is turned on. */
  notify: z.boolean().catch(false),
  /** Where “Send to my mail” sends it; empty: the mail program asks. Leaves the browser with it only. */
  address: z
    .string()
    .max(254)
    .regex(/^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/)
    .catch(''),
});

export type DigestPlan = z.output<typeof digestPlanSchema>;

/** What a subscription starts with. */
export const usualPlan: DigestPlan = digestPlanSchema.parse({});
