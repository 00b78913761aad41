import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { type MessageKey, t } from '@/lib/platform/i18n';
import { firstDay, isDay, newYorkDay } from '@/lib/trending/feeds/daily-papers';
import {
  firstDayOf,
  type PeriodKind,
  periodNow,
  periodOf,
  stepPeriod,
} from '@/lib/trending/periods';
import styles from './period-picker.module.css';

interface Props {
  kind: PeriodKind;
  /** The period that is shown, `2026-07-31`; undefined while that is not known. */
  shown: string | undefined;
  now: number;
  /** Another period was chosen; undefined: the present one, which goes on with the time. */
  onChange: (period: string | undefined) => void;
}

const texts: Record<PeriodKind, { field: MessageKey; before: MessageKey; after: MessageKey }> = {
  day: { field: 'newtab_day', before: 'newtab_day_before', after: 'newtab_day_after' },
  week: { field: 'newtab_week_of', before: 'newtab_week_before', after: 'newtab_week_after' },
  month: { field: 'newtab_month_of', before: 'newtab_month_before', after: 'newtab_month_after' },
};

/**
 * The day, week or month of a list: the browser's own date field (a week or month is that of the
 * chosen day), and a step to either side.
 */
export function PeriodPicker({ kind, shown, now, onChange }: Props) {
  const { field, before, after } = texts[kind];
  const present = periodNow(kind, now);
  const period = shown ?? present;
  const go = (to: string) => onChange(to >= present ? undefined : to);
  const previous = stepPeriod(kind, period, -1, now);
  const next = stepPeriod(kind, period, 1, now);
  const step = (label: MessageKey, to: string | undefined, icon: typeof ChevronLeft) => (
    <Button
      variant="quiet"
      square
      className={styles.step}
      aria-label={t(label)}
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && go(to)}
    >
      <Icon of={icon} />
    </Button>
  );
  return (
    <span className={styles.picker}>
      {step(before, previous, ChevronLeft)}
      <input
        type="date"
        className={styles.date}
        aria-label={t(field)}
        title={t(field)}
        value={firstDayOf(kind, period)}
        min={firstDay}
        max={newYorkDay(now)}
        onChange={(event) => {
          const day = event.currentTarget.value;
          // While it is being typed a date is incomplete, or out of the archive.
          if (isDay(day) && day >= firstDay) go(periodOf(kind, day));
        }}
      />
      {step(after, next, ChevronRight)}
    </span>
  );
}
