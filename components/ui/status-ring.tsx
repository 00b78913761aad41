import type { Status } from '@/lib/paper/schema';
import styles from './status-ring.module.css';

/**
 * The reading status as a ring that fills: empty, half, full. Decoration; put the status in words
 * beside it, or give it a `label`.
 */
export function StatusRing({ status, label }: { status: Status; label?: string }) {
  const className = `${styles.ring} ${styles[status]}`;
  if (label === undefined) return <span className={className} aria-hidden="true" />;
  return <span className={className} role="img" aria-label={label} title={label} />;
}
