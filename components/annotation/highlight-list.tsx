import { type ReactNode, useMemo, useState } from 'react';
import { colourOf, highlightColours } from '@/lib/annotations/colours';
import { isLost } from '@/lib/annotations/looks';
import type { Paper } from '@/lib/paper/schema';
import { t, tn } from '@/lib/platform/i18n';
import { TagName } from '../paper/tag';
import { HighlightItem, type OnPage } from './highlight-item';
import styles from './highlight-list.module.css';
import { useColourNames } from './use-colour-names';
import { type ShownHighlight, useHighlights } from './use-highlights';

/** Lists that fit on a screen need no filter. */
const fewest = 4;

/**
 * The highlights of a paper in document order, those that were not found last and apart; by colour
 * and tag when there are many.
 * @param page what the page in front of the user knows of each.
 */
export function HighlightList({
  paper,
  page,
  empty,
}: {
  paper: Paper;
  page?: (id: string) => OnPage | undefined;
  /** What stands where there are none. */
  empty?: ReactNode;
}) {
  const all = useHighlights(paper);
  const [filter, setFilter] = useState('');
  const names = useColourNames();
  const colours = useMemo(
    () => highlightColours.filter((each) => all?.some((one) => colourIn(one) === each)),
    [all],
  );
  const tags = useMemo(
    () => [...new Set(all?.flatMap(({ annotation }) => annotation.tags))].sort(),
    [all],
  );
  if (!all) return null;
  if (all.length === 0) return empty ?? null;
  const chips = all.length >= fewest && colours.length + tags.length > 1;
  const chosen = chips ? all.filter((each) => fits(each, filter)) : all;
  const state = (each: ShownHighlight) => page?.(each.annotation.id)?.state;
  const gone = (each: ShownHighlight) =>
    (state(each) ?? (isLost(each.passage.later) ? 'lost' : 'exact')) === 'lost';
  const [found, lost] = [chosen.filter((each) => !gone(each)), chosen.filter(gone)];
  const item = (shown: ShownHighlight) => {
    const known = page?.(shown.annotation.id);
    return (
      <HighlightItem key={shown.annotation.id} shown={shown} {...(known && { page: known })} />
    );
  };
  const chip = (value: string, label: string, content: ReactNode) => (
    <button
      key={value}
      type="button"
      className={styles.chip}
      aria-pressed={filter === value}
      aria-label={label}
      onClick={() => setFilter(filter === value ? '' : value)}
    >
      {content}
    </button>
  );
  return (
    <section className={styles.section} aria-label={t('details_highlights')}>
      <h2 className={styles.heading}>
        {t('details_highlights')} <span className={styles.count}>{all.length}</span>
      </h2>
      {chips && (
        // biome-ignore lint/a11y/useSemanticElements: toggles beside each other are no form.
        <div className={styles.chips} role="group" aria-label={t('hl_filter')}>
          {colours.map((each) =>
            chip(
              `colour:${each}`,
              names[each],
              <>
                <span className={styles.dot} data-mark={each} aria-hidden="true" />
                {names[each]}
              </>,
            ),
          )}
          {tags.map((tag) => chip(`tag:${tag}`, tag, <TagName tag={tag} />))}
        </div>
      )}
      {chosen.length === 0 && <p className={styles.calm}>{t('hl_none_fit')}</p>}
      <ul className={styles.list}>{found.map(item)}</ul>
      {lost.length > 0 && (
        <>
          <h3 className={styles.lost}>{tn('hl_lost', lost.length)}</h3>
          <ul className={styles.list}>{lost.map(item)}</ul>
        </>
      )}
    </section>
  );
}

const colourIn = ({ annotation }: ShownHighlight) => colourOf(annotation.colour);

function fits(shown: ShownHighlight, filter: string): boolean {
  const [, kind, value = ''] = /^(colour|tag):(.*)$/s.exec(filter) ?? [];
  if (kind === 'colour') return colourIn(shown) === value;
  return kind !== 'tag' || shown.annotation.tags.includes(value);
}
