/** What becomes of the reading queue if the next weeks are as the last ones were. */

export type Forecast =
  /** Nothing waits to be read. */
  | { kind: 'empty' }
  /** Too few weeks to say. */
  | { kind: 'early' }
  /** Nothing was saved or read in these weeks. */
  | { kind: 'still' }
  /** The weeks differ too much to say whether it grows. `perWeek` below zero: it shrinks. */
  | { kind: 'unsure'; perWeek: number }
  /** Weeks until it is empty, likely between `low` and `high`. */
  | { kind: 'empties'; weeks: number; low: number; high: number }
  /** Papers more each week, likely between `low` and `high`. */
  | { kind: 'grows'; perWeek: number; low: number; high: number };

/** How many weeks are looked at. */
export const forecastWeeks = 8;
const fewest = 3;

/** Student's t for four times out of five, by degrees of freedom from 2 to 7. */
const student = [1.886, 1.638, 1.533, 1.476, 1.44, 1.415];

/**
 * The mean change of the weeks, with the interval that would hold the true one four times out of
 * five if the weeks were alike (Student's t).
 * @param queue papers that wait; @param weeks whole weeks, the newest last.
 */
export function forecast(
  queue: number,
  weeks: readonly { saved: number; read: number }[],
): Forecast {
  if (queue === 0) return { kind: 'empty' };
  const last = weeks.slice(-forecastWeeks);
  if (last.length < fewest) return { kind: 'early' };
  if (last.every(({ saved, read }) => saved === 0 && read === 0)) return { kind: 'still' };
  const changes = last.map(({ saved, read }) => saved - read);
  const mean = changes.reduce((sum, each) => sum + each, 0) / changes.length;
  const spread = changes.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (changes.length - 1);
  const reach = (student[changes.length - 3] ?? 1.886) * Math.sqrt(spread / changes.length);
  const [low, high] = [mean - reach, mean + reach];
  if (low > 0) return { kind: 'grows', perWeek: mean, low, high };
  if (high < 0)
    return { kind: 'empties', weeks: queue / -mean, low: queue / -low, high: queue / -high };
  return { kind: 'unsure', perWeek: mean };
}
