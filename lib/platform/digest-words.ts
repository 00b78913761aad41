/** The words of digests, in the user's language. */
import { type DigestReason, type DigestSection, type Issue, itemsOf } from '../digest/issue';
import { localDay } from '../digest/schedule';
import type { DigestWords } from '../digest/write/printed';
import { parseFeed } from '../trending/feeds';
import { exactTime, paperDate } from './dates';
import { formatNumber, language, type MessageKey, t, tn } from './i18n';

/** How a list is called; its id when it is none of ours. */
export function feedText(id: string): string {
  const title = parseFeed(id)?.title;
  if (!title) return id;
  const name = t(title.key.replace('feed_', 'digest_feed_') as MessageKey, title.of ?? '');
  return title.period === undefined ? name : `${name} (${title.period})`;
}

/** Names in a row, as the language joins them. */
export function listText(names: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);
}

/** The day of an issue: "20 November 2026"; of a daily one with the day of the week. */
function dayText({ day, every }: Issue): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  if (every === 'week') return paperDate({ year, month, day: date });
  return new Intl.DateTimeFormat(language(), { timeZone: 'UTC', dateStyle: 'full' }).format(
    Date.UTC(year, month - 1, date),
  );
}

export const issueTitle = (issue: Issue): string =>
  t(issue.every === 'week' ? 'digest_issue_week' : 'digest_issue_day', dayText(issue));

/** What an issue holds, in a sentence. */
export function issueLead(issue: Issue): string {
  const count = itemsOf(issue).length;
  const from = listText(issue.feeds.map(({ feed }) => feedText(feed)));
  if (count === 0) return t('digest_lead_none', from);
  if (issue.matched <= count) return tn('digest_lead', count, from);
  return t('digest_lead_of', formatNumber(count), formatNumber(issue.matched), from);
}

/** What one should know of it: lists that were old or missing, digests that were missed. */
export function issueNotes(issue: Issue): string[] {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const late = localDay(issue.madeAt, zone) !== issue.day;
  return [
    ...(late ? [t('digest_note_late', exactTime(issue.at))] : []),
    ...(issue.missed > 0 ? [tn('digest_note_missed', issue.missed)] : []),
    ...issue.feeds.flatMap(({ feed, state, fetchedAt }) => {
      if (state === 'none') return [t('digest_note_none', feedText(feed))];
      if (state === 'new' || fetchedAt === undefined) return [];
      return [t('digest_note_old', feedText(feed), exactTime(fetchedAt))];
    }),
  ];
}

export const sectionText = ({ kind, name }: Pick<DigestSection, 'kind' | 'name'>): string =>
  kind === 'feed' ? feedText(name) : name;

/** Why a paper is there, in a few words. */
export function reasonText(reason: DigestReason): string {
  switch (reason.kind) {
    case 'topic':
      return t('digest_why_topic', reason.text);
    case 'query':
      return t('digest_why_query', reason.text);
    case 'feed':
      return t('digest_why_place', feedText(reason.feed), formatNumber(reason.rank));
    case 'votes':
      return tn('digest_why_votes', reason.count);
  }
}

/** All of it, for what is written out. */
export const digestWords = (): DigestWords => ({
  language: t('ui_language'),
  direction: t('ui_direction'),
  title: issueTitle,
  lead: issueLead,
  notes: issueNotes,
  section: sectionText,
  reason: reasonText,
  date: (date) => paperDate(date),
  moreAuthors: (count) => t('digest_more_authors', formatNumber(count)),
  pdf: t('digest_pdf'),
  code: t('digest_code'),
  rest: (count) => tn('digest_rest', count),
  foot: t('digest_foot'),
});
