/** What the bench says: the rows of design.md §6, and a table for people. */

export interface Row {
  metric: string;
  /** Papers in the library; 0 where that makes no difference. */
  papers: number;
  value: number;
  unit: string;
  /** The same of the blank extension. */
  blank?: number;
  ratio?: number;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] =
    sorted.length % 2 === 1
      ? [sorted[middle], sorted[middle]]
      : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** @param share from 0 to 1: 0.95 is what 95 of 100 stay below. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function table(rows: Row[]): string {
  const cells = rows.map(({ metric, papers, value, unit, blank, ratio }) => [
    metric,
    papers ? String(papers) : '',
    `${value.toLocaleString('en', { maximumFractionDigits: unit === 'score' ? 3 : 1 })} ${unit}`,
    blank === undefined ? '' : `${blank.toFixed(1)} ${unit}`,
    ratio === undefined ? '' : ratio.toFixed(2),
  ]);
  const lines = [['metric', 'papers', 'value', 'blank', 'ratio'], ...cells];
  return lines
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(22) : cell.padStart(14))).join(''),
    )
    .join('\n');
}
