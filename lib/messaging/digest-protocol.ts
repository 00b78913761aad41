import type { DigestPlan } from '../digest/plan';
import type { Result } from './result';

/** Messages about the digest. Only pages of ours may send them. */
export interface DigestProtocol {
  /**
   * Subscribe, unsubscribe, or another time: keeps the plan and sets the alarm. The answer tells when
   * the next issue is due (ms since the epoch).
   */
  digestPlan(data: { plan: DigestPlan }): Result<{ nextAt?: number }>;
  /** An issue was read, or is to count as unread again. */
  digestMark(data: { id: string; read: boolean }): Result<null>;
}
