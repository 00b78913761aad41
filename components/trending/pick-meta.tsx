import { nameText } from '@/lib/paper/normalise';
import { shortDate } from '@/lib/platform/feed-dates';
import { language, listed, type MessageKey, t } from '@/lib/platform/i18n';
import type { AnnounceType } from '@/lib/trending/types';
import styles from './pick-card.module.css';
import { placeText } from './pick-text';
import type { ShownPick } from './shown-pick';

const shownAuthors = 3;
const shownPlaces = 2;

const announced: Record<Exclude<AnnounceType, 'new'>, MessageKey> = {
  cross: 'newtab_announce_cross',
  replace: 'newtab_announce_replace',
  'replace-cross': 'newtab_announce_replace_cross',
};

/** Who, where, when; and what the list knows of it besides. */
export function PickMeta({
  pick,
  now,
  expanded,
}: {
  pick: ShownPick;
  now: number;
  expanded: boolean;
}) {
  const { entry, announce, pace } = pick;
  const { authors, issued, categories } = entry.record;
  const shown = expanded ? authors : authors.slice(0, shownAuthors);
  const more = authors.length - shown.length;
  const here = pick.seenIn[0];
  const places = [
    ...new Set(pick.seenIn.flatMap((feed) => (feed === here ? [] : (placeText(feed) ?? [])))),
  ].slice(0, shownPlaces);
  return (
    <p className={styles.meta}>
      {pick.found?.places.map((place) => (
        <span key={place} className={styles.badge}>
          {t(`newtab_found_in_${place}`)}
        </span>
      ))}
      {shown.length > 0 && (
        <span>
          <bdi>{shown.map(nameText).join(', ')}</bdi>
          {more > 0 && <span className={styles.more}> {t('newtab_more_authors', more)}</span>}
        </span>
      )}
      {entry.organization && (
        <span>
          <bdi>{entry.organization}</bdi>
        </span>
      )}
      {issued && (
        <time dateTime={isoDate(issued)} className={styles.date}>
          {shortDate(issued, now)}
        </time>
      )}
      {entry.submittedBy && <span>{t('newtab_submitted_by', entry.submittedBy)}</span>}
      {categories[0] !== undefined && here?.startsWith('arxiv:') && (
        <span>{expanded ? categories.join(', ') : categories[0]}</span>
      )}
      {announce && announce !== 'new' && (
        <span className={styles.announce}>{t(announced[announce])}</span>
      )}
      {pace?.upvotes !== undefined && (
        <span className={styles.pace}>{t('newtab_pace_upvotes', perHour(pace.upvotes))}</span>
      )}
      {pace?.stars !== undefined && (
        <span className={styles.pace}>{t('newtab_pace_stars', perHour(pace.stars))}</span>
      )}
      {places.length > 0 && (
        <span className={styles.more}>{t('newtab_also_in', listed(places))}</span>
      )}
    </p>
  );
}

/** A pace with two digits that mean something. */
const perHour = (pace: number): string =>
  new Intl.NumberFormat(language(), { maximumSignificantDigits: 2 }).format(pace);

function isoDate({ year, month, day }: { year: number; month?: number; day?: number }): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
