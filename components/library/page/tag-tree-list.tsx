import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import type { TagNode } from '@/lib/library/tag-tree';
import { formatNumber, t } from '@/lib/platform/i18n';
import { TagDot } from '../../paper/tag';
import { Icon } from '../../ui/icon';
import { routeTo } from './route';
import styles from './sidebar.module.css';
import { tagLines, tagQuery } from './tag-tree';

/** The tags of the library as a tree of links, each to the papers that carry it. */
export function TagTree({
  tags,
  query,
  folded,
  onFolded,
}: {
  tags: readonly TagNode[];
  /** What is searched for now. */
  query: string;
  folded: readonly string[];
  onFolded: (folded: readonly string[]) => void;
}) {
  const hidden = useMemo(() => new Set(folded), [folded]);
  const shown = useMemo(() => tagLines(tags, hidden), [tags, hidden]);
  if (tags.length === 0) return null;
  return (
    <section aria-labelledby="side-tags">
      <h2 id="side-tags" className={styles.group}>
        {t('library_tags')}
        <a href={routeTo({ place: 'tags' })} className={styles.manage}>
          {t('library_tags_manage')}
        </a>
      </h2>
      <ul>
        {shown.map(({ node: { tag, name, papers, children, colour }, level }) => {
          const open = !hidden.has(tag);
          return (
            <li key={tag} className={styles.tag} style={{ paddingInlineStart: (level - 1) * 14 }}>
              {children.length > 0 ? (
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
                  {colour !== undefined && <TagDot colour={colour} />}
                  {name}
                </span>
                <span className={styles.count}>{formatNumber(papers)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
