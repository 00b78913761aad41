/** Several lists shown as one. Pure. */
import { unitePicks } from './picks';
import type { FeedView } from './read';
import type { FeedSnapshot } from './types';

/**
 * Views of several lists as one: each paper once, the lists one after the other. The time is that of
 * the oldest list, so that nothing seems newer than it is.
 * @param views at least one, in the order in which they are wanted.
 */
export function uniteViews(views: readonly [FeedView, ...FeedView[]]): FeedView {
  const [first, ...others] = views;
  if (others.length === 0) return first;
  const shown = views.flatMap((view) => view.shown ?? []);
  const [oldest] = shown.toSorted((a, b) => (a.fetchedAt ?? 0) - (b.fetchedAt ?? 0));
  const newer = views.flatMap((view) => view.newer ?? []);
  const pending = views.flatMap((view) => view.pendingSince ?? []);
  const failure = views.find((view) => view.failure)?.failure;
  const sum = (of: (view: FeedView) => number) => views.reduce((all, view) => all + of(view), 0);
  return {
    ...first,
    ...(oldest && { shown: uniteShown(shown, oldest) }),
    picks: unitePicks(views.map(({ picks }) => picks)).map((pick, index) => ({
      ...pick,
      rank: index + 1,
    })),
    hidden: [...new Set(views.flatMap(({ hidden }) => hidden))],
    away: {
      read: sum(({ away }) => away.read),
      hidden: sum(({ away }) => away.hidden),
      muted: sum(({ away }) => away.muted),
    },
    rest: sum(({ rest }) => rest),
    next: views.some(({ next }) => next),
    ...(newer.length > 0 && {
      newer: {
        id: newer.map(({ id }) => id).join(' '),
        added: newer.reduce((all, { added }) => all + added, 0),
      },
    }),
    ...(failure && { failure }),
    ...(pending.length > 0 && { pendingSince: Math.max(...pending) }),
  };
}

function uniteShown(shown: readonly FeedSnapshot[], oldest: FeedSnapshot): FeedSnapshot {
  const dropped = shown.reduce((all, snapshot) => all + (snapshot.dropped ?? 0), 0);
  const { quiet: _, dropped: __, ...rest } = oldest;
  const quiet = shown.every((snapshot) => snapshot.quiet) ? oldest.quiet : undefined;
  return {
    ...rest,
    id: shown.map(({ id }) => id).join(' '),
    items: shown.flatMap(({ items }) => items),
    ...(dropped > 0 && { dropped }),
    ...(quiet && { quiet }),
  };
}
