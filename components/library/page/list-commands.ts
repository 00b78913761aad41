import type { RefObject } from 'react';
import type { Status } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import type { MenuItem } from '../../ui/menu';
import { nextStatus } from '../paper-row';
import type { Actions } from '../use-actions';
import { type Command, press, sign, withAlt, withCtrl, withShift } from './commands';
import { mergeable } from './mergeable';
import type { GridHandle } from './paper-grid';
import { placeAfterStep, type Step } from './queue';
import { clear, extend, move, toggle } from './selection';
import type { ListSelection } from './use-selection';

/** What the commands of the list work with. */
export interface ListContext {
  ids: readonly string[];
  /** False while only the first of them are known. */
  whole: boolean;
  selection: ListSelection;
  grid: RefObject<GridHandle | null>;
  actions: Actions;
  readOnly: boolean;
  binned: boolean;
  isQueue: boolean;
  detailsOpen: boolean;
  searching: boolean;
  open: (id: string) => void;
  details: (id: string, part?: 'note') => void;
  closeDetails: () => void;
  tag: () => void;
  merge: () => void;
  /** The ways to copy the papers. */
  copies: readonly (MenuItem & { form: string })[];
  bin: () => void;
  /** Choose all papers of the list, as soon as all are known. */
  chooseAll: () => void;
  export: () => void;
  search: () => void;
  clearSearch: () => void;
  palette: () => void;
  keys: () => void;
  layout: () => void;
  undo: () => void;
}

const stars = [1, 2, 3, 4, 5] as const;

/** Moving the cursor, choosing, and the order of the queue. */
function moving(context: ListContext): Command[] {
  const { ids, selection, grid, isQueue, readOnly, actions } = context;
  const { now } = selection;
  const at = now.cursor === undefined ? -1 : ids.indexOf(now.cursor);
  const goTo = (index: number, ranging = false) => {
    const id = ids[Math.max(0, Math.min(index, ids.length - 1))];
    if (id === undefined) return;
    selection.set((was) => (ranging ? extend(was, id, ids) : move(was, id)), { focus: true });
  };
  const page = () => grid.current?.pageSize() ?? 10;
  const step = (name: Step) => {
    const moved = selection.targets();
    const place = placeAfterStep(ids, moved, name);
    if (place) void actions.rank(moved, place);
  };
  const silent = { group: 'list', silent: true, when: ids.length > 0 } as const;
  const queue = { group: 'list', when: isQueue && !readOnly && at >= 0 } as const;
  const down = () => goTo(at + 1);
  // Without a cursor the first key goes to the first row.
  const up = () => goTo(at < 0 ? 0 : at - 1);
  return [
    {
      id: 'next',
      name: t('popup_key_move'),
      keys: ['↓', '↑', 'j', 'k'],
      match: press('ArrowDown', 'j'),
      run: down,
      ...silent,
    },
    { id: 'previous', name: '', match: press('ArrowUp', 'k'), run: up, ...silent },
    {
      id: 'first',
      name: t('popup_key_ends'),
      keys: ['Home', 'End'],
      match: press('Home'),
      run: () => goTo(0),
      ...silent,
    },
    { id: 'last', name: '', match: press('End'), run: () => goTo(ids.length - 1), ...silent },
    {
      id: 'page',
      name: t('popup_key_page'),
      keys: ['PgUp', 'PgDn'],
      match: press('PageDown'),
      run: () => goTo(at + page()),
      ...silent,
    },
    { id: 'page-up', name: '', match: press('PageUp'), run: () => goTo(at - page()), ...silent },
    {
      id: 'choose',
      name: t('library_choose'),
      keys: ['x'],
      match: press('x'),
      run: () => {
        const { cursor } = now;
        if (cursor !== undefined) selection.set((was) => toggle(was, cursor));
      },
      ...silent,
    },
    {
      id: 'range',
      name: t('library_key_range'),
      keys: [t('key_shift'), '↓', '↑'],
      match: withShift('ArrowDown', 'j'),
      run: () => goTo(at + 1, true),
      ...silent,
    },
    {
      id: 'range-up',
      name: '',
      match: withShift('ArrowUp', 'k'),
      run: () => goTo(at - 1, true),
      ...silent,
    },
    {
      id: 'range-first',
      name: '',
      match: withShift('Home'),
      run: () => goTo(0, true),
      ...silent,
    },
    {
      id: 'range-last',
      name: '',
      match: withShift('End'),
      run: () => goTo(ids.length - 1, true),
      ...silent,
    },
    {
      id: 'all',
      name: t('library_key_all'),
      group: 'list',
      keys: ['Ctrl', 'A'],
      match: withCtrl('a'),
      when: ids.length > 0,
      run: context.chooseAll,
    },
    {
      id: 'queue-up',
      name: t('library_queue_up'),
      keys: ['Alt', '↑'],
      match: withAlt('ArrowUp'),
      run: () => step('up'),
      ...queue,
    },
    {
      id: 'queue-down',
      name: t('library_queue_down'),
      keys: ['Alt', '↓'],
      match: withAlt('ArrowDown'),
      run: () => step('down'),
      ...queue,
    },
    {
      id: 'queue-top',
      name: t('library_queue_top'),
      keys: ['Alt', 'Home'],
      match: withAlt('Home'),
      run: () => step('top'),
      ...queue,
    },
    {
      id: 'queue-bottom',
      name: t('library_queue_bottom'),
      keys: ['Alt', 'End'],
      match: withAlt('End'),
      run: () => step('bottom'),
      ...queue,
    },
  ];
}

/** What can be done with the chosen papers, or with the cursor's. */
function doing(context: ListContext): Command[] {
  const { ids, selection, grid, actions, readOnly, binned } = context;
  const { cursor, chosen } = selection.now;
  const some = chosen.size > 0 || (cursor !== undefined && ids.includes(cursor));
  const one = cursor !== undefined && some;
  const live = some && !readOnly && !binned;
  const row = () => (cursor === undefined ? undefined : grid.current?.row(cursor));
  const status = (to: Status) => void actions.status(selection.targets(), to);
  const withCursor = (work: (id: string) => void) => () => {
    if (cursor !== undefined) work(cursor);
  };
  return [
    {
      id: 'open',
      name: t('popup_key_open'),
      group: 'papers',
      keys: [t('key_enter'), 'o'],
      match: press('Enter', 'o'),
      when: one,
      run: withCursor(context.open),
    },
    {
      id: 'details',
      name: t('popup_key_details'),
      group: 'papers',
      keys: [t('key_space')],
      match: press(' '),
      when: one,
      run: () => (context.detailsOpen ? context.closeDetails() : withCursor(context.details)()),
    },
    {
      id: 'note',
      name: t('popup_key_note'),
      group: 'papers',
      keys: ['n'],
      match: press('n'),
      when: one && !binned,
      run: withCursor((id) => context.details(id, 'note')),
    },
    {
      id: 'tag',
      name: t('popup_key_tag'),
      group: 'papers',
      keys: ['t'],
      match: press('t'),
      when: live,
      run: context.tag,
    },
    {
      id: 'status',
      name: t('popup_key_status'),
      group: 'papers',
      keys: ['s'],
      match: press('s'),
      when: live,
      run: () => {
        const paper = row()?.paper;
        if (paper) status(nextStatus(paper.status));
      },
    },
    {
      id: 'pin',
      name: t('popup_key_pin'),
      group: 'papers',
      keys: ['p'],
      match: press('p'),
      when: live,
      run: () => {
        const paper = row()?.paper;
        if (paper) void actions.pin(selection.targets(), paper.pinned === 0);
      },
    },
    ...stars.map((rating) => ({
      id: `rate-${rating}`,
      name: t('library_key_rate'),
      group: 'papers' as const,
      keys: ['1–5'],
      match: press(String(rating)),
      when: live,
      silent: true,
      run: () => void actions.rate(selection.targets(), rating),
    })),
    {
      id: 'rate-none',
      name: t('library_stars_none'),
      group: 'papers',
      keys: ['0'],
      match: press('0'),
      when: live,
      silent: true,
      run: () => void actions.rate(selection.targets(), null),
    },
    ...context.copies.map(({ form, text, run }) => ({
      id: `copy-${form}`,
      name: text,
      group: 'papers' as const,
      when: some && !binned,
      run,
    })),
    {
      id: 'merge',
      name: t('merge_command'),
      group: 'papers',
      keys: ['m'],
      match: press('m'),
      when: live && mergeable(chosen.size),
      run: context.merge,
    },
    {
      id: 'bin',
      name: t('popup_key_delete'),
      group: 'papers',
      keys: [t('key_delete')],
      match: press('Delete', '#'),
      when: live,
      run: context.bin,
    },
    {
      id: 'restore',
      name: t('library_restore'),
      group: 'papers',
      when: some && !readOnly && binned,
      run: () => void actions.restore(selection.targets()),
    },
  ];
}

/** What concerns the page as a whole. */
function around(context: ListContext): Command[] {
  const { selection, detailsOpen, searching } = context;
  const leave = () => {
    if (selection.now.chosen.size > 0) selection.set(clear);
    else if (detailsOpen) context.closeDetails();
    else context.clearSearch();
  };
  return [
    {
      id: 'search',
      name: t('popup_key_search'),
      group: 'page',
      keys: ['/'],
      match: sign('/'),
      run: context.search,
    },
    {
      id: 'palette',
      name: t('library_palette'),
      group: 'page',
      keys: ['Ctrl', 'K'],
      match: withCtrl('k'),
      silent: true,
      run: context.palette,
    },
    {
      id: 'undo',
      name: t('popup_key_undo'),
      group: 'page',
      keys: ['Ctrl', 'Z'],
      match: withCtrl('z'),
      silent: true,
      run: context.undo,
    },
    {
      id: 'leave',
      name: t('library_key_leave'),
      group: 'page',
      keys: [t('key_esc')],
      match: press('Escape'),
      when: selection.now.chosen.size > 0 || detailsOpen || searching,
      silent: true,
      run: leave,
    },
    {
      id: 'export',
      name: t('library_key_export'),
      group: 'papers',
      keys: ['e'],
      match: press('e'),
      when: selection.now.chosen.size > 0 || (context.whole && context.ids.length > 0),
      run: context.export,
    },
    { id: 'layout', name: t('library_layout_toggle'), group: 'page', run: context.layout },
    {
      id: 'keys',
      name: t('popup_key_help'),
      group: 'page',
      keys: ['?'],
      run: context.keys,
    },
  ];
}

/** All commands of the list, in the order in which they are offered. */
export const listCommands = (context: ListContext): Command[] => [
  ...doing(context),
  ...moving(context),
  ...around(context),
];
