import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface Props {
  title: string;
  /** Why, read out at once. */
  problem?: ReactNode;
  hint?: string;
  /** What can be done about it. */
  children?: ReactNode;
}

/** What stands in the place of a list when there is none. */
export function Notice(props: Props) {
  return (
    <div className={styles.notice}>
      <h2 className={styles.title}>{props.title}</h2>
      {props.problem && <p role="alert">{props.problem}</p>}
      {props.hint && <p className={styles.hint}>{props.hint}</p>}
      {props.children}
    </div>
  );
}
