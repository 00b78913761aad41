import type { ReactNode } from 'react';
import { formatNumber } from '@/lib/platform/i18n';
import { type Route, routeTo } from './route';
import styles from './sidebar.module.css';

/** A line of the side bar: a link, so that it can be opened in another tab too. */
export function SideLink({
  to,
  current,
  count,
  title,
  children,
}: {
  to: Partial<Route>;
  current: boolean;
  count?: number | undefined;
  title?: string;
  children: ReactNode;
}) {
  return (
    <a
      href={routeTo(to)}
      className={styles.link}
      aria-current={current ? 'page' : undefined}
      title={title}
    >
      <span className={styles.name}>{children}</span>
      {count !== undefined && <span className={styles.count}>{formatNumber(count)}</span>}
    </a>
  );
}
