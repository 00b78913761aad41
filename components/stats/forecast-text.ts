import type { Forecast } from '@/lib/library/forecast';
import { formatNumber, sentences, t, tn } from '@/lib/platform/i18n';

const whole = (value: number) => Math.max(1, Math.round(value));

/** More weeks than a person plans for. */
const mostWeeks = 520;

/** What becomes of the queue, with how sure that is, in words. */
export function forecastText(forecast: Forecast, queue: number): string {
  const waits = tn('stats_queue', queue);
  switch (forecast.kind) {
    case 'empty':
      return t('stats_queue_empty');
    case 'early':
      return sentences(waits, t('stats_queue_early'));
    case 'still':
      return sentences(waits, t('stats_queue_still'));
    case 'unsure':
      return sentences(waits, t('stats_queue_unsure'));
    case 'grows': {
      const { perWeek, low, high } = forecast;
      const grows = tn('stats_queue_grows', whole(perWeek));
      return sentences(waits, grows, between(low, high));
    }
    case 'empties': {
      const { weeks, low, high } = forecast;
      if (weeks > mostWeeks) return sentences(waits, t('stats_queue_years'));
      const empties = tn('stats_queue_empties', whole(weeks));
      return sentences(waits, empties, between(low, Math.min(high, mostWeeks)));
    }
  }
}

const between = (low: number, high: number): string =>
  whole(low) === whole(high)
    ? t('stats_queue_steady')
    : t('stats_queue_between', formatNumber(whole(low)), formatNumber(whole(high)));
