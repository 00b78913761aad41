/** What the palette offers for what is typed. Pure. */
import type { TagNode } from '@/lib/library/tag-tree';
import type { View } from '@/lib/library/types';
import { formatNumber, t } from '@/lib/platform/i18n';
import { fold } from '@/lib/search/fold';
import type { Command } from './commands';
import { parts } from './parts';
import type { Route } from './route';
import { tagLines, tagQuery } from './tag-tree';
import { allViews } from './views';

export interface Entry {
  /** Fit for an element's id. */
  id: string;
  group: string;
  name: string;
  detail?: string;
  keys?: readonly string[];
  /** A paper's title. */
  serif?: boolean;
  run: () => void;
}

const mostTags = 6;

/** How well a name answers to what is typed: every word must begin a word of it, or be in it. */
export function rankOf(name: string, typed: string): number | undefined {
  const text = ` ${fold(name)}`;
  let score = 0;
  for (const word of fold(typed).trim().split(' ').filter(Boolean)) {
    const at = text.search(new RegExp(`[\\s/:-]${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    const whole = /^(?:$|[\s/:-])/.test(text.slice(at + 1 + word.length)) ? 2 : 0;
    if (at >= 0) score += (at === 0 ? 3 : 2) + whole;
    else if (text.includes(word)) score += 1;
    else return undefined;
  }
  return score;
}

function best<T>(items: readonly T[], nameOf: (item: T) => string, typed: string): T[] {
  const ranked = items.flatMap((item) => {
    const score = rankOf(nameOf(item), typed);
    return score === undefined ? [] : [{ item, score }];
  });
  return ranked.sort((a, b) => b.score - a.score).map(({ item }) => item);
}

/**
 * The entries in groups. With nothing typed: what can be done, then where one can go.
 * @param goTo changes the route of the page.
 */
export function entriesFor({
  typed,
  commands,
  views,
  tags,
  papers,
  goTo,
}: {
  typed: string;
  commands: readonly Command[];
  views: readonly View[];
  tags: readonly TagNode[];
  papers: readonly { id: string; title: string; detail: string }[];
  goTo: (to: Partial<Route>) => void;
}): Entry[] {
  const offered = commands.filter(({ when, silent }) => when !== false && !silent);
  const places = [
    ...allViews.map((view) => ({ id: view.id, name: t(view.name) })),
    ...views.map(({ id, name }) => ({ id, name })),
  ];
  const pages = parts.map(({ place, name }) => ({ place, name: t(name) }));
  const done = best(offered, ({ name }) => name, typed).map(
    ({ id, name, keys, run }): Entry => ({
      id: `do-${id}`,
      group: t('library_palette_do'),
      name,
      run,
      ...(keys && { keys }),
    }),
  );
  const gone = best(places, ({ name }) => name, typed).map(
    ({ id, name }): Entry => ({
      id: `go-${id}`,
      group: t('library_palette_go'),
      name,
      run: () => goTo({ place: 'list', view: id === 'all' ? '' : id, q: '', paper: '' }),
    }),
  );
  for (const { place, name } of best(pages, (each) => each.name, typed)) {
    gone.push({
      id: `part-${place}`,
      group: t('library_palette_go'),
      name,
      run: () => goTo({ place, view: '', q: '', paper: '' }),
    });
  }
  if (typed.trim() === '') return [...done, ...gone];
  const tagged = best(
    tagLines(tags, new Set())
      .map(({ node }) => node)
      .sort((a, b) => b.papers - a.papers),
    ({ tag }) => tag,
    typed,
  )
    .slice(0, mostTags)
    .map(
      ({ tag, papers: count }, index): Entry => ({
        id: `tag-${index}`,
        group: t('library_tags'),
        name: tag,
        detail: formatNumber(count),
        run: () => goTo({ place: 'list', view: '', q: tagQuery(tag), paper: '' }),
      }),
    );
  const found = papers.map(
    ({ id, title, detail }): Entry => ({
      id: `paper-${id}`,
      group: t('library_palette_papers'),
      name: title,
      detail,
      serif: true,
      run: () => goTo({ place: 'list', view: '', q: typed, paper: id }),
    }),
  );
  return [...done, ...gone, ...tagged, ...found];
}
