import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { formatNumber, t } from '@/lib/platform/i18n';
import type { TagCount } from '../../paper/tag-text';
import { Icon } from '../../ui/icon';
import { routeTo } from './route';
import styles from './sidebar.module.css';
import { tagQuery, tagTree, unfolded } from './tag-tree';

/** The tags of the library as a tree of links, each to the papers that carry it. */
export function TagTree({
  tags,
  query,
  folded,
  onFolded,
}: {
  tags: readonly TagCount[];
  /** What is searched for now. */
  query: string;
  folded: readonly string[];
  onFolded: (folded: readonly string[]) => void;
}) {
  const rows = useMemo(() => tagTree(tags), [tags]);
  const hidden = useMemo(() => new Set(folded), [folded]);
  const shown = useMemo(() => unfolded(rows, hidden), [rows, hidden]);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="side-tags">
      <h2 id="side-tags" className={styles.group}>
        {t('library_tags')}
      </h2>
      <ul>
        {shown.map(({ tag, name, level, count, hasChildren }) => {
          const open = !hidden.has(tag);
          return (
            <li key={tag} className={styles.tag} style={{ paddingInlineStart: (level - 1) * 14 }}>
              {hasChildren ? (
                <button
                  type="button"
                  className={styles.fold}
                  aria-expanded={open}
                  aria-label={t('library_tag_children', tag)}
                  onClick={() =>
                    onFolded(open ? [...folded, tag] : folded.filter((each) => each !== tag))
                  }
                >
                  <Icon of={ChevronRight} size={12} />
                </button>
              ) : (
                <span className={styles.noFold} />
              )}
              <a
                href={routeTo({ q: tagQuery(tag) })}
                className={styles.link}
                aria-current={query.trim() === tagQuery(tag) ? 'page' : undefined}
                title={tag}
              >
                <span className={styles.name} dir="auto">
                  {name}
                </span>
                <span className={styles.count}>{formatNumber(count)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
