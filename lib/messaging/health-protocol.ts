/** Setting a library right. Web pages may not ask it. */
import type { Finding } from '../library/health/types';
import type { Result } from './result';

export interface HealthProtocol {
  /** Repair what an examination has found; `title` is for papers that have none. */
  repairLibrary(data: { findings: Finding[]; title: string }): Result<{
    repaired: number;
    /** Keys of rows that nobody can read. */
    left: string[];
  }>;
}
