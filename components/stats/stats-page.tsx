import { useMemo } from 'react';
import { dayOfMonth, utcOf } from '@/lib/library/calendar';
import type { Share, Statistics } from '@/lib/library/statistics';
import { formatNumber, language, sentences, t, tn } from '@/lib/platform/i18n';
import { Banner } from '../ui/banner';
import { Figure } from './figure';
import { Flows } from './flows';
import { forecastText } from './forecast-text';
import {
  calendarPicture,
  delayNames,
  delayPicture,
  sharePicture,
  tagPicture,
  yearPicture,
} from './pictures';
import styles from './stats.module.css';
import { useStatistics } from './use-statistics';

/** What was saved and read, when, of what, and where the queue is going. */
export function StatsPage() {
  const state = useStatistics();
  return (
    <div className={styles.page} aria-busy={state.state === 'counting'}>
      <h1 className={styles.heading}>{t('stats_title')}</h1>
      {state.state === 'counting' && (
        <p className={styles.says} role="status">
          {state.total > 2000 &&
            t('stats_counting', formatNumber(state.done), formatNumber(state.total))}
        </p>
      )}
      {state.state === 'failed' && <Banner tone="problem">{t('stats_failed')}</Banner>}
      {state.state === 'ready' &&
        (state.value.papers === 0 ? (
          <p className={styles.empty}>{t('stats_empty')}</p>
        ) : (
          <All statistics={state.value} />
        ))}
    </div>
  );
}

function All({ statistics }: { statistics: Statistics }) {
  const { papers, status, streak, queue } = statistics;
  const facts = [
    [t('stats_papers'), papers],
    [t('status_unread'), status.unread],
    [t('status_reading'), status.reading],
    [t('status_read'), status.read],
    [t('stats_streak'), streak.current],
    [t('stats_streak_longest'), streak.longest],
  ] as const;
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, count]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <section className={styles.forecast} aria-labelledby="stats-forecast">
        <h2 id="stats-forecast" className={styles.title}>
          {t('stats_forecast')}
        </h2>
        <p className={styles.prose}>{forecastText(statistics.forecast, queue)}</p>
        <p className={styles.hint}>{t('stats_forecast_hint')}</p>
      </section>
      <Flows statistics={statistics} />
      <Days statistics={statistics} />
      <div className={styles.pair}>
        <Shares title={t('stats_tags')} shares={statistics.tags} none={t('stats_tags_none')} />
        <Shares
          title={t('stats_categories')}
          shares={statistics.categories}
          none={t('stats_categories_none')}
        />
      </div>
      <Tags statistics={statistics} />
      <div className={styles.pair}>
        <Shares
          title={t('stats_venues')}
          shares={statistics.venues}
          none={t('stats_venues_none')}
        />
        <Delay statistics={statistics} />
      </div>
      <Years statistics={statistics} />
    </>
  );
}

const fullDate = () => new Intl.DateTimeFormat(language(), { timeZone: 'UTC', dateStyle: 'long' });

function Days({ statistics }: { statistics: Statistics }) {
  const { days } = statistics;
  const draw = useMemo(() => calendarPicture(statistics), [statistics]);
  const busy = days.filter(({ count }) => count > 0).toReversed();
  const format = fullDate();
  return (
    <Figure
      title={t('stats_days')}
      says={tn('stats_days_says', busy.length)}
      draw={busy.length > 0 ? draw : undefined}
      table={{
        head: [t('stats_day'), t('stats_done')],
        rows: busy.map(({ day, count }) => [format.format(utcOf(day)), formatNumber(count)]),
      }}
    />
  );
}

function Shares({
  title,
  shares,
  none,
}: {
  title: string;
  shares: readonly Share[];
  none: string;
}) {
  const draw = useMemo(() => sharePicture(shares), [shares]);
  const [first] = shares;
  return (
    <Figure
      title={title}
      says={first ? sentences(tn('stats_different', shares.length), t('stats_read_part')) : none}
      draw={first && draw}
      table={{
        head: [title, t('stats_saved'), t('stats_read')],
        rows: shares
          .slice(0, 1000)
          .map(({ name, saved, read }) => [name, formatNumber(saved), formatNumber(read)]),
      }}
    />
  );
}

function Tags({ statistics }: { statistics: Statistics }) {
  const { tagMonths, months } = statistics;
  const shown = useMemo(() => months.slice(-36), [months]);
  const draw = useMemo(() => {
    const from = months.length - shown.length;
    return tagPicture(
      tagMonths.flatMap(({ tag, counts }) =>
        shown.map(({ month }, n) => ({
          tag,
          date: utcOf(dayOfMonth(month)),
          count: counts[from + n] ?? 0,
        })),
      ),
    );
  }, [tagMonths, months, shown]);
  const format = new Intl.DateTimeFormat(language(), {
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  });
  return (
    <Figure
      title={t('stats_tag_months')}
      says={t(tagMonths.length > 0 ? 'stats_tag_months_says' : 'stats_tags_none')}
      draw={tagMonths.length > 0 ? draw : undefined}
      table={{
        head: [t('stats_month'), ...tagMonths.map(({ tag }) => tag)],
        rows:
          tagMonths.length === 0
            ? []
            : months
                .map(({ month }, n): [string, ...string[]] => [
                  format.format(utcOf(dayOfMonth(month))),
                  ...tagMonths.map(({ counts }) => formatNumber(counts[n] ?? 0)),
                ])
                .toReversed(),
      }}
    />
  );
}

function Delay({ statistics }: { statistics: Statistics }) {
  const { count, median, buckets } = statistics.delay;
  const names = useMemo(delayNames, []);
  const draw = useMemo(() => delayPicture(buckets, names), [buckets, names]);
  const says =
    median === undefined
      ? t('stats_delay_none')
      : median < 1
        ? t('stats_delay_soon')
        : tn('stats_delay_median', Math.round(median));
  return (
    <Figure
      title={t('stats_delay')}
      says={says}
      draw={count > 0 ? draw : undefined}
      table={{
        head: [t('stats_delay'), t('stats_papers')],
        rows: count > 0 ? names.map((name, n) => [name, formatNumber(buckets[n] ?? 0)]) : [],
      }}
    />
  );
}

function Years({ statistics }: { statistics: Statistics }) {
  const { years } = statistics;
  const draw = useMemo(() => yearPicture(years), [years]);
  const [first, last] = [years[0], years.at(-1)];
  return (
    <Figure
      title={t('stats_years')}
      says={first && last ? t('stats_years_says', first.year, last.year) : t('stats_years_none')}
      draw={first && draw}
      table={{
        head: [t('stats_year'), t('stats_saved'), t('stats_read')],
        rows: years
          .filter(({ saved }) => saved > 0)
          .map(({ year, saved, read }): [string, string, string] => [
            String(year),
            formatNumber(saved),
            formatNumber(read),
          ])
          .toReversed(),
      }}
    />
  );
}
