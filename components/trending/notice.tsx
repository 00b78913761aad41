import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** What stands in the place of a list when there is none. */
export function Notice(props: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={styles.notice}>
      <h2 className={styles.title}>{props.title}</h2>
      {props.children}
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
    </div>
  );
}
