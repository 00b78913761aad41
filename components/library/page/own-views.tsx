import { ArrowDown, ArrowUp, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { View } from '@/lib/library/types';
import { t } from '@/lib/platform/i18n';
import { Menu } from '../../ui/menu';
import { useDatabase } from '../library-provider';
import { useActions } from '../use-actions';
import { useCounts } from '../use-search';
import { NameDialog } from './name-dialog';
import { SideLink } from './side-link';
import styles from './sidebar.module.css';
import { useViews } from './use-papers';
import { useViewOrder } from './use-view-order';

const noViews: readonly View[] = [];

/** The user's own views: searches with a name, in the order that they set. */
export function OwnViews({ current }: { current: string | undefined }) {
  const views = useViews();
  const queries = useMemo(() => views?.map(({ query }) => query) ?? [], [views]);
  const counts = useCounts(queries);
  const [renamed, setRenamed] = useState<View>();
  const actions = useActions();
  const { readOnly } = useDatabase();
  const order = useViewOrder(
    views ?? noViews,
    (view, before) => void actions.moveView(view, before),
  );
  if (!views || views.length === 0) return null;
  const menu = (view: View, index: number) => {
    const above = views[index - 1];
    const below = views[index + 1];
    return [
      { text: t('library_view_rename'), icon: Pencil, run: () => setRenamed(view) },
      ...(above
        ? [
            {
              text: t('library_view_up'),
              icon: ArrowUp,
              run: () => void actions.moveView(view, above.id),
            },
          ]
        : []),
      ...(below
        ? [
            {
              text: t('library_view_down'),
              icon: ArrowDown,
              run: () => void actions.moveView(view, views[index + 2]?.id ?? null),
            },
          ]
        : []),
      {
        text: t('library_view_remove'),
        icon: Trash2,
        run: () => void actions.removeView(view),
      },
    ];
  };
  return (
    <section aria-labelledby="side-views">
      <h2 id="side-views" className={styles.group}>
        {t('library_own_views')}
      </h2>
      <ul ref={order.list}>
        {views.map((view, index) => (
          <li key={view.id} className={styles.own} {...(!readOnly && order.item(view, index))}>
            <SideLink
              to={{ view: view.id }}
              current={current === view.id}
              count={counts[index]}
              title={view.query}
            >
              <bdi>{view.name}</bdi>
            </SideLink>
            <Menu
              label={t('library_view_more', view.name)}
              icon={MoreHorizontal}
              className={styles.more}
              items={menu(view, index)}
            />
          </li>
        ))}
      </ul>
      {renamed && (
        <NameDialog
          title={t('library_view_rename')}
          name={renamed.name}
          query={renamed.query}
          onName={(name) => void actions.saveView({ ...renamed, name })}
          onClose={() => setRenamed(undefined)}
        />
      )}
    </section>
  );
}
