import type { ReactNode } from 'react';
import styles from './banner.module.css';

/** A message that stays: the library is read-only, or cannot be opened. */
export function Banner({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'problem';
  children: ReactNode;
}) {
  return (
    <div className={styles.banner} data-tone={tone} role={tone === 'problem' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
