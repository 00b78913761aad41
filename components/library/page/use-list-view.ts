import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { pageUrl } from '@/lib/exchange/links';
import { tn } from '@/lib/platform/i18n';
import type { Sort } from '@/lib/search/types';
import { useCopyItems } from '../../exchange/use-copy';
import type { PanelHandle } from '../../paper/paper-panel';
import { useDatabase } from '../library-provider';
import { nextStatus } from '../paper-row';
import type { Row } from '../row-cache';
import { useCommands } from '../use-commands';
import type { Search } from '../use-search';
import type { BulkEvents } from './bulk-bar';
import { listCommands } from './list-commands';
import type { GridHandle } from './paper-grid';
import type { Prefs } from './prefs';
import { placeAt } from './queue';
import type { Route } from './route';
import { all, clear, move, targets } from './selection';
import { usePageActions } from './use-page-actions';
import type { Shown } from './use-papers';
import { go } from './use-route';
import { useSelection } from './use-selection';
import { useShownPaper } from './use-shown-paper';

const noIds: readonly string[] = [];

/** The same words as long as they say the same, so that rows are not drawn anew for each edit. */
function useStable<T>(value: T): T {
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the value.
  return useMemo(() => value, [key]);
}

/** A problem of the query, told where it is in the search field. */
function problemsIn(found: Search, offset: number, length: number) {
  return found.problems.flatMap((problem) => {
    const from = problem.from - offset;
    const to = problem.to - offset;
    return to <= 0 || from >= length ? [] : [{ ...problem, from: Math.max(0, from), to }];
  });
}

/** Into the note as soon as its field is there: the details load when they are first shown. */
function focusNote(panel: RefObject<PanelHandle | null>, frames = 120): void {
  panel.current?.focusNote();
  if (document.activeElement instanceof HTMLTextAreaElement || frames === 0) return;
  requestAnimationFrame(() => focusNote(panel, frames - 1));
}

/** Everything behind the list: what it shows, what is chosen, and what can be done with it. */
export function useListView({
  route,
  shown,
  found,
  prefs,
  onPrefs,
  dialogs,
  field,
  panel,
}: {
  route: Route;
  shown: Shown;
  found: Search & { whole: boolean };
  prefs: Prefs;
  onPrefs: (prefs: Prefs) => void;
  dialogs: {
    export: (ids: readonly string[], name: string) => void;
    tag: (ids: string[]) => void;
    merge: (ids: string[]) => void;
    purge: (ids: string[]) => void;
    palette: () => void;
    keys: () => void;
  };
  field: RefObject<HTMLInputElement | null>;
  panel: RefObject<PanelHandle | null>;
}) {
  const db = useDatabase();
  const { ids } = found;
  const list = ids ?? noIds;
  const selection = useSelection(ids);
  const { actions, busy } = usePageActions();
  const { open: openPage } = useCommands();
  const grid = useRef<GridHandle>(null);
  const section = useRef<HTMLElement>(null);
  const detail = useShownPaper(route.paper, ids, selection);
  const words = useStable(found.words);
  const problems = useMemo(
    () => problemsIn(found, shown.offset, route.q.length),
    [found, shown.offset, route.q],
  );
  const { set } = selection;

  /** Are all papers of the list known? */
  const known = found.whole && !found.partial;
  // All were asked for while only some were.
  const allWanted = useRef(false);
  // Another view or search: what was chosen there is not chosen here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another query, and only then.
  useEffect(() => {
    allWanted.current = false;
    set(clear);
  }, [shown.query, shown.scope, set]);

  const chooseAll = () => {
    allWanted.current = !known;
    if (known) set((was) => all(was, list));
  };
  useEffect(() => {
    if (!known || ids === undefined || !allWanted.current) return;
    allWanted.current = false;
    set((was) => all(was, ids));
  }, [known, ids, set]);

  // The last row has gone with the focus on it: the list itself keeps the keys working.
  const empty = ids?.length === 0;
  useEffect(() => {
    if (empty && document.activeElement === document.body) section.current?.focus();
  }, [empty]);

  const open = (id: string) => {
    const row = grid.current?.row(id);
    const url = row && pageUrl(row.paper);
    if (url !== undefined) void openPage(id, url);
  };
  const details = (id: string, part?: 'note') => {
    go({ paper: id });
    if (part === 'note') focusNote(panel);
  };
  const search = (q: string) => go({ q });
  const enter = () => {
    const { cursor } = selection.now;
    const id = cursor !== undefined && list.includes(cursor) ? cursor : list[0];
    if (id === undefined) return false;
    set((was) => move(was, id), { focus: true });
    return true;
  };
  const bulk: BulkEvents = {
    tag: () => dialogs.tag(selection.targets()),
    status: (status) => void actions.status(selection.targets(), status),
    export: () => {
      const ids = selection.targets();
      dialogs.export(ids, tn('library_count', ids.length));
    },
    pin: (pinned) => void actions.pin(selection.targets(), pinned),
    rate: (rating) => void actions.rate(selection.targets(), rating),
    merge: () => dialogs.merge(selection.targets()),
    bin: () => void actions.bin(selection.targets()),
    restore: () => void actions.restore(selection.targets()),
    purge: () => dialogs.purge(selection.targets()),
    clear: () => set(clear, { focus: true }),
  };
  const commands = listCommands({
    ids: list,
    whole: found.whole,
    selection,
    grid,
    actions,
    readOnly: db.readOnly,
    binned: shown.scope === 'bin',
    isQueue: shown.isQueue,
    detailsOpen: route.paper !== '',
    searching: route.q !== '',
    open,
    details,
    closeDetails: detail.close,
    tag: bulk.tag,
    merge: bulk.merge,
    copies: useCopyItems(selection.targets),
    bin: bulk.bin,
    chooseAll,
    export: () => {
      if (selection.now.chosen.size > 0) bulk.export();
      else dialogs.export(list, shown.name);
    },
    search: () => {
      field.current?.focus();
      field.current?.select();
    },
    clearSearch: () => search(''),
    palette: dialogs.palette,
    keys: dialogs.keys,
    layout: () => onPrefs({ ...prefs, layout: prefs.layout === 'list' ? 'table' : 'list' }),
    undo: () => void actions.undoLast(),
  });
  const { now } = selection;
  const chosen = useMemo(() => (now.chosen.size > 0 ? targets(now, ids ?? []) : noIds), [now, ids]);
  return {
    ids,
    selection,
    actions,
    busy,
    grid,
    section,
    detail,
    words,
    problems,
    commands,
    chosen,
    bulk,
    open,
    details,
    search,
    enter,
    /** Exports what is shown. */
    export: () => dialogs.export(list, shown.name),
    // Read aloud: how many are chosen, or how many there are.
    status:
      chosen.length > 0
        ? tn('library_chosen', chosen.length)
        : found.whole && ids
          ? tn('library_count', ids.length)
          : undefined,
    /** The query that "save as a view" saves. */
    viewQuery: shown.query,
    cycle: ({ paper }: Row) => void actions.status([paper.id], nextStatus(paper.status)),
    drop: (dropped: readonly string[], gap: number) => {
      const place = placeAt(list, dropped, gap);
      if (place) void actions.rank([...dropped], place);
    },
    sort: (sort: Sort) => {
      const key = route.q.trim() === '' ? shown.id : 'search';
      onPrefs({ ...prefs, sorts: { ...prefs.sorts, [key]: sort } });
    },
  };
}
