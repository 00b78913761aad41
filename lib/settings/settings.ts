/** What people can choose. One record in storage.local, each field parsed on its own. */
import { z } from 'zod';
import { highlightColours } from '../annotations/colours';
import { digestPlanSchema, usualPlan } from '../digest/plan';
import { defaultPattern } from '../exchange/citekey-pattern';
import { defaultStyle, styleIds } from '../exchange/style-names';
import { lenientList } from '../paper/schema';
import { longestName } from './colours';
import { listSections, readSections } from './sections';

export const settingsSchema = z.object({
  /** Which page a new tab shows. */
  newTab: z.enum(['offprint', 'browser']).catch('offprint'),
  /** Pictures of papers in the feed; each is a request to Hugging Face's image host. */
  thumbnails: z.boolean().catch(false),
  /** Look for papers on every page; needs a permission that is asked for when it is turned on. */
  everywhere: z.boolean().catch(false),
  /** Badges beside links to papers on every page, as long as `everywhere` is on. */
  linkBadges: z.boolean().catch(false),
  /** Hosts that may be asked for the details of a paper, beside those that always may. */
  askHosts: z.array(z.string().max(300)).max(1000).catch([]),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Badges beside the papers that a site lists. */
  listings: z.boolean().catch(true),
  /** Sites (ids of lib/sources) and hosts without badges. */
  listingsOff: z.array(z.string().max(100)).max(1000).catch([]),
  /** What the colours of highlights mean to the user; without a name a colour is called what it is. */
  colours: z
    .array(z.object({ id: z.enum(highlightColours), name: z.string().trim().max(longestName) }))
    .max(highlightColours.length)
    .catch([]),
  /** How citation keys are made (lib/exchange/citekey-pattern). */
  citekeyPattern: z.string().max(200).catch(defaultPattern),
  /** The style in which references are copied and written. */
  citationStyle: z.enum(styleIds).catch(defaultStyle),
  /** Copies of the daily backups in the folder of downloads; needs permissions that are asked for. */
  backupCopies: z.boolean().catch(false),
  /** Name of the folder in it. */
  backupFolder: z.string().max(200).catch('Offprint'),
  /** Copies take the places of older ones. */
  backupRotate: z.boolean().catch(true),
  /** For you: share of picks that try something else, 0 to a half. */
  explore: z.number().min(0).max(0.5).catch(0.1),
  /** For you: days after which a paper counts half. */
  recency: z.number().min(1).max(365).catch(14),
  /** For you: topics (ids of lib/trending/taste/topics) and words of the user's own. */
  topics: z.array(z.string().max(100)).max(100).catch([]),
  /** For you: names of authors whose papers are wanted. */
  tasteAuthors: z.array(z.string().max(200)).max(200).catch([]),
  /** The digest: when, of what, how much (lib/digest/plan). */
  digest: digestPlanSchema.catch(usualPlan),
  /** The part of the new tab that showed last. */
  section: z.enum(listSections).catch('trending'),
  /** The parts of the new tab in their order, and which of them show (./sections). */
  sections: z.array(z.unknown()).catch([]).transform(readSections),
  /** How much the new tab shows of each paper. */
  density: z.enum(['cards', 'list']).catch('cards'),
  /** What the lists of the new tab are about, where that is the user's choice. */
  feedChoices: z
    .object({
      /** arXiv categories, `cs.CL`. */
      categories: lenientList(z.string().regex(/^[a-z-]{2,12}(\.[A-Za-z-]{2,12})?$/), 20),
      /** Accounts on Hugging Face whose submissions have a list. */
      submitters: lenientList(z.string().trim().min(1).max(100), 20),
    })
    .catch({ categories: [], submitters: [] }),
});

export type Settings = z.output<typeof settingsSchema>;

export const settingsKey = 'settings';

/**
 * Settings from whatever storage holds. Fields that cannot be read fall back one by one.
 * @param stored the raw value, of any shape.
 */
export function parseSettings(stored: unknown): Settings {
  const isRecord = typeof stored === 'object' && stored !== null && !Array.isArray(stored);
  return settingsSchema.parse(isRecord ? stored : {});
}

/** Where fields that could not be read are laid aside, as they were, before they are written over. */
export const unreadKey = 'settings:unread';

/**
 * Fields of stored settings that hold something, and not what they can hold: the defaults stand in for
 * them. Fields that this Offprint does not know are none of them.
 * @param stored the raw value, of any shape; one that is no record at all comes back under its own key.
 */
export function unreadSettings(stored: unknown): Record<string, unknown> {
  if (stored === undefined || stored === null) return {};
  if (typeof stored !== 'object' || Array.isArray(stored)) return { [settingsKey]: stored };
  const unread = Object.entries(stored).filter(([name, value]) => {
    const field = fields.get(name);
    return field !== undefined && value !== undefined && !field.safeParse(value).success;
  });
  return Object.fromEntries(unread);
}

/** Fields of stored settings that a newer Offprint has added. */
export function unknownSettings(stored: unknown): Record<string, unknown> {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(([name]) => !Object.hasOwn(settingsSchema.shape, name)),
  );
}

/** The fields without the defaults that stand in for what cannot be read. */
const fields = new Map<string, z.ZodType>(
  Object.entries(settingsSchema.shape).map(([name, field]) => [
    name,
    field instanceof z.ZodCatch ? (field.unwrap() as z.ZodType) : field,
  ]),
);
