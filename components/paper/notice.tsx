import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** One sentence about a paper, and what can be done about it. */
export function Notice({ text, children }: { text: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.notice} role="note">
      <p className={styles.text}>{text}</p>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
