import type { DigestPlan } from '@/lib/digest/plan';
import type { Due } from '@/lib/digest/schedule';
import { listText } from '@/lib/platform/digest-words';
import { language, t } from '@/lib/platform/i18n';

/** Name of a day of the week in the user's language. @param weekday Monday is 1. */
export const weekdayText = (weekday: number, form: 'long' | 'short' = 'long'): string =>
  // The first of January 2024 was a Monday.
  new Intl.DateTimeFormat(language(), { weekday: form, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  );

/** A time of day as the user writes it. @param time `HH:MM`. */
export function timeText(time: string): string {
  const at = Date.parse(`2024-01-01T${time}:00Z`);
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short', timeZone: 'UTC' }).format(at);
}

/** "every Friday at 8:00", "every day at 8:00", "on Monday and Friday at 8:00". */
export function rhythmText({ every, weekday, weekdays, time }: DigestPlan): string {
  if (every === 'week') return t('digest_rhythm_week', weekdayText(weekday), timeText(time));
  if (weekdays.length === 7) return t('digest_rhythm_day', timeText(time));
  const days = listText(weekdays.map((day) => weekdayText(day)));
  return t('digest_rhythm_days', days, timeText(time));
}

/** When the next comes: "Friday, 20 November at 8:00". @param now ms since the epoch. */
export function nextText({ at }: Due, now: number): string {
  if (at <= now) return t('digest_next_now');
  const when = new Intl.DateTimeFormat(language(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
  return t('digest_next', when);
}
