import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

/** A part of the pane that can be folded away; it stays as it was left while the page is open. */
export function Section({
  title,
  aside,
  folded,
  children,
}: {
  title: string;
  aside?: ReactNode;
  folded?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <details className={styles.section} open={!folded} aria-labelledby={id}>
      <summary className={styles.summary}>
        <span id={id} className={styles.title}>
          {title}
        </span>
      </summary>
      {aside && <div className={styles.aside}>{aside}</div>}
      <div className={styles.body}>{children}</div>
    </details>
  );
}
