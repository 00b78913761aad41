/** The keys of the library page when everything can be done: for the list in the options. */
import type { KeyGroup } from '../../ui/keys-help';
import { keyGroups } from './keys-list';
import { type ListContext, listCommands } from './list-commands';
import { nothing as noSelection } from './selection';

const nothing = () => {};

export function libraryKeys(): KeyGroup[] {
  const context: ListContext = {
    ids: [],
    whole: true,
    selection: {
      now: noSelection,
      targets: () => [],
      set: nothing,
      wanted: { current: undefined },
    },
    grid: { current: null },
    actions: {} as never,
    readOnly: false,
    binned: false,
    isQueue: true,
    detailsOpen: false,
    searching: false,
    copies: [],
    open: nothing,
    details: nothing,
    closeDetails: nothing,
    tag: nothing,
    merge: nothing,
    bin: nothing,
    chooseAll: nothing,
    export: nothing,
    search: nothing,
    clearSearch: nothing,
    palette: nothing,
    keys: nothing,
    layout: nothing,
    undo: nothing,
  };
  return keyGroups(listCommands(context));
}
