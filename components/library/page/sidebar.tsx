import { Settings, TrendingUp, X } from 'lucide-react';
import { memo } from 'react';
import { t } from '@/lib/platform/i18n';
import { ownPage } from '@/lib/platform/tabs';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { OwnViews } from './own-views';
import { parts } from './parts';
import type { Prefs } from './prefs';
import { type Route, routeTo } from './route';
import { SideLink } from './side-link';
import styles from './sidebar.module.css';
import { TagTree } from './tag-tree-list';
import { useSideCounts } from './use-side-counts';
import { type BuiltInView, binView, markedViews, readingViews } from './views';

function Views({
  views,
  counts,
  current,
}: {
  views: readonly BuiltInView[];
  counts: ReadonlyMap<string, number | undefined>;
  current: string | undefined;
}) {
  return (
    <ul>
      {views.map((view) => (
        <li key={view.id}>
          <SideLink
            to={{ view: view.id === 'all' ? '' : view.id }}
            current={current === view.id}
            count={counts.get(view.id)}
            title={t(view.about)}
          >
            {t(view.name)}
          </SideLink>
        </li>
      ))}
    </ul>
  );
}

/** Everything there is to go to: views, tags, the other parts of the page, the other pages. */
export const Sidebar = memo(function Sidebar({
  route,
  shown,
  prefs,
  onPrefs,
  onClose,
}: {
  route: Route;
  /** Id of the view that is shown. */
  shown: string;
  prefs: Prefs;
  onPrefs: (prefs: Prefs) => void;
  /** Set while it lies over the page: closes it. */
  onClose: (() => void) | undefined;
}) {
  const { counts, tags } = useSideCounts();
  const current = route.place === 'list' ? shown : undefined;
  return (
    <div className={styles.side}>
      <header className={styles.head}>
        <span className={styles.brand}>
          Off<i>print</i>
        </span>
        {onClose && (
          <Button variant="quiet" square aria-label={t('library_side_close')} onClick={onClose}>
            <Icon of={X} />
          </Button>
        )}
      </header>
      <nav aria-label={t('library_side')} className={styles.nav}>
        <Views views={readingViews} counts={counts} current={current} />
        <hr className={styles.rule} />
        <Views views={markedViews} counts={counts} current={current} />
        <OwnViews current={current} />
        <TagTree
          tags={tags}
          query={route.place === 'list' ? route.q : ''}
          folded={prefs.folded}
          onFolded={(folded) => onPrefs({ ...prefs, folded })}
        />
        <hr className={styles.rule} />
        <Views views={[binView]} counts={counts} current={current} />
      </nav>
      <nav aria-label={t('library_side_pages')} className={styles.foot}>
        {parts.map(({ place, name, icon }) => (
          <a
            key={place}
            href={routeTo({ place })}
            className={styles.page}
            aria-current={route.place === place ? 'page' : undefined}
          >
            <Icon of={icon} size={15} />
            {t(name)}
          </a>
        ))}
        <a href={ownPage('/newtab.html')} className={styles.page}>
          <Icon of={TrendingUp} size={15} />
          {t('popup_library')}
        </a>
        <a href={ownPage('/options.html')} className={styles.page}>
          <Icon of={Settings} size={15} />
          {t('popup_options')}
        </a>
      </nav>
    </div>
  );
});
