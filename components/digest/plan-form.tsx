import { useId } from 'react';
import { mostPapers, weekdays } from '@/lib/digest/plan';
import { t } from '@/lib/platform/i18n';
import { Address, Notify } from './delivery';
import shared from './digest.module.css';
import { FeedChoice } from './feed-choice';
import styles from './plan.module.css';
import type { FormProps } from './use-plan';
import { weekdayText } from './when-text';
import { Wishes } from './wishes';

/** Everything there is to choose. Each choice takes effect at once. */
export function PlanForm({
  counts,
  ...props
}: FormProps & {
  /** How many papers each topic and query finds now, by `wishKey`; undefined while that is not known. */
  counts: ReadonlyMap<string, number> | undefined;
}) {
  return (
    <div className={styles.form}>
      <When {...props} />
      <FeedChoice {...props} />
      <Wishes kind="topic" counts={counts} {...props} />
      <Wishes kind="query" counts={counts} {...props} />
      <HowMany {...props} />
      <Notify {...props} />
      <Address {...props} />
    </div>
  );
}

function When({ plan, change }: FormProps) {
  const id = useId();
  const { every, weekday, weekdays: days, time } = plan;
  return (
    <fieldset className={styles.group}>
      <legend className={shared.label}>{t('digest_when')}</legend>
      <div className={styles.fields}>
        {(['day', 'week'] as const).map((each) => (
          <label key={each} className={styles.radio}>
            <input
              type="radio"
              name={`${id}-every`}
              checked={every === each}
              onChange={() => void change({ every: each })}
            />
            {t(each === 'day' ? 'digest_daily' : 'digest_weekly')}
          </label>
        ))}
        {every === 'week' && (
          <select
            className={styles.input}
            aria-label={t('digest_weekday')}
            value={weekday}
            onChange={(event) => void change({ weekday: Number(event.target.value) })}
          >
            {weekdays.map((day) => (
              <option key={day} value={day}>
                {weekdayText(day)}
              </option>
            ))}
          </select>
        )}
        <label className={styles.inline}>
          {t('digest_time')}
          <input
            type="time"
            required
            className={styles.input}
            defaultValue={time}
            // Half a time is none; the last whole one stands.
            onChange={(event) => {
              if (event.target.value) void change({ time: event.target.value });
            }}
          />
        </label>
      </div>
      {every === 'day' && (
        <div className={styles.days}>
          {weekdays.map((day) => (
            <label key={day} className={styles.day}>
              <input
                type="checkbox"
                checked={days.includes(day)}
                disabled={days.length === 1 && days.includes(day)}
                onChange={(event) =>
                  void change({
                    weekdays: event.target.checked
                      ? [...days, day].sort((a, b) => a - b)
                      : days.filter((each) => each !== day),
                  })
                }
              />
              <span aria-hidden="true">{weekdayText(day, 'short')}</span>
              <span className="visually-hidden">{weekdayText(day)}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function HowMany({ plan, change }: FormProps) {
  return (
    <label className={styles.inline}>
      {t('digest_count')}
      <input
        type="number"
        className={`${styles.input} ${styles.number}`}
        min={1}
        max={mostPapers}
        defaultValue={plan.count}
        onChange={(event) => {
          const count = event.target.valueAsNumber;
          if (Number.isInteger(count) && count >= 1 && count <= mostPapers) void change({ count });
        }}
      />
    </label>
  );
}
