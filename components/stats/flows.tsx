import { useMemo, useState } from 'react';
import { dayOfMonth, utcOf } from '@/lib/library/calendar';
import type { Statistics } from '@/lib/library/statistics';
import { formatNumber, language, sentences, t, tn } from '@/lib/platform/i18n';
import { Figure } from './figure';
import { flowPicture } from './pictures';
import styles from './stats.module.css';

type Span = 'year' | 'all';

const spans: readonly [Span, 'stats_span_year' | 'stats_span_all'][] = [
  ['year', 'stats_span_year'],
  ['all', 'stats_span_all'],
];

/** Saved and read: the weeks of a year, or the months of all time. */
export function Flows({ statistics }: { statistics: Statistics }) {
  const [span, setSpan] = useState<Span>('year');
  const { weeks, months } = statistics;
  const points = useMemo(
    () =>
      span === 'year'
        ? weeks.map(({ day, ...flow }) => ({ date: utcOf(day), ...flow }))
        : months.map(({ month, ...flow }) => ({ date: utcOf(dayOfMonth(month)), ...flow })),
    [span, weeks, months],
  );
  const draw = useMemo(
    () => flowPicture(points, span === 'year' ? 'week' : 'month'),
    [points, span],
  );
  const saved = points.reduce((sum, point) => sum + point.saved, 0);
  const read = points.reduce((sum, point) => sum + point.read, 0);
  const format = new Intl.DateTimeFormat(language(), {
    timeZone: 'UTC',
    ...(span === 'year' ? { dateStyle: 'long' } : { month: 'long', year: 'numeric' }),
  });
  return (
    <Figure
      title={t('stats_flow')}
      says={sentences(tn('stats_flow_saved', saved), tn('stats_flow_read', read))}
      draw={draw}
      table={{
        head: [
          t(span === 'year' ? 'stats_week' : 'stats_month'),
          t('stats_saved'),
          t('stats_read'),
        ],
        rows: points
          .map((point): [string, string, string] => [
            format.format(point.date),
            formatNumber(point.saved),
            formatNumber(point.read),
          ])
          .toReversed(),
      }}
    >
      <div className={styles.legend}>
        <span className={styles.savedKey}>{t('stats_saved')}</span>
        <span className={styles.readKey}>{t('stats_read')}</span>
        <fieldset className={styles.spans}>
          <legend className="visually-hidden">{t('stats_span')}</legend>
          {spans.map(([value, name]) => (
            <label key={value} className={styles.span}>
              <input
                type="radio"
                name="span"
                checked={span === value}
                onChange={() => setSpan(value)}
              />
              {t(name)}
            </label>
          ))}
        </fieldset>
      </div>
    </Figure>
  );
}
