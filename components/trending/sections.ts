import { type MessageKey, t } from '@/lib/platform/i18n';
import type { ListSection, SectionId } from '@/lib/settings/sections';
import type { Settings } from '@/lib/settings/settings';
import type { PeriodKind } from '@/lib/trending/periods';
import type { FeedId } from '@/lib/trending/types';

const names: Record<SectionId, MessageKey> = {
  foryou: 'newtab_for_you',
  trending: 'newtab_trending',
  day: 'newtab_today',
  week: 'newtab_week',
  month: 'newtab_month',
  rising: 'newtab_rising',
  arxiv: 'newtab_arxiv',
  by: 'newtab_by',
  continue: 'newtab_continue',
  forgotten: 'newtab_forgotten',
  digest: 'newtab_digest',
};

/** A section's name; lists of one category or one submitter are called after it. */
export function sectionName(id: SectionId, choices?: Settings['feedChoices']): string {
  const [category, ...categories] = choices?.categories ?? [];
  if (id === 'arxiv' && category !== undefined && categories.length === 0)
    return t('newtab_arxiv_of', category);
  return t(names[id]);
}

/** The letter that goes to a section after `g`. */
export const sectionLetters: Record<ListSection, string> = {
  foryou: 'f',
  trending: 't',
  day: 'd',
  week: 'w',
  month: 'm',
  rising: 'r',
  arxiv: 'a',
  by: 'b',
};

/** Which period a section is about, if the user can choose one. */
export const periodKind = (section: ListSection): PeriodKind | undefined =>
  section === 'day' || section === 'week' || section === 'month' ? section : undefined;

/** What is chosen on the page, and not kept: a day, and one of several categories or submitters. */
export interface Chosen {
  period?: string | undefined;
  one?: string | undefined;
}

/**
 * The feeds behind a section, none when the user has to choose first (or the section is made
 * otherwise: For you).
 */
export function feedsOf(
  section: ListSection,
  { categories, submitters }: Settings['feedChoices'],
  { period, one }: Chosen,
): FeedId[] {
  switch (section) {
    case 'foryou':
      return [];
    case 'rising':
      return ['rising'];
    case 'trending':
      return ['hf:trending'];
    case 'arxiv': {
      const wanted = one !== undefined && categories.includes(one) ? [one] : categories;
      return wanted.map((category): FeedId => `arxiv:${category}`);
    }
    case 'by': {
      const wanted = one !== undefined && submitters.includes(one) ? one : submitters[0];
      return wanted === undefined ? [] : [`hf:by:${wanted}`];
    }
    default:
      return [period === undefined ? `hf:${section}` : `hf:${section}:${period}`];
  }
}
