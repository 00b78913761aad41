import { type ReactNode, useId, useState } from 'react';
import styles from './section.module.css';

/** A part of the pane that can be folded away; it stays as it was left while the page is open. */
export function Section({
  title,
  aside,
  folded,
  lazy,
  children,
}: {
  title: string;
  aside?: ReactNode;
  folded?: boolean;
  /** What is inside is made when it is unfolded for the first time. */
  lazy?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const [made, setMade] = useState(!lazy);
  return (
    <details
      className={styles.section}
      open={!folded}
      aria-labelledby={id}
      onToggle={(event) => event.currentTarget.open && setMade(true)}
    >
      <summary className={styles.summary}>
        <span id={id} className={styles.title}>
          {title}
        </span>
      </summary>
      {aside && <div className={styles.aside}>{aside}</div>}
      <div className={styles.body}>{made && children}</div>
    </details>
  );
}
