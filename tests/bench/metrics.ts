/**
 * Measurements of other parts, each in a file of its own (`import.ts`, `annotate.ts`): added here,
 * they run for every size, after those of bench.ts, on the same library, and by themselves with
 * `--only` and their name.
 */
import type { Offprint } from '../e2e/support/chromium.ts';
import { measureBulk } from './bulk.ts';
import { measureImports } from './import.ts';

export interface Bench {
  offprint: Offprint;
  /** Papers in the library. */
  size: number;
  note: (metric: string, papers: number, value: number, unit: string, blank?: number) => void;
}

/** Imports come last: they empty the library. */
export const extraMetrics: Record<string, (bench: Bench) => Promise<void>> = {
  bulk: measureBulk,
  import: measureImports,
};
